"""Two reader's pages as one: what came stands in `<ins>`, what went in `<del>`.

- Without every `<del>` and the tags of `<ins>` the blocks are those of the later page exactly;
  its blocks keep their places, those that went have none.
- A block that came or went whole is one element, `<ins class="block">` or `<del class="block">`.
- Within a block only words of the earlier page come in, never its tags, so that all that was
  well-formed stays so. A change of emphasis or of a link counts as a change of its words; where
  only other tags changed, the block is shown as it was and as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from editor.model.comparing.alignment import aligned
from editor.model.comparing.words import extends
from editor.model.rows import Page, PageBlock
from editor.render.block_pairs import paired
from editor.render.html_words import Token, tokens

NEW = '<ins class="block">{}</ins>'
GONE = '<del class="block">{}</del>'

_SPACES = re.compile(r"[ \n]+")


def compared_page(before: Page, after: Page) -> Page:
    """The later page with all that came and went since the earlier one."""
    return replace(after, blocks=tuple(_blocks(before.blocks, after.blocks)))


def _blocks(before: Sequence[PageBlock], after: Sequence[PageBlock]) -> Iterator[PageBlock]:
    for old, new in paired(before, after):
        if old and new and old.html == new.html:
            yield new
        elif old and new and (marked := _marked(old.html, new.html)):
            yield replace(new, html=marked)
        else:
            if old:
                yield PageBlock(GONE.format(old.html))
            if new:
                yield replace(new, html=NEW.format(new.html))


def _marked(before: str, after: str) -> str:
    """A block with the words that came and went; empty where it cannot be told in words."""
    old, new = list(tokens(before)), list(tokens(after))
    pieces: list[str] = []
    start = begin = 0
    is_told = False
    for one, other in (*_same_words(old, new), (len(old), len(new))):
        gone, come = _words_gone(old[start:one]), new[begin:other]
        is_told = is_told or bool(gone.strip()) or any(token.is_word for token in come)
        pieces += _passage(gone, come, is_first=begin == 0)
        pieces += [token.html for token in new[other : other + 1]]
        start, begin = one + 1, other + 1
    return "".join(pieces) if is_told and any(token.is_word for token in new) else ""


def _same_words(old: list[Token], new: list[Token]) -> Iterator[tuple[int, int]]:
    """The positions of the words that stand in both."""
    words = [at for at, token in enumerate(old) if token.is_word]
    others = [at for at, token in enumerate(new) if token.is_word]
    for match in aligned([old[at] for at in words], [new[at] for at in others]):
        for index in range(match.length):
            yield words[match.at + index], others[match.to + index]


def _words_gone(old: list[Token]) -> str:
    """Words of the earlier page without its tags; a space where one ended a line."""
    words = "".join(
        " " if token.parts_lines else "" if token.is_tag else token.html for token in old
    )
    return _SPACES.sub(" ", words)


def _passage(gone: str, come: list[Token], *, is_first: bool) -> Iterator[str]:
    """What stands between two words that are in both, or before the first or after the last."""
    words = [at for at, token in enumerate(come) if token.is_word]
    if words:
        yield from (token.html for token in come[: words[0]])
        yield _deleted(_led(gone.rstrip()))
        yield from _inserted(come[words[0] : words[-1] + 1])
        yield from (token.html for token in come[words[-1] + 1 :])
        return
    # Right behind the word before it, or right before the first one: only there text may stand.
    spaces = "".join(token.html for token in come)
    yield spaces + _deleted(_led(gone)) if is_first else _deleted(gone.rstrip()) + spaces


def _led(words: str) -> str:
    """Words without the spaces before them; a mark keeps the space that it stands on."""
    bare = words.lstrip()
    return f" {bare}" if extends(f" {bare}", 1) else bare


def _deleted(words: str) -> str:
    return f"<del>{words}</del>" if words.strip() else ""


def _inserted(come: list[Token]) -> Iterator[str]:
    """The words that came, in an element of their own between any two tags."""
    for _, group in groupby(come, key=lambda token: token.is_tag):
        run = list(group)
        words = [at for at, token in enumerate(run) if token.is_word]
        if not words:
            yield from (token.html for token in run)
            continue
        # By tokens, not by stripping: a mark may stand on a space, which is its own then.
        first, end = words[0], words[-1] + 1
        head, inner, tail = run[:first], run[first:end], run[end:]
        yield from (token.html for token in head)
        yield f"<ins>{''.join(token.html for token in inner)}</ins>"
        yield from (token.html for token in tail)
