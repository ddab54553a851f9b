/* The slider of the poverty line: what it shows and what the field holds are one; moving it chooses a line of one's own. */

const slider = document.querySelector("[data-slider]");

if (slider) {
  const field = document.getElementById(slider.dataset.slider);
  const own = document.getElementById(slider.dataset.own);
  slider.closest("[hidden]").hidden = false;
  slider.addEventListener("input", () => {
    field.value = slider.value;
    own.checked = true;
  });
  field.addEventListener("input", () => {
    slider.value = field.value;
    own.checked = true;
  });
}
