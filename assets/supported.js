// Runs before the page is drawn, so that what script replaces does not flash. A file, because the page's policy allows no inline script.
document.body.className +=
  " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " nhsuk-frontend-supported" : "");
