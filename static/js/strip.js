/* Periods drawn on the strip: by pointer, or Shift, arrows, Enter. Lanes begin at their end. */
(() => {
  "use strict";
  let from, to, moved;

  const on = (name, act, options) => document.addEventListener(name, act, options);
  const inStrip = ({ target }, what = ".bars") => target.closest?.(what);
  const bars = (what) => [...document.querySelectorAll(`.bars ${what}`)];
  const within = (all, at) => all[Math.max(0, Math.min(at, all.length - 1))];

  function oneTabStop() {
    const all = bars("a");
    const stop = all.find((bar) => bar === document.activeElement) ?? all.find((bar) => bar.ariaCurrent) ?? all.at(-1);
    all.forEach((bar) => { bar.tabIndex = bar === stop ? 0 : -1; });
  }

  function drawn() {
    const all = bars("li");
    const [first, last] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
    all.forEach((item, at) => item.classList.toggle("drawn", !!from && first <= at && at <= last));
    return from ? [all[first].dataset.days.split(" ")[0], all[last].dataset.days.split(" ")[1]] : [];
  }

  const draw = () => { document.getElementById("drawn").textContent = drawn().join(" – "); };

  const stop = () => { if (from) { from = undefined; draw(); } };

  function choose() {
    const form = document.getElementById("period");
    [form.elements.from.value, form.elements.to.value] = drawn();
    stop();
    form.requestSubmit();
  }

  const under = ({ clientX }) => {
    const all = bars("li");
    const { left, width } = all[0].parentElement.getBoundingClientRect();
    return within(all, Math.floor(((clientX - left) / width) * all.length));
  };

  on("pointerdown", (event) => {
    moved = false;
    if (!event.button && event.isPrimary && inStrip(event)) from = to = under(event);
  });
  on("pointermove", (event) => {
    if (!from || !event.buttons) return;
    to = under(event);
    moved ||= to !== from;
    if (moved) draw();
  });
  on("pointerup", () => (from && moved ? choose : stop)());
  on("pointercancel", stop);
  on("dragstart", (event) => { if (inStrip(event)) event.preventDefault(); });
  on("click", (event) => { if (moved && inStrip(event)) { event.preventDefault(); event.stopPropagation(); } }, true);

  on("keydown", (event) => {
    const bar = inStrip(event, ".bars a");
    if (event.key === "Escape") stop();
    if (!bar || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = bars("a");
    const at = all.indexOf(bar);
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Enter" && from) choose();
    else if (next === undefined) return;
    else {
      const goal = within(all, next);
      if (event.shiftKey) [from, to] = [from ?? bar.parentElement, goal.parentElement];
      else stop();
      draw();
      goal.focus();
      oneTabStop();
    }
    event.preventDefault();
  });

  const begin = () => { from = undefined; oneTabStop(); document.querySelector(".lanes")?.scrollTo(1e5, 0); };
  on("htmx:afterSettle", ({ target }) => target.id === "results" && begin());
  begin();
})();
