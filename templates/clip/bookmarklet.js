(() => {
  const selection = getSelection(), words = String(selection).trim();
  let before = "", after = "";
  if (words) {
    const range = selection.getRangeAt(0), node = range.commonAncestorContainer;
    const block = (node.nodeType === 1 ? node : node.parentElement).closest("p, li, blockquote, td, div, article, body") || document.body;
    const around = document.createRange();
    around.selectNodeContents(block);
    around.setEnd(range.startContainer, range.startOffset);
    before = String(around).slice(-200);
    around.selectNodeContents(block);
    around.setStart(range.endContainer, range.endOffset);
    after = String(around).slice(0, 200);
  }
  const canonical = document.querySelector('link[rel="canonical"]');
  const told = { url: canonical ? canonical.href : location.href, title: document.title.slice(0, 300), words: words.slice(0, 2000), before, after };
  open("{{ form|escapejs }}?" + new URLSearchParams(told));
})()
