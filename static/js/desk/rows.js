/* Rows of a list change places at once: by the arrows beside them, or dragged by their grip. Their numbers go along, and
   are what is sent. Without this the arrows send the form, and the server moves the row. */
(() => {
  "use strict";
  const rowOf = (element) => element.closest("fieldset[data-row]");
  const isFilled = (row) => row.querySelector("[name$=-name]").value.trim() !== "";
  const rowsBeside = (row) => [...row.parentElement.querySelectorAll(":scope > fieldset[data-row]")];

  function renumber(row) {
    rowsBeside(row).filter(isFilled).forEach((each, n) => { each.querySelector("[name$=-ORDER]").value = n + 1; });
  }

  function place(row, other, isBehind) {
    if (!other || other === row || !isFilled(other)) return;
    other[isBehind ? "after" : "before"](row);
    renumber(row);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=move]");
    if (!button) return;
    event.preventDefault();
    const row = rowOf(button);
    const isDown = button.value.endsWith("-down");
    const rows = rowsBeside(row);
    place(row, rows[rows.indexOf(row) + (isDown ? 1 : -1)], isDown);
    button.focus();
    document.getElementById("announcement").textContent = `Place ${rowsBeside(row).indexOf(row) + 1}`;
  });

  let dragged = null;
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.matches(".grip")) return;
    event.preventDefault();
    dragged = rowOf(event.target);
    dragged.classList.add("dragged");
    event.target.setPointerCapture(event.pointerId);
  });
  document.addEventListener("pointermove", ({ clientY }) => {
    if (!dragged) return;
    const over = rowsBeside(dragged).find((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top <= clientY && clientY <= bottom;
    });
    if (!over || over === dragged) return;
    const { top, height } = over.getBoundingClientRect();
    const isBehind = Boolean(dragged.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (isBehind === clientY > top + height / 2) place(dragged, over, isBehind);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => { dragged?.classList.remove("dragged"); dragged = null; });
  }
  for (const grip of document.querySelectorAll(".grip")) grip.hidden = false;
})();
