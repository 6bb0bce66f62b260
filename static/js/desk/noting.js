/* On an article's page, for people with an account: selected words of the text go along to the form for a note, and,
   for leads, to that for a take-down: behind the #, which no server is told. Without this, both forms ask for them. */
(() => {
  "use strict";
  const link = document.getElementById("note-words");
  if (!link) return;
  const form = link.href;
  const taking = document.getElementById("take-down");

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const place = range?.startContainer.parentElement?.closest(".para > p, h1");
    const words = String(selection).trim();
    if (!place || !words || words.length > 2000) return; /* a press on the link ends the selection, too */
    const before = document.createRange();
    before.setStart(place, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const asked = new URLSearchParams({ on: words, before: String(before).slice(-80) });
    if (taking) taking.hash = encodeURIComponent(words);
    Object.assign(link, { href: `${form}?${asked}`, textContent: "Write a note on the selected words" });
  });
})();
