/* Visits that wait on this phone. Each is kept under its own number until the office has answered with its receipt; sent
   again under the same number, it is still one visit. What anything else on the way answers does not count. */

const DATABASE = "huiyin-visits";
const STORE = "visits";
const WAIT = 30_000; // milliseconds; on a poor signal an answer may take long
const mine = document.querySelector("[data-mine]").dataset;

const done = (request) =>
  new Promise((given, failed) => {
    request.onsuccess = () => given(request.result);
    request.onerror = () => failed(request.error);
  });

/* Does one thing in the store, and says so only once it is on the disk. */
async function inStore(mode, work) {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "uuid" });
  const database = await done(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const written = new Promise((given, failed) => {
      transaction.oncomplete = given;
      transaction.onabort = () => failed(transaction.error);
    });
    const found = await done(work(transaction.objectStore(STORE)));
    await written;
    return found;
  } finally {
    database.close();
  }
}

const all = () => inStore("readonly", (store) => store.getAll());
const one = (uuid) => inStore("readonly", (store) => store.get(uuid));
const drop = (uuid) => inStore("readwrite", (store) => store.delete(uuid));

async function put(item) {
  await inStore("readwrite", (store) => store.put(item));
  document.dispatchEvent(new CustomEvent("visits:changed"));
}

const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";

/* Sends one visit and says what became of it. */
async function answerTo(item) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), WAIT);
  try {
    const answer = await fetch(item.to, {
      method: "POST",
      redirect: "manual",
      headers: { Accept: "application/json", "X-CSRFToken": token() },
      body: new URLSearchParams(item.fields),
      signal: patience.signal,
    });
    if (answer.type === "opaqueredirect") return { state: "phone", asks: "sign-in" };
    const told = await answer.json();
    if (told.uuid === item.uuid && told.receipt) {
      // Nothing of the family stays on the phone.
      return { state: "accepted", receipt: told.receipt, slip: told.slip, head: "", fields: [], at: Date.now() };
    }
    if (told.code === "VISIT_NOT_YOURS") return { state: "phone", asks: "sign-in" };
    return told.code && answer.status < 500 ? { state: "refused", why: told.detail } : { state: "phone" };
  } catch {
    return { state: "phone" };
  } finally {
    clearTimeout(timer);
  }
}

async function sendAll() {
  let taken = false;
  for (const { uuid } of await all()) {
    const item = await one(uuid);
    if (item?.by !== mine.user || !["phone", "sent"].includes(item.state)) continue;
    await put({ ...item, state: "sent", asks: "" });
    const came = await answerTo(item);
    // Another window may have had the receipt meanwhile.
    if ((await one(uuid))?.state === "accepted") continue;
    await put({ ...item, asks: "", ...came });
    taken ||= came.state === "accepted";
    if (came.state === "phone") break; // the next would fare no better
  }
  if (taken) document.dispatchEvent(new CustomEvent("visits:accepted"));
}

let sent = Promise.resolve();

/* One after another: a signal that comes back while an attempt is failing has an attempt of its own. */
function send() {
  sent = sent.catch(() => undefined).then(sendAll);
  return sent;
}

/* A receipt is shown for as long as a phone keeps anything. */
async function forgetOld() {
  const past = Date.now() - mine.days * 86_400_000;
  for (const item of await all()) if (item.state === "accepted" && item.at < past) await drop(item.uuid);
}

window.visitQueue = { all, one, put, send, forgetOld };
