// What the preview does to its page, from the application world: page scripts are off.
"use strict";
const nutgraf = (() => {
  const article = () => document.querySelector("article");
  const blocks = () => article()?.children ?? [];
  let marked = -1;

  // The first block that reaches into the visible part: blocks follow each other down the page.
  function firstVisible() {
    const all = blocks();
    let low = 0, high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle].getBoundingClientRect().bottom > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  // Change the page so that the block at the top of the visible part stays where it is.
  // `moved` says where a block goes by the change. A page at its head stays at its head.
  function steadily(change, moved) {
    if (window.scrollY === 0) { change(); return; }
    const anchor = firstVisible();
    const before = blocks()[anchor]?.getBoundingClientRect().top ?? 0;
    change();
    const block = blocks()[Math.min(moved(anchor), blocks().length - 1)];
    if (block) window.scrollBy({ top: block.getBoundingClientRect().top - before, behavior: "instant" });
  }

  function clearMark() {
    document.querySelector("[data-editing]")?.removeAttribute("data-editing");
  }

  function showMark() {
    clearMark();
    blocks()[marked]?.setAttribute("data-editing", "");
  }

  // Blocks from `start` on give way to others; a block in sight keeps its place.
  function exchange(start, removed, inserted) {
    const count = inserted.children.length;
    const moved = (index) => {
      if (index < start) return index;
      if (index >= start + removed) return index + count - removed;
      return start + Math.min(index - start, Math.max(count - 1, 0));
    };
    steadily(() => {
      const all = blocks();
      for (let left = removed; left > 0 && all[start]; left--) all[start].remove();
      article().insertBefore(inserted, all[start] ?? null);
    }, moved);
    if (marked >= start) showMark();
  }

  function splice(start, removed, inserted) {
    if (!article()) return;
    const template = document.createElement("template");
    template.innerHTML = inserted.join("");
    exchange(start, removed, template.content);
  }

  function copyAttributes(from, to) {
    for (const name of to.getAttributeNames()) if (!from.hasAttribute(name)) to.removeAttribute(name);
    for (const name of from.getAttributeNames()) to.setAttribute(name, from.getAttribute(name));
  }

  // How many nodes are the same at the beginning and at the end of two lists.
  function sameEnds(old, fresh) {
    const most = Math.min(old.length, fresh.length);
    let head = 0, tail = 0;
    while (head < most && old[head].isEqualNode(fresh[head])) head++;
    while (tail < most - head && old[old.length - 1 - tail].isEqualNode(fresh[fresh.length - 1 - tail])) tail++;
    return [head, tail];
  }

  // A new style sheet costs a new layout of the whole page: only what differs is exchanged.
  function exchangeHead(fresh) {
    const old = document.head.children;
    const [head, tail] = sameEnds(old, fresh);
    const next = old[old.length - tail] ?? null;
    for (let left = old.length - tail - head; left > 0; left--) old[head].remove();
    for (const node of fresh.slice(head, fresh.length - tail)) document.head.insertBefore(node, next);
  }

  function exchangeBlocks(fresh) {
    const old = blocks();
    const [head, tail] = sameEnds(old, fresh);
    const nodes = document.createDocumentFragment();
    nodes.append(...fresh.slice(head, fresh.length - tail));
    exchange(head, old.length - tail - head, nodes);
  }

  // A whole page in place of the one shown; `same` if it is the same story, a moment later.
  function show(html, theme, same) {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.documentElement.setAttribute("data-theme", theme);
    const fresh = page.querySelector("article");
    const isUpdate = same && fresh && article();
    clearMark();
    exchangeHead(Array.from(page.head.children));
    copyAttributes(page.documentElement, document.documentElement);
    if (isUpdate) {
      exchangeBlocks(Array.from(fresh.children));
      showMark();
    } else {
      marked = -1;
      document.body.replaceWith(page.body);
      scrollTo(0);
    }
  }

  function mark(index) { marked = index; showMark(); }

  function reveal(index) { blocks()[index]?.scrollIntoView({ block: "nearest", behavior: "instant" }); }

  // Which block lies at a point and how many characters of its text come before it; a link has its own use.
  function at(x, y) {
    const range = document.caretRangeFromPoint(x, y);
    const element = document.elementFromPoint(x, y);
    if (!range || !element || element.closest("a[href]")) return null;
    let block = range.startContainer;
    while (block && block.parentNode !== article()) block = block.parentNode;
    if (!block) return null;
    const text = document.createRange();
    text.setStart(block, 0);
    text.setEnd(range.startContainer, range.startOffset);
    return [Array.prototype.indexOf.call(blocks(), block), Array.from(text.toString()).length];
  }

  function theme(name) { document.documentElement.setAttribute("data-theme", name); }

  function scrollTo(y) { window.scrollTo({ top: y, behavior: "instant" }); }

  // The mark: the outer of two shadows, of which the inner is the page's own paper.
  const style = new CSSStyleSheet();
  style.replaceSync(`
    html {
      overflow-anchor: none;
      scrollbar-width: thin; scrollbar-color: rgb(128 128 128 / 40%) transparent;
    }
    article > * { scroll-margin-block: 24px; }
    article > [data-editing] {
      box-shadow: -12px 0 0 0 var(--paper, Canvas), -14px 0 0 0 rgb(128 128 128 / 60%);
    }
  `);
  document.adoptedStyleSheets = [style];

  return { splice, show, mark, reveal, at, theme, scrollTo };
})();
