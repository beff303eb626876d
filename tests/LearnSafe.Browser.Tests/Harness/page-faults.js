() => {
  const faults = [];
  const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const say = (element) => `<${element.tagName.toLowerCase()}> "${(text(element) || element.name || element.id || element.className).slice(0, 60)}"`;

  const headings = [...document.querySelectorAll("h1")];
  if (headings.length !== 1) faults.push(`${headings.length} h1 elements`);
  if (document.documentElement.lang !== "en") faults.push(`html lang is "${document.documentElement.lang}"`);

  // "Error: " first where something is wrong, then heading – section – service.
  const wrong = document.querySelector(".nhsuk-error-summary") !== null;
  if (document.title.startsWith("Error: ") !== wrong) faults.push(`title "${document.title}" ${wrong ? "lacks" : "has"} "Error: "`);
  const parts = document.title.replace(/^Error: /, "").split(" – ");
  if (parts.length < 2 || parts.at(-1) !== "LearnSafe") faults.push(`title "${document.title}" does not end with the service`);
  if (headings.length === 1) {
    const caption = headings[0].querySelector(".nhsuk-caption-l, .nhsuk-caption-m, .nhsuk-caption-xl");
    const whole = text(headings[0]);
    const own = caption ? whole.replace(text(caption), "").trim() : whole;
    const title = parts[0];
    if (!whole.includes(title) && !(own && title.includes(own))) faults.push(`title begins "${title}" but the heading is "${whole}"`);
  }

  // Landmarks in the order in which they are read.
  const landmarks = [...document.querySelectorAll("header[role=banner], main, footer[role=contentinfo]")].map((element) => element.tagName);
  if (landmarks.join(" ") !== "HEADER MAIN FOOTER") faults.push(`landmarks in the order ${landmarks.join(", ")}`);
  const navigations = [...document.querySelectorAll("nav")].map((nav) => nav.getAttribute("aria-label") ?? nav.getAttribute("aria-labelledby"));
  if (navigations.some((name) => !name) || new Set(navigations).size !== navigations.length) faults.push(`navigation without a name of its own: ${navigations.join(", ")}`);
  if (document.querySelector(".nhsuk-back-link:not(.nhsuk-breadcrumb *)") && document.querySelector(".nhsuk-breadcrumb")) faults.push("a back link and a breadcrumb");

  const first = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")].find((element) => element.tabIndex >= 0);
  if (!first?.matches(".nhsuk-skip-link") || document.querySelector("[tabindex]:not([tabindex='0']):not([tabindex='-1'])")) faults.push("the skip link is not the first stop");
  if (first?.hash && !document.querySelector(first.hash)) faults.push("the skip link leads nowhere");

  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) faults.push(`id "${id}" is there twice`);
  for (const link of document.querySelectorAll(".nhsuk-error-summary a")) if (!document.querySelector(`[id="${link.hash.slice(1)}"]`)) faults.push(`the error summary's link "${text(link)}" leads nowhere`);

  for (const element of document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")) {
    const style = getComputedStyle(element);
    if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(".nhsuk-skip-link, .nhsuk-u-visually-hidden")) continue;
    // A link within a sentence or a cell may be as high as its line.
    if (style.display === "inline") continue;
    const box = element.getBoundingClientRect();
    if (box.width < 24 || box.height < 24) faults.push(`${say(element)} is ${Math.round(box.width)} by ${Math.round(box.height)} px, less than 24`);
  }

  for (const element of document.querySelectorAll("[style], [onclick]")) faults.push(`inline style or script on ${say(element)}`);
  return faults;
}
