() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > width + 1);
  const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  return [`scrolls sideways at ${width} px: ${innermost.slice(0, 5).map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`).join("; ")}`];
}
