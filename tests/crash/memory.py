"""What the driver knows of the stories it typed: what may be there after a kill, and what must.

The window says what it shows before and after every key; so for each story the states are known
that were on the screen. After a kill a story must be in its last one, or in the one that the key
under way led to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.crash.driver import Caret, Found, Look, Press, Texts

SAFE = 0.05
"""Seconds after which a key is promised to survive."""


@dataclass(slots=True)
class Memory:
    """The stories of a home: what each was last, what each ever was (hashes), what is its own."""

    last: dict[str, Texts] = field(default_factory=dict)
    seen: dict[str, set[int]] = field(default_factory=dict)
    caret: Caret | None = None
    has_moved: bool = False
    touched: set[str] = field(default_factory=set)
    under_way: Press | None = None
    story: str = ""

    def note(self, presses: Sequence[Press], killed_at: float) -> Counter[str]:
        """Take in what was typed until a kill; the counts of it."""
        counts: Counter[str] = Counter()
        for press in presses:
            counts["keys pressed"] += 1
            self.remember(press.before)
            counts["keys pressed over 50 ms before the kill"] += press.at < killed_at - SAFE
            if press.after is None:
                counts["keys under way at the kill"] += 1
                self.under_way = press
                self.story = press.before.story
            else:
                self.under_way = None
                self._note(press, press.after)
        return counts

    def _note(self, press: Press, after: Look) -> None:
        self.story = after.story
        if not after.story:
            return
        if after.story == press.before.story:
            _require_shown(press, after)
            if after.texts != press.before.texts:
                self.touched.add(after.story)
                self.caret = after.caret
            self.has_moved = after.caret != self.caret
        self.remember(after)

    def remember(self, look: Look) -> None:
        """This is how a story is now."""
        if look.story:
            self.last[look.story] = look.texts
            self.seen.setdefault(look.story, set()).add(hash(look.texts))

    @property
    def stories(self) -> list[str]:
        """The stories with words of their own, which must be there."""
        return sorted(self.touched)

    def require(self, look: Look) -> Counter[str]:
        """Raise Found unless a story is as it may be; then that is how it was last."""
        counts: Counter[str] = Counter({"stories compared": 1})
        known = self.last[look.story]
        press = self.under_way
        if look.texts == known:
            pass
        elif (
            press is not None
            and press.before.story == look.story
            and self._may_be(look.texts, press)
        ):
            counts["keys under way that survived"] += 1
        else:
            raise Found(
                f"the story {look.story} is not as it was.\n"
                f"It was     {known}\nand is now {look.texts}\nunder way: {press}"
            )
        self.remember(look)
        return counts

    def compare_caret(self, look: Look) -> Counter[str]:
        """Whether the caret stands where the last change left it, if it was not moved since."""
        if self.under_way is not None or self.has_moved:
            return Counter()
        name = "carets that were where they were left"
        return Counter({name if look.caret == self.caret else "carets that were elsewhere": 1})

    def _may_be(self, texts: Texts, press: Press) -> bool:
        """Whether the key under way may have led here from the last state."""
        if press.key in ("Ctrl+Z", "Ctrl+Shift+Z"):
            return hash(texts) in self.seen[press.before.story]
        return _changed_at_most(press.before.texts, texts, 2)


def _require_shown(press: Press, after: Look) -> None:
    """A character stands where the caret was, and nothing else has changed."""
    if len(press.key) != 1 or press.before.caret is None:
        return
    name, position = press.before.caret
    before = dict(press.before.texts)
    old = before.get(name, "").encode("utf-16-le")
    new = old[: position * 2] + press.key.encode("utf-16-le") + old[position * 2 :]
    if dict(after.texts) != before | {name: new.decode("utf-16-le")}:
        raise Found(
            f"the key {press.key!r} in {name} at {position} came to {after.texts}; {before}"
        )


def _changed_at_most(before: Texts, after: Texts, characters: int) -> bool:
    old, new = ("\n".join(text for _, text in each) for each in (before, after))
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return max(len(old), len(new)) - start - end <= characters


def _alike(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
