// Every page works without this file; it only improves what is there.
import {
  createAll,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  Header,
  NotificationBanner,
  PasswordInput,
  Radios,
  Scroll,
  SkipLink,
  Table
} from "nhsuk-frontend";

for (const component of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  Header,
  NotificationBanner,
  PasswordInput,
  Radios,
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
