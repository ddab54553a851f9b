/* Opens the list and the form of a visit where there is no signal, from what the page kept. It sends nothing, and keeps
   nothing itself. */

const HOME = new URL("./", self.location).pathname;
const PATIENCE = 8_000; // milliseconds; a signal that is there and brings nothing is none

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function kept(path) {
  for (const name of await caches.keys()) {
    const [kind, , until] = name.split("/");
    if (kind !== "kept") continue;
    if (Number(until) < Date.now()) await caches.delete(name);
    else return (await caches.open(name)).match(path, { ignoreVary: true });
  }
  return undefined;
}

async function page(request, path) {
  const instead = await kept(path === HOME ? HOME : `${HOME}blank/`);
  if (!instead) return fetch(request);
  const tired = new Promise((_, failed) => setTimeout(failed, PATIENCE));
  return Promise.race([fetch(request), tired]).catch(() => instead);
}

async function file(request) {
  return (await kept(request.url)) || fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, pathname));
  else if (pathname.startsWith("/static/")) event.respondWith(file(request));
});
