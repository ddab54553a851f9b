/* Make drawn charts live where the screen has room and the reader does not save data; the picture stays otherwise. */

const charts = document.querySelectorAll("[data-chart]");
const roomy = matchMedia("(min-width: 761px)").matches && !navigator.connection?.saveData;

async function enliven(figure) {
  const [runtime, answer] = await Promise.all([import(figure.dataset.runtime), fetch(figure.dataset.chart)]);
  if (!answer.ok) return;
  const live = document.createElement("div");
  await runtime.embed(live, await answer.json());
  figure.querySelector(".c-chart__stage").replaceChildren(live);
}

if (charts.length && roomy) {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      seen.unobserve(entry.target);
      enliven(entry.target).catch((reason) => console.warn("The chart stays as drawn:", reason));
    }
  }, { rootMargin: "200px" });
  for (const figure of charts) seen.observe(figure);
}
