/* The words of a telling marked in its stored text, by pointer or keys. What is marked goes into the fields of the form,
   which alone are sent: the server finds the words again by itself. Offsets are code points, as the server counts. */
(() => {
  "use strict";
  const passage = document.getElementById("passage");
  const tools = document.getElementById("marking");
  if (!passage || !tools) return;
  const NAMES = ["content", "source", "cue"];
  const letters = [...passage.textContent];
  const text = letters.join("");
  const base = Number(passage.dataset.start);
  const spans = {};
  const field = (name, part = "") => document.getElementById(`correct-${name}${part}`);
  const wordsOf = ([start, end]) => letters.slice(start, end).join("");

  /* where the words of a field stand in the text shown, nearest to where they stood; null where they do not */
  function find(name) {
    const parts = field(name).value.trim().split(/\s+/).filter(Boolean);
    if (!parts.length) return null;
    const at = Number(field(name, "_at").value || base) - base;
    const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    let best = null;
    let [units, point] = [0, 0];
    for (const match of text.matchAll(new RegExp(escaped.join("\\s+"), "g"))) {
      point += [...text.slice(units, match.index)].length;
      units = match.index;
      const span = [point, point + [...match[0]].length];
      if (!best || Math.abs(span[0] - at) < Math.abs(best[0] - at)) best = span;
    }
    return best;
  }

  function light() {
    const cuts = [0, letters.length, ...NAMES.flatMap((name) => spans[name] ?? [])].sort((a, b) => a - b);
    const pieces = cuts.slice(1).map((end, n) => {
      const piece = document.createElement("span");
      piece.textContent = wordsOf([cuts[n], end]);
      piece.className = NAMES.filter((name) => spans[name]?.[0] <= cuts[n] && end <= spans[name]?.[1])
        .map((name) => `lit-${name}`).join(" ");
      return piece.textContent ? piece : "";
    });
    passage.replaceChildren(...pieces);
  }

  function set(name, span) {
    const [start, end] = span;
    if (start < 0 || end > letters.length || start >= end) return;
    spans[name] = span;
    field(name).value = wordsOf(span);
    field(name, "_at").value = base + start;
    field(name, "_nth").value = "";
    light();
    document.getElementById("marked").textContent = wordsOf(span);
  }

  /* by pointer: what is selected of the passage, from wherever in it the pointer went down, without the white space at
     its ends; a pointer that leaves it means its end, or its beginning */
  function selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !passage.contains(selection.anchorNode)) return null;
    const range = selection.getRangeAt(0).cloneRange();
    const all = document.createRange();
    all.selectNodeContents(passage);
    if (range.compareBoundaryPoints(Range.START_TO_START, all) < 0) range.setStart(passage, 0);
    if (range.compareBoundaryPoints(Range.END_TO_END, all) > 0) range.setEnd(passage, passage.childNodes.length);
    all.setEnd(range.startContainer, range.startOffset);
    const words = range.toString();
    const start = [...all.toString()].length + [...words].length - [...words.trimStart()].length;
    const length = [...words.trim()].length;
    return length ? [start, start + length] : null;
  }

  function mark() {
    const span = selected();
    const name = tools.querySelector("[name=marking]:checked").value;
    if (!span || String(span) === String(spans[name])) return;
    set(name, span);
    document.getSelection().removeAllRanges();
  }

  let isTouch = false;
  let waiting = 0;
  passage.addEventListener("pointerdown", ({ pointerType }) => { isTouch = pointerType !== "mouse"; });
  document.addEventListener("mouseup", () => { if (!isTouch) mark(); });
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    if (isTouch) waiting = setTimeout(mark, 700); // a finger still moves the handles
  });

  /* by keys: one edge by a letter, or to the next place where a word begins or ends */
  const isWord = (at) => /[\p{L}\p{N}]/u.test(letters[at] ?? "");

  function stepped(at, by, edge) {
    const stops = edge ? (n) => isWord(n - 1) && !isWord(n) : (n) => isWord(n) && !isWord(n - 1);
    do at += by; while (at > 0 && at < letters.length && !stops(at));
    return at;
  }

  tools.addEventListener("keydown", (event) => {
    const [name, edge] = (event.target.dataset.edge ?? "").split(" ");
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!name || !by || !event.shiftKey) return;
    event.preventDefault();
    const start = spans.content?.[0] ?? 0;
    const span = [...(spans[name] ?? [start, stepped(start, 1, 1)])];
    if (spans[name]) span[edge] = event.ctrlKey || event.altKey ? stepped(span[edge], by, Number(edge)) : span[edge] + by;
    set(name, span);
  });
  tools.addEventListener("focusin", ({ target }) => {
    const [name] = (target.dataset.edge ?? "").split(" ");
    if (name) tools.querySelector(`[value=${name}]`).checked = true;
  });

  for (const name of NAMES) {
    field(name).addEventListener("input", () => { spans[name] = find(name); light(); });
    spans[name] = find(name);
  }
  light();
})();
