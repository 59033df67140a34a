// The margins that the page's own style gives to paper: top, right, bottom, left, in CSS pixels.
"use strict";
(() => {
  const rules = Array.from(document.styleSheets, (sheet) => Array.from(sheet.cssRules)).flat();
  const measured = document.createElement("div");
  measured.style.padding = rules.findLast((rule) => rule instanceof CSSPageRule)?.style.margin || "2cm";
  document.documentElement.append(measured);
  const style = getComputedStyle(measured);
  const margins = ["Top", "Right", "Bottom", "Left"].map((side) => parseFloat(style[`padding${side}`]));
  measured.remove();
  return JSON.stringify(margins);
})();
