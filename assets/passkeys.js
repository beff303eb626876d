// Asks the browser for a passkey, or for a new one, and sends its answer with the form. Without this the page says in words that it cannot.
export function offerPasskeys(form) {
  const known = window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.PublicKeyCredential.parseRequestOptionsFromJSON;
  if (!known) return;
  form.hidden = false;
  for (const words of document.querySelectorAll("[data-app-passkey-without]")) words.hidden = true;
  const fault = form.querySelector("[data-app-passkey-error]");

  const ask = async () => {
    const body = new FormData();
    body.set("__RequestVerificationToken", form.elements["__RequestVerificationToken"].value);
    const answer = await fetch(form.dataset.appOptions, { method: "POST", body });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
    const options = await answer.json();
    return form.dataset.appPasskey === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  };

  form.addEventListener("submit", async (press) => {
    press.preventDefault();
    fault.hidden = true;
    try {
      form.elements["Credential"].value = JSON.stringify((await ask()).toJSON());
      form.submit();
    } catch {
      // Cancelled, too late, or no such device: the browser does not say which.
      fault.hidden = false;
    }
  });
}
