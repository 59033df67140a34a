// What the preview does to its page, from the application world: page scripts are off.
"use strict";
const nutgraf = (() => {
  const article = () => document.querySelector("article");
  const blocks = () => article()?.children ?? [];
  const boxOf = (node) => node.getBoundingClientRect();
  const instantly = (top) => window.scrollTo({ top, behavior: "instant" });
  const ROOM = 24;  // Pixels that are kept in sight around what is brought in.
  let marked = -1;

  // The first block that reaches into the visible part: blocks follow each other down the page.
  function firstVisible() {
    const all = blocks();
    let low = 0, high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (boxOf(all[middle]).bottom > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  // The reader's place: a block in sight, and how far its top is from the top of the visible part.
  let place = null;

  function notePlace() {
    const first = firstVisible(), all = blocks();
    // A block that begins in the upper half of what is seen, else the one that reaches into it.
    const next = all[first] && boxOf(all[first]).top < 0 ? all[first + 1] : null;
    const block = next && boxOf(next).top < window.innerHeight / 2 ? next : all[first];
    const box = block && boxOf(block);
    // Of a block that begins above, the same share stays above, whatever its height becomes.
    place = window.scrollY > 0 && box
      ? { block, top: box.top, share: box.top < 0 ? box.top / box.height : null }
      : null;
  }

  // The lines break anew: what was at the top of the visible part is there again.
  function keepPlace() {
    if (place?.block.isConnected) {
      const box = boxOf(place.block);
      const top = place.share === null ? place.top : place.share * box.height;
      instantly(window.scrollY + box.top - top);
    }
  }

  // Change the page so that the first block in sight that stays does not move.
  // `heirOf` gives the block that a block is after the change. A page at its head stays there.
  function steadily(change, heirOf) {
    if (window.scrollY === 0) { change(); return; }
    const sights = [];
    for (let index = firstVisible(); index < blocks().length; index++) {
      const top = boxOf(blocks()[index]).top;
      if (top > window.innerHeight && sights.length) break;
      sights.push({ node: blocks()[index], index, top });
    }
    change();
    const found = sights.map((sight) => [heirOf(sight), sight.top]).find(([heir]) => heir)
      ?? [blocks()[Math.min(sights[0]?.index ?? 0, blocks().length - 1)], sights[0]?.top];
    if (found[0]) instantly(window.scrollY + boxOf(found[0]).top - found[1]);
    notePlace();
  }

  function clearMark() {
    document.querySelector("[data-editing]")?.removeAttribute("data-editing");
  }

  function showMark() {
    clearMark();
    blocks()[marked]?.setAttribute("data-editing", "");
  }

  // Blocks from `start` on give way to others; text in sight keeps its place, also where it moves.
  function exchange(start, removed, inserted) {
    const fresh = Array.from(inserted.children);
    clearMark();
    const heirOf = ({ node, index }) => {
      if (node.isConnected) return node;
      // One block for one is the block that is being written.
      if (removed === fresh.length && (removed === 1 || fresh[index - start].isEqualNode(node))) {
        return fresh[index - start];
      }
      return fresh.find((each) => each.isEqualNode(node));
    };
    steadily(() => {
      const all = blocks();
      for (let left = removed; left > 0 && all[start]; left--) all[start].remove();
      article().insertBefore(inserted, all[start] ?? null);
    }, heirOf);
    showMark();
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
    if (paper) dressFrame();
  }

  function exchangeBlocks(fresh) {
    const old = blocks();
    const [head, tail] = sameEnds(old, fresh);
    const nodes = document.createDocumentFragment();
    nodes.append(...fresh.slice(head, fresh.length - tail));
    exchange(head, old.length - tail - head, nodes);
  }

  // A whole page in place of the one shown; `same` if it is the same story, a moment later.
  function show(html, name, same) {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.documentElement.setAttribute("data-theme", name);
    const fresh = page.querySelector("article");
    const isUpdate = same && fresh && article();
    clearMark();
    if (isUpdate) {
      // Another style moves everything, so that the place is kept by what stands there.
      notePlace();
      exchangeHead(Array.from(page.head.children));
      copyAttributes(page.documentElement, document.documentElement);
      keepPlace();
      exchangeBlocks(Array.from(fresh.children));
    } else {
      marked = -1;
      exchangeHead(Array.from(page.head.children));
      copyAttributes(page.documentElement, document.documentElement);
      document.body.replaceWith(page.body);
      scrollTo(0);
    }
  }

  function mark(index) { marked = index; showMark(); }

  // Bring a block into sight by the least scroll; of one that is higher than the visible part,
  // the line at a share of its height.
  function reveal(index, share) {
    const block = blocks()[index];
    if (!block) return;
    const box = boxOf(block), high = window.innerHeight - 2 * ROOM;
    const line = Math.min(ROOM, box.height);
    const from = box.height <= high ? box.top : box.top + share * (box.height - line);
    const to = box.height <= high ? box.bottom : from + line;
    if (from < ROOM) instantly(window.scrollY + from - ROOM);
    else if (to > high + ROOM) instantly(window.scrollY + to - high - ROOM);
  }

  // Where every block begins, and how high the page and its visible part are.
  function measure() {
    const tops = Array.from(blocks(), (each) => boxOf(each).top + window.scrollY);
    return [tops, document.documentElement.scrollHeight, window.innerHeight];
  }

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

  function scrollTo(y) { instantly(y); notePlace(); }

  // The page as on paper: the rules for print count on the screen and those for the screen do not.
  const asWritten = new Map();
  let paper = null, hasBar = true;

  const onPaper = (text) => text
    .replace(/\b(print|screen)\b/g, (each) => each === "print" ? "screen" : "print")
    .replace(/\(prefers-color-scheme:\s*dark\)/g, "(width: 0)")
    .replace(/\(prefers-color-scheme:\s*light\)/g, "(min-width: 0)");

  function medias(rules) {
    return Array.from(rules, (rule) => [
      ...(rule instanceof CSSMediaRule ? [rule.media] : []), ...(rule.cssRules ? medias(rule.cssRules) : []),
    ]).flat();
  }

  function setMedia() {
    for (const [media, text] of asWritten) media.mediaText = text;
    asWritten.clear();
    if (!paper) return;
    for (const media of Array.from(document.styleSheets, (sheet) => [sheet.media, ...medias(sheet.cssRules)]).flat()) {
      asWritten.set(media, media.mediaText);
      media.mediaText = onPaper(media.mediaText);
    }
  }

  function paperStyle() {
    const rules = Array.from(document.styleSheets, (sheet) => Array.from(sheet.cssRules)).flat();
    const margin = rules.findLast((rule) => rule instanceof CSSPageRule)?.style.margin || "2cm";
    return `
      html { background: ${paper.desk} !important; }
      body {
        box-sizing: border-box; inline-size: ${paper.width}px; min-block-size: ${paper.height}px;
        margin: ${paper.edge}px auto !important; padding: ${margin} !important;
        background: #fff; box-shadow: 0 0 0 1px rgb(128 128 128 / 35%), 0 1px 6px rgb(0 0 0 / 18%);
      }
    `;
  }

  function dressFrame() {
    setMedia();
    frameStyle.replaceSync((paper ? paperStyle() : "") + (hasBar ? "" : "html { scrollbar-width: none; }"));
  }

  // How the page is held: `held` as on that paper, or null; `bar` whether a scroll bar is seen.
  function frame(held, bar) {
    notePlace();
    paper = held;
    hasBar = bar;
    dressFrame();
    keepPlace();
  }

  // The mark: the outer of two shadows, of which the inner is the page's own paper.
  const style = new CSSStyleSheet(), frameStyle = new CSSStyleSheet();
  style.replaceSync(`
    html {
      overflow-anchor: none;
      scrollbar-width: thin; scrollbar-color: rgb(128 128 128 / 40%) transparent;
    }
    article > [data-editing] { --side: -1; }
    article > [data-editing]:dir(rtl) { --side: 1; }
    article > [data-editing] {
      box-shadow: calc(var(--side) * 12px) 0 0 0 var(--paper, Canvas),
        calc(var(--side) * 14px) 0 0 0 rgb(128 128 128 / 60%) !important;
    }
  `);
  document.adoptedStyleSheets = [style, frameStyle];
  window.addEventListener("resize", keepPlace);
  window.addEventListener("scroll", notePlace, { passive: true });
  notePlace();

  return { splice, show, mark, reveal, measure, at, theme, scrollTo, frame };
})();
