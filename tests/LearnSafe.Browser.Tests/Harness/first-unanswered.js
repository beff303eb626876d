() => {
  const answered = (fields) => fields.some((field) => (["radio", "checkbox"].includes(field.type) ? field.checked : field.value.trim() !== ""));
  const named = (field) => field.closest("fieldset")?.querySelector("legend") ?? field.labels?.[0];
  for (const field of document.querySelectorAll("main form input:not([type=hidden]), main form textarea, main form select")) {
    if (!field.checkVisibility({ visibilityProperty: true }) || field.closest("details:not([open])")) continue;
    if (named(field)?.textContent.includes("(optional)")) continue;
    if (field.tagName === "SELECT" && field.name.endsWith(".Unit")) continue;
    const together = [...field.form.elements].filter((other) => other.name === field.name);
    if (!answered(together)) return field.id;
  }
  return null;
}
