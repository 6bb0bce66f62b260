/* Comforts on top of pages that work without any of this. */
(() => {
  "use strict";
  const lost = document.getElementById("lost");
  let retry = null;

  /* keyboard: "/" to the search field; arrows along the bars of a strip, which are one stop for Tab */
  const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]");

  const bars = () => [...document.querySelectorAll(".bars a")];

  function oneStop() {
    const all = bars();
    const stop = all.find((bar) => bar === document.activeElement) ?? all.find((bar) => bar.ariaCurrent) ?? all.at(-1);
    all.forEach((bar) => { bar.tabIndex = bar === stop ? 0 : -1; });
  }

  function step(event) {
    const all = bars();
    const at = all.indexOf(event.target.closest(".bars a"));
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    all[Math.max(0, Math.min(to, all.length - 1))].focus();
    oneStop();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !isTyping(event.target)) {
      event.preventDefault();
      document.querySelector(".site [type=search]").select();
    } else {
      step(event);
    }
  });

  /* after a swap: say how many were found, and never leave the keyboard nowhere */
  document.addEventListener("htmx:afterSettle", () => {
    oneStop();
    const results = document.getElementById("results");
    document.getElementById("announcement").textContent = results?.dataset.announce ?? "";
    if (document.activeElement === document.body) {
      document.getElementById("found")?.focus({ preventScroll: true });
    }
  });

  /* a refused address answers with the results and a message; an error page is not for the place of the results */
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.xhr.status === 400 && !/^\s*<!doctype/i.test(detail.xhr.responseText)) {
      detail.shouldSwap = true;
      detail.isError = false;
    }
  });

  /* an answer that did not come, or was an error: say so in place, with a way to try again */
  function say(words, detail) {
    lost.querySelector("p").textContent = words;
    lost.hidden = false;
    retry = detail.requestConfig;
  }

  document.addEventListener("htmx:sendError", ({ detail }) => say("The site did not answer. Check the connection.", detail));
  document.addEventListener("htmx:timeout", ({ detail }) => say("The site took too long to answer.", detail));
  document.addEventListener("htmx:responseError", ({ detail }) => {
    say(`The site could not do that (error ${detail.xhr.status}).`, detail);
  });
  document.addEventListener("htmx:beforeRequest", () => { lost.hidden = true; });
  lost.querySelector("button").addEventListener("click", () => {
    lost.hidden = true;
    if (retry?.elt.isConnected) retry.elt.click();
    else if (retry) location.assign(retry.path);
  });

  oneStop();
})();
