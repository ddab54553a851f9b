/* Make drawn figures live under a strict content policy: the end of the bundle that runtime.py makes.

   `ast` has Vega interpret its expressions, because the policy forbids eval; no style element is added, so the page's
   own style sheet dresses the tooltip (`#vg-tooltip-element`). */
const OPTIONS = { ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: { disableDefaultStyle: true } };

/* Draw a specification into an element. Vega's own words for screen readers are English only, so they go; decoration,
   such as a line over a map, must not lie between the pointer and what it points at. */
export async function embed(stage, spec) {
  const drawn = await vegaEmbed(stage, spec, OPTIONS);
  for (const part of [stage, ...stage.querySelectorAll("[aria-roledescription]")]) part.removeAttribute("aria-roledescription");
  for (const part of stage.querySelectorAll('[aria-hidden="true"]')) part.setAttribute("pointer-events", "none");
  return drawn;
}

/* The drawn picture gives way only to a live one that is ready; whatever fails, it stays. */
async function enliven(figure) {
  const spec = figure.parentElement.querySelector(':scope > script[type="application/json"]');
  const stage = document.createElement("div");
  await embed(stage, JSON.parse(spec.textContent));
  figure.replaceChildren(stage);
}

for (const figure of document.querySelectorAll("[data-figure]")) {
  enliven(figure).catch((reason) => console.warn("The figure stays as drawn:", reason));
}
