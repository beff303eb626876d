// Warns two minutes before a session ends, and lets it go on. Other tabs of the same browser count: each page that is opened writes down until when.
const AHEAD = 120_000;
const ENDS = "learnsafe-session-ends";

export function warnBeforeSignOut(dialog) {
  const idle = Number(dialog.dataset.appSession) * 1000;
  const ahead = Math.min(AHEAD, idle / 2);
  const form = dialog.querySelector("form");
  const over = dialog.querySelector("[data-app-session-over]");
  const soon = dialog.querySelector("[data-app-session-soon]");
  let timer;

  const goOn = () => {
    localStorage.setItem(ENDS, String(Date.now() + idle));
    look();
  };

  function look() {
    clearTimeout(timer);
    const left = Number(localStorage.getItem(ENDS)) - Date.now();
    if (left > ahead) {
      if (dialog.open) dialog.close();
      timer = setTimeout(look, left - ahead);
      return;
    }
    soon.hidden = left <= 0;
    over.hidden = left > 0;
    if (!dialog.open) dialog.showModal();
    if (left > 0) timer = setTimeout(look, Math.min(left, 5_000));
  }

  form.addEventListener("submit", async (press) => {
    press.preventDefault();
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => null);
    if (answer?.status === 204) goOn();
  });
  for (const close of dialog.querySelectorAll("[data-app-session-close]")) close.addEventListener("click", () => dialog.close());
  goOn();
}
