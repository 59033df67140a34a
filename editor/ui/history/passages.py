"""A difference as it is read: passages that stayed, came or went, long unchanged ones folded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from editor.model.comparing.compare import Comparison, Difference, Hunk, Run, Sign, What
from editor.model.text import word_count
from editor.model.translation import N_, _, counted

FOLD_OVER = 280
"""Characters that an unchanged stretch may have before its middle is folded."""

KEPT = 90
"""About so many characters are shown of a folded stretch on either side."""

CONTEXT = 1
"""Unchanged lines of source that are shown beside a changed one."""

NO_TEXT = N_("(no text)")

SIGNS = {Sign.ADDED: "+", Sign.REMOVED: "−"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Text of one sign; a `fold` is the number of an unchanged stretch that it stands for."""

    sign: Sign
    text: str
    hunk: Hunk | None = None
    fold: int | None = None


def words_of(difference: Difference, unfolded: frozenset[int] = frozenset()) -> list[Passage]:
    """The text word by word; a changed passage knows the hunk that it belongs to."""
    if not difference.runs:
        return [Passage(Sign.SAME, _(NO_TEXT))]
    found: list[Passage] = []
    at, last = 0, len(difference.runs) - 1
    starts = [hunk.at for hunk in difference.hunks]
    for number, run in enumerate(difference.runs):
        if run.sign is Sign.SAME:
            is_whole = number in unfolded or len(run.text) <= FOLD_OVER
            if is_whole:
                found.append(Passage(Sign.SAME, run.text))
            else:
                found += _folded(run.text, number, is_first=number == 0, is_last=number == last)
        else:
            hunk = difference.hunks[bisect_right(starts, at) - 1] if starts else None
            found.append(Passage(run.sign, run.text, hunk))
        if run.sign is not Sign.REMOVED:
            at += len(run.text)
    return found


def _folded(text: str, number: int, *, is_first: bool, is_last: bool) -> Iterator[Passage]:
    is_alone = is_first and is_last
    head = 0 if is_first and not is_alone else _end_of_word(text, KEPT)
    tail = len(text) if is_last else len(text) - _end_of_word(text[::-1], KEPT)
    if head:
        yield Passage(Sign.SAME, text[:head])
    yield Passage(
        Sign.SAME, counted("{n} word", "{n} words", word_count(text[head:tail])), fold=number
    )
    if tail < len(text):
        yield Passage(Sign.SAME, text[tail:])


def _end_of_word(text: str, near: int) -> int:
    """Where a word ends near a position, not further than the position and a third."""
    for at in range(near, near + KEPT // 3):
        if text[at].isspace():
            return at
    return near


def lines_of(difference: Difference, unfolded: frozenset[int] = frozenset()) -> list[Passage]:
    """The source line by line: a changed paragraph as it was, then as it is."""
    before, after = (
        [line for line in text.split("\n") if line]
        for text in (text_before(difference.runs), text_after(difference.runs))
    )
    if not difference.runs:
        return [Passage(Sign.SAME, _(NO_TEXT))]
    if before == after:
        # It moved, or only empty lines came or went.
        return [Passage(run.sign, run.text.strip("\n") or run.text) for run in difference.runs]
    found: list[Passage] = []
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (tag, b0, b1, a0, a1) in enumerate(codes):
        if tag == "equal":
            is_first, is_last = number == 0, number == len(codes) - 1
            whole = number in unfolded
            found += _same_lines(before[b0:b1], number, is_first, is_last, whole)
        else:
            found += [Passage(Sign.REMOVED, line) for line in before[b0:b1]]
            found += [Passage(Sign.ADDED, line) for line in after[a0:a1]]
    return found


def _same_lines(
    lines: list[str], number: int, is_first: bool, is_last: bool, whole: bool
) -> Iterator[Passage]:
    head = 0 if is_first else CONTEXT
    tail = len(lines) if is_last else max(head, len(lines) - CONTEXT)
    if whole or tail - head < 2:
        yield from (Passage(Sign.SAME, line) for line in lines)
        return
    yield from (Passage(Sign.SAME, line) for line in lines[:head])
    yield Passage(Sign.SAME, counted("{n} paragraph", "{n} paragraphs", tail - head), fold=number)
    yield from (Passage(Sign.SAME, line) for line in lines[tail:])


def text_before(runs: tuple[Run, ...]) -> str:
    """The earlier text."""
    return "".join(run.text for run in runs if run.sign is not Sign.ADDED)


def text_after(runs: tuple[Run, ...]) -> str:
    """The later text."""
    return "".join(run.text for run in runs if run.sign is not Sign.REMOVED)


def visible(text: str) -> str:
    """The text, with signs in place of white space where it has nothing else."""
    if text.strip():
        return text
    return "¶" if "\n" in text else "␣" * len(text)


def heading(difference: Difference) -> str:
    """The field's name, and what became of it as a whole."""
    if difference.what is What.CHANGED:
        return difference.label
    return f"{difference.label} · {_(difference.what)}"


def spoken(difference: Difference) -> str:
    """The difference for those who hear it: "removed: ten; added: twelve"."""
    parts = []
    for passage in words_of(difference):
        text = " ".join(passage.text.split())
        if passage.fold is not None:
            parts.append(_("{text} unchanged").format(text=text))
        elif passage.sign is Sign.SAME:
            parts.append(text)
        else:
            parts.append(spoken_run(passage.sign, text or _named_space(passage.text)))
    return "; ".join(filter(None, parts))


def spoken_hunk(hunk: Hunk) -> str:
    """One change for those who hear it."""
    parts = ((Sign.REMOVED, hunk.removed), (Sign.ADDED, hunk.inserted))
    return "; ".join(
        spoken_run(sign, " ".join(text.split()) or _named_space(text))
        for sign, text in parts
        if text
    )


def spoken_run(sign: Sign, words: str) -> str:
    """Words with what became of them: "removed: ten"; as they are where they stayed."""
    match sign:
        case Sign.ADDED:
            return _("added: {words}").format(words=words)
        case Sign.REMOVED:
            return _("removed: {words}").format(words=words)
        case _:
            return words


def as_text(comparison: Comparison) -> str:
    """All differences as plain text: [−what went], [+what came]."""
    return "\n\n".join(
        f"{heading(each)}\n{''.join(map(_bracketed, words_of(each)))}"
        for each in comparison.differences
    )


def changes_in(comparison: Comparison) -> int:
    """How many hunks there are, with what came, went or moved as a whole."""
    count = 0
    for each in comparison.differences:
        groups = [sign for sign, _rest in groupby(run.sign is Sign.SAME for run in each.runs)]
        count += max(1, groups.count(False)) if each.what is What.CHANGED else 1
    return count


def _bracketed(passage: Passage) -> str:
    if passage.fold is not None:
        return " […] "
    if passage.sign is Sign.SAME:
        return passage.text
    return f"[{SIGNS[passage.sign]}{visible(passage.text)}]"


def _named_space(text: str) -> str:
    return (
        _("paragraph break") if "\n\n" in text else _("line break") if "\n" in text else _("space")
    )
