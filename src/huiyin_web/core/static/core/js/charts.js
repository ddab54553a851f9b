/* Make drawn charts live: only where the screen has room and the reader does not save data. The picture stays otherwise. */

const charts = document.querySelectorAll("[data-chart]");
const roomy = matchMedia("(min-width: 761px)").matches && !navigator.connection?.saveData;

/* `ast` lets Vega interpret its expressions, because the content policy forbids eval; the tooltip is styled by our CSS. */
const OPTIONS = { ast: true, actions: false, defaultStyle: false, renderer: "svg", logLevel: 1, tooltip: { disableDefaultStyle: true } };

async function enliven(figure) {
  const [, answer] = await Promise.all([import(figure.dataset.runtime), fetch(figure.dataset.chart)]);
  if (!answer.ok) return;
  const stage = figure.querySelector(".c-chart__stage");
  const live = document.createElement("div");
  await window.huiyinEmbed(live, await answer.json(), OPTIONS);
  stage.replaceChildren(live);
}

if (charts.length && roomy) {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      seen.unobserve(entry.target);
      enliven(entry.target);
    }
  }, { rootMargin: "200px" });
  for (const figure of charts) seen.observe(figure);
}
