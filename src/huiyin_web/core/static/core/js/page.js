/* Small comforts of every page; all of it also works without a script. */

const typing = (event) =>
  event.isComposing || event.ctrlKey || event.metaKey || event.altKey ||
  event.target.closest("input, select, textarea, [contenteditable]");

/* An open list closes on Escape, or when something else is pressed. */
function closePicks(except) {
  for (const pick of document.querySelectorAll("details[data-pick][open]")) {
    if (pick !== except) pick.open = false;
  }
}

document.addEventListener("click", (event) => closePicks(event.target.closest("details[data-pick]")));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details[data-pick][open]");
  closePicks(null);
  open?.querySelector("summary").focus();
  if (location.hash === "#menu") location.hash = "#content";
});

/* / goes to the search. */
document.addEventListener("keydown", (event) => {
  if (typing(event) || event.key !== "/") return;
  document.querySelector("[data-search]")?.focus();
  event.preventDefault();
});

/* What is wrong with a form is read first. */
document.querySelector("[data-errors]")?.focus();

/* The other language shows what the address says now, which a form may have changed since the page was made. */
document.addEventListener("submit", (event) => {
  const next = event.target.querySelector("[name=language]") && event.target.elements.next;
  if (next) next.value = location.pathname + location.search;
});

/* A form that was sent is not sent twice. */
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || event.target.hasAttribute("hx-post")) return;
  for (const button of event.target.querySelectorAll("button:not([name])")) button.disabled = true;
});

window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("form[method=post] button:not([name])")) button.disabled = false;
});

/* What a page keeps on this device for days without a signal stands in caches named `kept/<account>/<until>`: it goes in
   its time, when its owner signs out, and when anybody signs in. */
async function forgetKept(until) {
  if (!window.caches) return; // there on secure pages only, as is what would keep anything
  for (const name of await caches.keys()) {
    if (name.startsWith("kept/") && Number(name.split("/")[2]) < until) await caches.delete(name);
  }
}

forgetKept(Date.now());

document.addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("data-forgets")) return;
  event.preventDefault();
  forgetKept(Infinity).finally(() => event.target.submit());
});
