// Saves each field by itself a moment after the typing stops, with the number of what was there when the page was shown.
// What cannot be saved stays in the page, and the line beneath its field says why. Without this script the form's Save button does the same.
const PAUSE = 1200;
const AGAIN = 15_000;

export function saveAsTyped(form) {
  const fields = [...form.querySelectorAll("[data-app-field][data-app-url]")].map((place) => watch(form, place));
  window.addEventListener("online", () => fields.forEach((field) => field.retry()));
  window.addEventListener("beforeunload", (leaving) => {
    if (!form.dataset.appSent && fields.some((field) => field.waits())) leaving.preventDefault();
  });
  form.addEventListener("submit", () => (form.dataset.appSent = "true"));
}

function inputsOf(place) {
  return [...place.querySelectorAll("input[name], textarea[name], select[name]")].filter((input) => !input.matches("[data-app-seen]") && !input.name.startsWith("keep."));
}

function typedIn(place) {
  return JSON.stringify(inputsOf(place).filter((input) => input.type !== "radio" || input.checked).filter((input) => input.value !== "").map((input) => [input.name, input.value]));
}

function watch(form, place) {
  const seen = place.querySelector("[data-app-seen]");
  const line = place.querySelector("[data-app-saved]");
  const answer = place.querySelector("[data-app-answer]");
  const key = seen.name.replace(/^seen\./, "f.");
  let saved = typedIn(place);
  let timer;
  let saving = false;
  // Until somebody chooses, a field in conflict is not sent again.
  let chooses = false;
  let keeps = false;

  const waits = () => saving || typedIn(place) !== saved;
  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };
  const say = (words, wrong) => {
    line.textContent = words;
    line.classList.toggle("app-saved--not", wrong);
  };

  async function save() {
    clearTimeout(timer);
    const typed = typedIn(place);
    if (typed === saved || chooses || saving) return;
    saving = true;
    say("Saving…", false);
    const body = new FormData();
    body.set("__RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]").value);
    body.set("field", place.dataset.appField);
    body.set(seen.name, seen.value);
    for (const input of inputsOf(place)) if (input.type !== "radio" || input.checked) body.set(input.name, input.value);
    if (keeps || place.querySelector(`[name="keep.${key}"]`)?.checked) body.set(`keep.${key}`, "true");
    let response;
    try {
      response = await fetch(place.dataset.appUrl, { method: "POST", body, redirect: "manual" });
    } catch {
      saving = false;
      say("Not saved: the network is away. Your text stays here and is sent when it is back.", true);
      later(AGAIN);
      return;
    }
    const result = response.headers.get("content-type")?.startsWith("application/json") ? await response.json() : null;
    saving = false;
    if (result === null) {
      const signedOut = response.type === "opaqueredirect" || response.status === 401;
      say(
        signedOut
          ? "Not saved: you are signed out. Your text stays here. Sign in in another window, then go on typing."
          : response.status === 404 || response.status === 403
            ? "Not saved: you can no longer work on this response. Copy your text before you leave."
            : `Not saved: the server answered ${response.status}. Your text stays here.`,
        true
      );
      if (signedOut || response.status >= 500) later(AGAIN);
      return;
    }
    settle(result, typed);
  }

  function settle(result, typed) {
    answer.replaceChildren();
    if (result.outcome === "saved") {
      seen.value = result.revision;
      saved = typed;
      say(result.at ? `Saved at ${result.at}` : "Saved", false);
      hint(result.hints ?? []);
      if (typedIn(place) !== saved) later(PAUSE);
    } else if (result.outcome === "conflict") {
      chooses = true;
      say(`Not saved: ${result.by} changed this meanwhile. Choose below.`, true);
      choose(result);
    } else {
      say(`Not saved: ${lower(result.fault)}`, true);
      if (result.asks) press("Keep it: it identifies nobody", () => ((keeps = true), save()));
    }
  }

  function choose(result) {
    const box = document.createElement("div");
    box.className = "nhsuk-inset-text";
    const head = document.createElement("p");
    head.textContent = `${result.by} saved this${result.at ? ` at ${result.at}` : ""}:`;
    const theirs = document.createElement("p");
    theirs.className = "app-typed-text";
    theirs.textContent = result.theirs || "They emptied it.";
    box.append(head, theirs);
    answer.append(box);
    press("Keep mine", () => {
      chooses = false;
      seen.value = result.revision;
      save();
    });
    press("Use theirs", () => {
      fill(result.parts ?? {});
      chooses = false;
      seen.value = result.revision;
      saved = typedIn(place);
      say("Theirs is here now", false);
    });
  }

  function fill(parts) {
    for (let row = 0; Object.keys(parts).some((name) => name.startsWith(`${key}.${row}.`)); row++)
      if (place.querySelector("[data-app-rows]") && !place.querySelector(`[data-app-row="${row}"]`)) addRow(place);
    for (const input of inputsOf(place)) {
      if (input.type === "radio") input.checked = parts[input.name] === input.value;
      else input.value = parts[input.name] ?? "";
    }
  }

  function press(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nhsuk-button nhsuk-button--secondary nhsuk-button--small app-saved__choice";
    button.textContent = words;
    button.addEventListener("click", () => {
      answer.replaceChildren();
      act();
    });
    answer.append(button);
  }

  function hint(hints) {
    if (hints.length === 0) return;
    const list = document.createElement("ul");
    list.className = "nhsuk-list nhsuk-list--bullet app-word-hints";
    for (const one of hints) {
      const item = document.createElement("li");
      item.textContent = `“${one.words}”: ${one.why} ${one.better}`;
      list.append(item);
    }
    answer.append(list);
  }

  place.addEventListener("input", () => later(PAUSE));
  place.addEventListener("change", () => later(PAUSE));
  place.addEventListener("focusout", (leaving) => {
    if (!place.contains(leaving.relatedTarget)) save();
  });
  const more = place.querySelector("[data-app-add-row]");
  if (more) {
    more.hidden = false;
    more.addEventListener("click", () => addRow(place).querySelector("textarea, select").focus());
  }
  return { waits, retry: save };
}

function addRow(place) {
  const rows = place.querySelectorAll("[data-app-row]");
  const row = rows[rows.length - 1].cloneNode(true);
  const number = rows.length;
  const old = row.dataset.appRow;
  row.dataset.appRow = number;
  row.setAttribute("aria-label", row.getAttribute("aria-label").replace(/\d+$/, number + 1));
  for (const input of row.querySelectorAll("[name]")) {
    input.name = input.name.replace(`.${old}.`, `.${number}.`);
    const label = row.querySelector(`label[for="${input.id}"]`);
    input.id = input.id.replace(`-${old}-`, `-${number}-`);
    if (label) label.htmlFor = input.id;
    input.value = "";
  }
  rows[rows.length - 1].after(row);
  return row;
}

function lower(words) {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
