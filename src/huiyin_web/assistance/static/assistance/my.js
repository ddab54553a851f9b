/* The list of one's households on a phone: finds while one types, shows what became of each visit, sends what waits. */

const mine = document.querySelector("[data-mine]").dataset;
const { all, send, forgetOld } = window.visitQueue;
const AGAIN = 60_000; // milliseconds between two attempts
const part = (name) => document.querySelector(`[data-${name}]`);

const find = part("find");
find.addEventListener("input", (event) => {
  if (event.isComposing) return;
  const asked = find.value.trim().toLowerCase();
  for (const home of document.querySelectorAll("[data-household]")) {
    home.parentElement.hidden = !home.textContent.toLowerCase().includes(asked);
  }
  for (const group of document.querySelectorAll(".c-homes")) {
    group.hidden = !group.querySelector("li:not([hidden])");
  }
});
find.addEventListener("compositionend", () => find.dispatchEvent(new Event("input")));

function line(item) {
  const row = document.querySelector(`template[data-state="${item.state}"]`).content.cloneNode(true);
  const what = row.querySelector("[data-what]");
  what.textContent = [item.receipt, item.head, item.day].filter(Boolean).join(" · ");
  if (item.state === "accepted") what.href = item.slip;
  if (item.state === "refused") {
    what.href = `${item.to}#${item.uuid}`;
    row.querySelector("[data-why]").textContent = item.why;
  }
  return row;
}

function count(place, number) {
  part(place).hidden = !number;
  part(place).querySelector("b").textContent = number;
}

async function show() {
  const items = await all();
  const own = items.filter((item) => item.by === mine.user).sort((a, b) => b.kept - a.kept);
  const waiting = (item) => item.state === "phone" || item.state === "sent";
  part("items").replaceChildren(...own.map(line));
  count("waiting", own.filter(waiting).length);
  count("others", items.filter((item) => item.by !== mine.user && waiting(item)).length);
  part("sign-in").hidden = !own.some((item) => item.asks === "sign-in");
  part("queue").hidden = !items.length;
  part("offline").hidden = navigator.onLine;
}

/* Whoever was visited is due no more once the office has the visit: it says so itself, to this very person. */
async function renew() {
  const answer = await fetch(location.href, { redirect: "manual" });
  if (answer.headers.get("Huiyin-Kept-For") !== mine.user) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const group of document.querySelectorAll(".c-homes")) group.remove();
  document.querySelector(".c-find").after(...page.querySelectorAll(".c-homes"));
  find.dispatchEvent(new Event("input"));
}

document.addEventListener("visits:changed", show);
document.addEventListener("visits:accepted", () => renew().catch(() => undefined)); // the signal may be gone again
addEventListener("offline", show);
addEventListener("online", () => show().then(send));
setInterval(send, AGAIN);
forgetOld().then(show).then(send);
