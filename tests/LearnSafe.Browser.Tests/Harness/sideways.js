async () => {
  // Scripts that follow the width (the header's menu) run a frame or two after it has changed: only what stays wide is a fault.
  for (let frame = 0; frame < 30 && document.documentElement.scrollWidth > document.documentElement.clientWidth; frame++)
    await new Promise((resolve) => { requestAnimationFrame(resolve); setTimeout(resolve, 50); });
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > width + 1);
  const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  return [`scrolls sideways at ${width} px (${document.documentElement.scrollWidth} wide): ${innermost.slice(0, 5).map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`).join("; ")}`];
}
