/* Make drawn charts live where the screen has room and the reader does not save data; the picture stays otherwise.
   A chart that is drawn only when it is asked for (data-picture) brings no picture along: it is fetched here. */

const roomy = matchMedia("(min-width: 761px)").matches && !navigator.connection?.saveData;

function show(figure, content) {
  figure.querySelector(".c-chart__stage").replaceChildren(content);
}

async function enliven(figure) {
  const [runtime, answer] = await Promise.all([import(figure.dataset.runtime), fetch(figure.dataset.chart)]);
  if (!answer.ok) throw new Error(`${figure.dataset.chart} answered ${answer.status}`);
  const live = document.createElement("div");
  await runtime.embed(live, await answer.json());
  show(figure, live);
}

async function draw(figure) {
  const answer = await fetch(figure.dataset.picture);
  if (answer.ok) show(figure, new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement);
}

async function bring(figure) {
  try {
    if (roomy) return await enliven(figure);
  } catch (reason) {
    console.warn("The chart stays as drawn:", reason);
  }
  if (figure.dataset.picture) await draw(figure);
}

const seen = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((one) => one.isIntersecting)) {
    seen.unobserve(entry.target);
    bring(entry.target);
  }
}, { rootMargin: "200px" });

function watch(root) {
  for (const figure of root.querySelectorAll("[data-chart]")) {
    if (figure.dataset.picture) bring(figure); // at once: paper must not stay empty where nobody scrolled
    else if (roomy) seen.observe(figure);
  }
}

watch(document);
document.addEventListener("htmx:afterSettle", (event) => watch(event.target));
