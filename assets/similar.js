// While somebody describes an event: says quietly, under the field, that something like it was told before. Without this the page to check says so.
const PAUSE = 1500;
const SHORTEST = 30;

export function tellWhatIsSimilar(place) {
  const form = place.closest("form");
  const field = form.elements.namedItem(place.dataset.appSimilarTo);
  if (!field) return;
  field.closest(".nhsuk-form-group").after(place);
  let timer;
  let asked = "";

  async function ask() {
    const text = field.value.trim();
    if (text === asked) return;
    asked = text;
    const body = new FormData();
    body.set("__RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]").value);
    body.set("text", text);
    let shown = "";
    if (text.length >= SHORTEST) {
      try {
        const response = await fetch(place.dataset.appSimilar, { method: "POST", body, redirect: "manual" });
        if (response.ok) shown = (await response.text()).trim();
      } catch {
        // It is a hint: where the network is away, nobody misses it.
      }
    }
    // What is the same is not read out again.
    if (text === asked && shown !== place.dataset.appShown) {
      place.dataset.appShown = shown;
      place.innerHTML = shown;
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  if (field.value.trim().length >= SHORTEST) timer = setTimeout(ask, PAUSE);
}
