// Every page works without this file; it only improves what is there.
// FileUpload is left out: its button's name does not hold the words that are seen on it (axe: label-content-name-mismatch), and the browser's own field takes a dropped file too.
import {
  createAll,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  Header,
  NotificationBanner,
  PasswordInput,
  Radios,
  Scroll,
  SkipLink,
  Table
} from "nhsuk-frontend";
import { saveAsTyped } from "./autosave.js";
import { offerPasskeys } from "./passkeys.js";
import { openQuestions } from "./questions.js";
import { warnBeforeSignOut } from "./session.js";
import { tellWhatIsSimilar } from "./similar.js";

// A radio button has no expanded state (axe: aria-allowed-attr; alphagov/govuk-frontend#979); what it reveals follows it in reading order.
class RevealingRadios extends Radios {
  syncConditionalRevealWithInputState(input) {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute("aria-expanded");
  }
}

for (const component of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  Header,
  NotificationBanner,
  PasswordInput,
  RevealingRadios,
  Scroll,
  SkipLink,
  Table
]) {
  createAll(component);
}

for (const press of document.querySelectorAll("[data-app-print]")) {
  press.hidden = false;
  press.addEventListener("click", () => window.print());
}

for (const form of document.querySelectorAll("form")) {
  if (form.querySelector("[data-app-when]")) openQuestions(form);
}

// Where there is room nothing is folded: opening it would be one press more.
if (!window.matchMedia("(min-width: 40.0625em)").matches) {
  for (const details of document.querySelectorAll("details[data-app-folded-on-a-phone]")) details.open = false;
}
for (const dialog of document.querySelectorAll("[data-app-session]")) warnBeforeSignOut(dialog);
for (const form of document.querySelectorAll("[data-app-passkey]")) offerPasskeys(form);
for (const place of document.querySelectorAll("[data-app-similar]")) tellWhatIsSimilar(place);
for (const form of document.querySelectorAll("[data-app-autosave]")) saveAsTyped(form);
