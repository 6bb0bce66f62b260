/* Comforts on top of pages that work without any of this. */
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const lost = byId("lost");
  const help = byId("help");
  let retry = null;

  /* keyboard: what a key does, the markup says in aria-keyshortcuts; within the claim that has the focus first.
     Single keys can be switched off (WCAG 2.1.4), but for "?", which leads to that switch. */
  const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const isOff = () => localStorage.getItem("keys") === "off";
  const claims = () => [...document.querySelectorAll("main article.claim")];
  const claimOf = (element) => element.closest("article.claim");

  function stepClaim(by) {
    const all = claims();
    const at = all.indexOf(claimOf(document.activeElement));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  function press(key) {
    if (key === "j" || key === "k") return stepClaim(key === "j" ? 1 : -1) ?? true;
    const named = `[aria-keyshortcuts="${CSS.escape(key)}"]`;
    const found = claimOf(document.activeElement)?.querySelector(named)
      ?? document.querySelector(`:is(.site, .foot) ${named}`)
      ?? [...document.querySelectorAll(`main ${named}`)].find((one) => !claimOf(one));
    if (found?.matches("input")) found.select();
    else found?.click();
    return Boolean(found);
  }

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || key.length !== 1 || isTyping(target) || help.open) return;
    if (event.repeat && key !== "j" && key !== "k") return; // a key held down decides one claim, not all that follow
    if ((!isOff() || key === "?") && press(key)) event.preventDefault();
  });

  /* the keys, and what the words mean, over the page; without JavaScript a page of its own */
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) help.close();
    const link = event.target.closest("a[data-help]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    htmx.ajax("GET", link.href, { target: "#help-words", swap: "innerHTML" }).then(() => {
      const box = byId("single-keys");
      box.checked = !isOff();
      box.closest("p").hidden = false;
      help.showModal();
    });
  });
  /* the menu of one's account closes when something else is meant */
  const person = document.querySelector(".person");
  const leave = ({ target, key }) => {
    if (!person?.open || !(key ? key === "Escape" : !person.contains(target))) return;
    if (person.contains(document.activeElement)) person.querySelector("summary").focus();
    person.open = false;
  };
  for (const kind of ["click", "keydown"]) document.addEventListener(kind, leave);
  document.addEventListener("change", ({ target }) => {
    if (target.id === "single-keys") localStorage.setItem("keys", target.checked ? "on" : "off");
  });

  /* the lines for a first visit are read: not again */
  document.addEventListener("click", ({ target }) => {
    const first = target.closest("[data-seen]")?.closest(".first");
    if (!first) return;
    document.cookie = "seen=1; path=/; max-age=31536000; samesite=lax";
    first.remove();
    byId("main").focus({ preventScroll: true });
  });

  /* a form that comes back may stand far down its page: to what is wrong with it, which is heard there, too */
  const problem = document.querySelector("main .error[role=alert]");
  if (problem) {
    problem.tabIndex = -1;
    problem.scrollIntoView({ block: "center" });
    problem.focus({ preventScroll: true });
  }

  /* an instant, in the reader's own time, when the pointer is on it */
  document.addEventListener("pointerover", ({ target }) => {
    const time = target.closest?.("time[datetime*=T]");
    if (!time || time.dataset.local) return;
    time.dataset.local = "yes";
    const local = new Date(time.dateTime).toLocaleString([], { dateStyle: "medium", timeStyle: "long" });
    time.title = `${local} (${time.title})`;
  });

  /* a form is sent once: the second press of a double click would send it again, and its answer hide the first one.
     Come back to, it can be sent anew; and once the way there was broken off: by Escape, or in half a minute. */
  const sent = new Set();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return; // htmx sends its forms itself, one after the other
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    setTimeout(() => sent.delete(form), 30000);
  });
  addEventListener("pageshow", () => sent.clear());
  document.addEventListener("keydown", ({ key }) => key === "Escape" && sent.clear());

  /* after a swap: say how many were found, and never leave the keyboard nowhere */
  document.addEventListener("htmx:afterSettle", () => {
    byId("announcement").textContent = byId("results")?.dataset.announce ?? "";
    if (document.activeElement === document.body) byId("found")?.focus({ preventScroll: true });
  });

  /* a refused address answers with the results and a message; an error page is not for the place of the results,
     unless it says for which place it is */
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const isRefused = [400, 409, 422].includes(detail.xhr.status) && !/^\s*<!doctype/i.test(detail.xhr.responseText);
    if (isRefused || detail.xhr.getResponseHeader("HX-Retarget")) {
      detail.shouldSwap = true;
      detail.isError = false;
    }
  });

  /* an answer that did not come, or was an error: say so in place, with a way to try again. What a page asks by itself
     now and then is asked again anyway; it neither says so nor takes away what is said of a press. */
  const isByItself = ({ elt }) => /every/.test(elt?.dataset?.hxTrigger);

  function say(words, detail) {
    if (isByItself(detail)) return;
    lost.querySelector("p").textContent = words;
    lost.hidden = false;
    retry = detail.requestConfig;
  }

  document.addEventListener("htmx:sendError", ({ detail }) => say("The site did not answer. Check the connection.", detail));
  document.addEventListener("htmx:timeout", ({ detail }) => say("The site took too long to answer.", detail));
  document.addEventListener("htmx:responseError", ({ detail }) => {
    const isOut = detail.xhr.status === 403;
    say(isOut ? "You may be logged out, or may not do that. What you typed is still here." : `The site could not do that (error ${detail.xhr.status}).`, detail);
  });
  document.addEventListener("htmx:beforeRequest", ({ detail }) => { lost.hidden ||= !isByItself(detail); });
  lost.querySelector("button").addEventListener("click", () => {
    lost.hidden = true;
    if (retry?.elt.matches("form")) retry.elt.requestSubmit(retry.triggeringEvent?.submitter); // with what its button says
    else if (retry?.elt.isConnected && retry.elt !== document.body) retry.elt.click();
    else if (retry) location.assign(retry.path);
  });
})();
