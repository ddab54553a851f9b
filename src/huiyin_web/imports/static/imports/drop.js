/* A file may be dropped anywhere on the page; its size is looked at before it travels. Without a script the field stays. */

const into = document.querySelector("[data-drop-into]");
const box = document.querySelector("[data-drop]");

function look() {
  const most = Number(box.dataset.most);
  const tooBig = into.files.length > 0 && into.files[0].size > most;
  box.querySelector("[data-drop-too-big]").hidden = !tooBig;
  into.form.querySelector("button:not([name])").disabled = tooBig;
}

function isFile(event) {
  return event.dataTransfer?.types.includes("Files");
}

if (into && box) {
  box.querySelector("[data-drop-words]").hidden = false;
  into.addEventListener("change", look);
  document.addEventListener("dragover", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    box.classList.add("is-over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) box.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    box.classList.remove("is-over");
    into.files = event.dataTransfer.files;
    into.dispatchEvent(new Event("change"));
    into.focus();
  });
}

/* A receipt can be printed by a press; the browser's own command does the same. */
const showPrint = () => {
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
};

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
document.addEventListener("htmx:afterSettle", showPrint);
showPrint();
