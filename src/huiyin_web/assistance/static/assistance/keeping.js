/* Keeps the list and the form of a visit for days without a signal: the answers as they came, and what they need. */

const mine = document.querySelector("[data-mine]").dataset;
const OURS = "Huiyin-Kept-For";
const DAY = 86_400_000;
const note = document.querySelector("[data-kept]");

function needs(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const parts = page.querySelectorAll("link[rel~=stylesheet], link[rel~=icon], script[src], use");
  return [...parts].map((part) => (part.getAttribute("href") || part.getAttribute("src")).split("#")[0]);
}

async function keep() {
  const pages = await Promise.all([mine.home, mine.blank].map((url) => fetch(url, { redirect: "manual" })));
  // Only what the platform gave to this very person: a portal answers everything, and accounts may have changed.
  if (!pages.every((page) => page.ok && page.headers.get(OURS) === mine.user)) return;
  // The name says whose it is and until when it may stay; core/js/page.js wipes by it.
  const name = `kept/${mine.user}/${Date.now() + mine.days * DAY}`;
  const kept = await caches.open(name);
  const files = new Set();
  for (const page of pages) {
    for (const file of needs(await page.clone().text())) files.add(file);
    await kept.put(new URL(page.url).pathname, page);
  }
  await kept.addAll([...files]);
  for (const other of await caches.keys()) {
    if (other.startsWith("kept/") && other !== name) await caches.delete(other);
  }
  note.hidden = false;
}

if (navigator.serviceWorker && window.caches) {
  navigator.serviceWorker
    .register(mine.worker)
    .then(() => (navigator.onLine ? keep() : undefined))
    .catch(() => undefined); // without a signal nothing can be kept anew
  document.addEventListener("visits:accepted", () => keep().catch(() => undefined));
}
