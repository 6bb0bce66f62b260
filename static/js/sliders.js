/* Beside each select that is a row of months: a slider over the same. Without this the selects and the button do it. */
(() => {
  "use strict";
  const selects = [...document.querySelectorAll("select[data-slide]")];
  const [from, to] = selects;

  function slide(select, index) {
    select.selectedIndex = index;
    select.slider.value = index;
    select.slider.ariaValueText = select.selectedOptions[0].text;
  }

  /* a period that would end before it begins takes its other end along */
  function follow(moved) {
    if (from.selectedIndex <= to.selectedIndex) return;
    slide(moved === from ? to : from, moved.selectedIndex);
  }

  for (const select of selects) {
    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", min: 0, max: select.length - 1, ariaLabel: `Slide ${select.dataset.slide}` });
    select.slider = slider;
    select.after(slider);
    slide(select, select.selectedIndex);
    slider.addEventListener("input", () => { slide(select, slider.value); follow(select); });
    select.addEventListener("change", () => { slide(select, select.selectedIndex); follow(select); });
  }
})();
