() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const name = `<${element.tagName.toLowerCase()}> "${(element.labels?.[0]?.textContent ?? element.textContent ?? "").trim().slice(0, 60)}"`;
  // A radio button or checkbox lies invisible over its drawing, which shows the focus in its place.
  const drawn = element.matches(".nhsuk-radios__input, .nhsuk-checkboxes__input") ? element.nextElementSibling : element;
  const box = drawn.getBoundingClientRect();
  if (box.width < 2 || box.height < 2) return `the focus is on something that is not to be seen: ${name}`;
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return `the focus is outside the window: ${name}`;
  // Something that stays in place, like a sticky header, must not lie over it.
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
  const above = document.elementFromPoint(x, y);
  if (above && getComputedStyle(above).position === "fixed" && !above.contains(element)) return `the focus is hidden behind something: ${name}`;
  const shows = (style) =>
    (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none" || style.backgroundColor === "rgb(255, 235, 59)";
  if (!shows(getComputedStyle(drawn)) && !shows(getComputedStyle(drawn, "::before"))) return `the focus does not show: ${name}`;
  return null;
}
