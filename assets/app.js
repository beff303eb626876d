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
import { openQuestions } from "./questions.js";

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

for (const form of document.querySelectorAll("form")) {
  if (form.querySelector("[data-app-when]")) openQuestions(form);
}
