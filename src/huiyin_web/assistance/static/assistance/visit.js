/* A visit is put on the phone first and sent from there, so that no signal and no second tap can lose or double it. */

const { one, put } = window.visitQueue;
const mine = document.querySelector("[data-mine]").dataset;
const form = document.querySelector("[data-visit]");
const here = document.querySelector("[data-here]");
const withSomebody = form.querySelector("[data-with-somebody]");
const promised = form.querySelector("[data-promised]");

/* A number of its own for each visit; the browser's own function is there on secure pages only. */
function newNumber() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/* Without a signal the household comes from the list that the phone keeps. */
async function bringHousehold() {
  const number = /(\d+)\/$/.exec(location.pathname)?.[1];
  const list = await caches.match(mine.home, { ignoreVary: true });
  const page = new DOMParser().parseFromString(await list.text(), "text/html");
  const home = page.querySelector(`[data-household="${number}"]`);
  if (!home) {
    location.replace(mine.home); // one that this phone does not keep
    return;
  }
  const name = home.querySelector("a");
  name.replaceWith(name.textContent);
  here.replaceChildren(document.adoptNode(home));
  form.elements.visited_on.value = today();
  form.elements.next_on.value = home.dataset.owed;
  askAbout(home.dataset.promise);
}

/* What became of a promise is asked only where one was made. */
function askAbout(promise) {
  promised.hidden = promised.disabled = !promise;
  form.elements.promise.value = promise ?? "";
}

/* A visit that the office did not accept is mended in its own words, under its own number. */
async function bringBack(item) {
  for (const box of form.querySelectorAll(":checked")) box.checked = false;
  const asked = new Map(item.fields).get("promise");
  const sameAsked = asked === form.elements.promise.value;
  for (const [name, value] of item.fields) {
    const field = form.elements[name];
    if (name === "promise" || (name === "kept" && !sameAsked)) continue; // an answer stays with its promise
    if (name === "found" || name === "kept") field.value = value;
    else if (name === "needs") form.querySelector(`[name=needs][value="${value}"]`).checked = true;
    else field.value = value;
  }
  form.querySelector("details").open = true;
}

function withOrWithout() {
  const nobody = form.elements.found.value === "nobody";
  withSomebody.hidden = withSomebody.disabled = nobody; // what is disabled is not sent
}

/* A second press on an answer takes it back: nobody has to give one. */
let answered = null;
function takeBack({ target }) {
  if (target.name !== "kept") return;
  target.checked = target !== answered;
  answered = target.checked ? target : null;
}

async function begin() {
  form.elements.uuid.value = newNumber();
  if (form.hasAttribute("data-without-household")) await bringHousehold();
  const item = location.hash && (await one(location.hash.slice(1)));
  if (item && item.by === mine.user && item.state === "refused") await bringBack(item);
  withOrWithout();
}

async function keep(event) {
  event.preventDefault();
  if (form.dataset.kept) return;
  form.dataset.kept = "yes";
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const { head } = here.querySelector("[data-household]").dataset;
  const uuid = form.elements.uuid.value;
  const day = form.elements.visited_on.value;
  const item = { uuid, by: mine.user, to: location.pathname, head, day, fields, state: "phone", kept: Date.now() };
  try {
    await put(item);
    location.assign(mine.home);
  } catch {
    form.submit(); // a browser that keeps nothing sends the form itself
  }
}

form.addEventListener("change", withOrWithout);
promised.addEventListener("click", takeBack);
form.addEventListener("submit", keep);
addEventListener("pageshow", (event) => {
  delete form.dataset.kept;
  if (event.persisted) location.reload(); // one came back to a form whose visit was kept
});
begin();
