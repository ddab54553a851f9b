/* The rows of the first table by keyboard: j and k walk them, Enter opens (a link does so by itself), x ticks; arrows walk
   once a row is reached, before that they scroll as ever. ? shows the keys where the page lists them. All of it also works
   without a script, by Tab and the space bar; nothing is taken from a field in which somebody types. */

const FIELDS = "input:not([type=checkbox]), select, textarea, [contenteditable]";
const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

const free = (event) =>
  !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest(FIELDS);

const rows = () => [...(document.querySelector("[data-rows]")?.querySelectorAll("tbody tr:has(> :first-child a)") ?? [])];
const present = (all) => all.findIndex((row) => row.contains(document.activeElement));

function walk(all, step) {
  const at = present(all);
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
  all[next].querySelector(":scope > :first-child a").focus();
}

document.addEventListener("keydown", (event) => {
  if (!free(event) || !(event.key in STEPS)) return;
  const all = rows();
  if (!all.length || (event.key.startsWith("Arrow") && present(all) < 0)) return;
  event.preventDefault();
  walk(all, STEPS[event.key]);
});

document.addEventListener("keydown", (event) => {
  if (!free(event) || event.key !== "x") return;
  const all = rows();
  all[present(all)]?.querySelector("input[type=checkbox]")?.click();
});

document.addEventListener("keydown", (event) => {
  const keys = document.querySelector("[data-keys]");
  if (!keys) return;
  if (event.key === "?" && free(event)) {
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary").focus();
  } else if (event.key === "Escape" && keys.open && keys.contains(document.activeElement)) {
    keys.open = false;
  }
});
