/** Shows a step's details while its arrow is pointed at or has the focus. Without it, titles and the list of steps remain. */
export const PAGE_SCRIPT = `(() => {
"use strict";
const panel = document.getElementById("panel");
const steps = Array.from(document.querySelectorAll("[data-step]"));
let shown = null;
for (const step of steps) {
  const title = step.querySelector("title");
  step.setAttribute("aria-label", title.textContent);
  title.remove();
}
const stepOf = (target) => target instanceof Element ? target.closest("[data-step]") : null;
const visible = (step) => step.getClientRects().length > 0;
function fill(step) {
  const cells = Array.from(document.getElementById("s" + step.dataset.step).cells);
  const last = cells.pop();
  const heading = document.createElement("h2");
  heading.textContent = last.querySelector("p").textContent;
  const place = document.createElement("p");
  place.textContent = cells.map((cell) => cell.textContent).filter((text) => text !== "").join(" · ");
  const list = last.querySelector("dl");
  panel.replaceChildren(heading, place, ...(list === null ? [] : [list.cloneNode(true)]));
}
function put(step) {
  const target = step.getBoundingClientRect();
  const own = panel.getBoundingClientRect();
  const below = target.bottom + 8 + own.height <= innerHeight;
  const top = below ? target.bottom + 8 : Math.max(8, target.top - 8 - own.height);
  const left = Math.max(8, Math.min(target.left, innerWidth - own.width - 8));
  panel.style.setProperty("top", top + "px");
  panel.style.setProperty("left", left + "px");
}
function show(step) {
  if (shown !== step) {
    hide();
    shown = step;
    for (const twin of steps) if (twin.dataset.step === step.dataset.step) twin.classList.add("shown");
    fill(step);
  }
  panel.hidden = false;
  put(step);
}
function uncover(step) {
  const hidden = step.getBoundingClientRect().bottom + 8 - panel.getBoundingClientRect().top;
  if (hidden > 0 && getComputedStyle(panel).bottom === "8px") scrollBy(0, hidden);
}
function hide() {
  if (shown === null) return;
  for (const twin of document.querySelectorAll(".shown")) twin.classList.remove("shown");
  shown = null;
  panel.hidden = true;
}
function focused() {
  return stepOf(document.activeElement);
}
document.addEventListener("focusin", (event) => {
  const step = stepOf(event.target);
  if (step === null) hide();
  else {
    show(step);
    uncover(step);
  }
});
document.addEventListener("focusout", hide);
document.addEventListener("pointerover", (event) => {
  const step = stepOf(event.target);
  if (step !== null) show(step);
});
document.addEventListener("pointerout", (event) => {
  if (stepOf(event.target) === null || stepOf(event.relatedTarget) === shown) return;
  const kept = focused();
  if (kept === null) hide();
  else show(kept);
});
document.addEventListener("click", (event) => {
  const step = stepOf(event.target);
  if (step !== null) {
    step.focus();
    show(step);
  } else if (!panel.contains(event.target)) hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hide();
    return;
  }
  const step = focused();
  if (step === null || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (shown === step) hide();
    else show(step);
    return;
  }
  const there = steps.filter(visible);
  const now = there.indexOf(step);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: there.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  if (there[next] !== undefined) {
    there[next].focus();
    there[next].scrollIntoView({ block: "nearest" });
  }
});
addEventListener("scroll", () => {
  if (shown !== null) put(shown);
}, { passive: true });
addEventListener("resize", () => {
  if (shown === null) return;
  if (visible(shown)) put(shown);
  else hide();
});
})();
`;

/** Where the script shows them. */
export const PAGE_PANEL = '<aside id="panel" role="status" hidden></aside>\n';
