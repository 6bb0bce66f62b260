/* Words that were selected on the page of an article, behind the # of the address, go into the form, and out of it. */
(() => {
  "use strict";
  const field = document.querySelector("textarea[name=words]");
  if (!field || !location.hash) return;
  field.value ||= decodeURIComponent(location.hash.slice(1));
  history.replaceState(history.state, "", location.pathname + location.search);
})();
