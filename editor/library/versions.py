"""Versions to rows and back: whole copies, and between them what turned one into the next.

- A whole copy is plain canonical JSON: it can be found in the pages of a broken file.
- At least every twentieth version is whole, and every one of which little stayed as it was.
- A version is given only if its hash is right; what is stored is data of whoever wrote the file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from editor.library import images
from editor.library.delta import applied, delta
from editor.library.tables import stories, versions
from editor.model.codec import content_digest, story_from_json, story_to_json
from editor.model.comparing.compare import compare
from editor.model.errors import LibraryError, NewerSchema, NotFound, UnreadableStory
from editor.model.story import Story
from editor.model.text import well_formed
from editor.model.translation import _
from editor.model.versions import VersionRow, Why

WHOLE_EVERY = 20
"""How many versions hang together by one whole copy at most."""

LARGEST = 256 * 1024 * 1024
"""Characters of a version with all that it is made from; more is no story."""

MOST = 1_000_000_000
"""The greatest number of a version that is believed; nobody keeps as many."""

READ_BACK = "SELECT note, content, sha256, base, data FROM versions WHERE story_id=? AND number=?"
"""Asks for what `require_kept` compares."""

_SHOWN = (
    versions.c.number,
    versions.c.at,
    versions.c.who,
    versions.c.why,
    versions.c.note,
    versions.c.words,
    versions.c.gained,
    versions.c.lost,
)


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """The version that holds a state; `written` is what was written, None if it was there."""

    row: VersionRow
    written: tuple[str, str, str, int | None, str] | None


@dataclass(frozen=True, slots=True)
class _Newest:
    """The newest version of a story: its hash, its text, and of how many rows that was made."""

    row: VersionRow
    content: str
    text: str
    links: int


def keep(
    connection: Connection, story: Story, why: str, who: str, note: str, now: str
) -> KeptVersion:
    """Keep a state of a story as its newest version. Raises NotFound, or LibraryError.

    Where the newest version is this state, that is it; but a state kept by hand, or with a note,
    is a version of its own beside one that was kept for another reason.
    """
    last = _last_number(connection, story.id)
    newest = _newest(connection, story.id)
    content = content_digest(story)
    if newest is not None and (newest.row.number, newest.content) == (last, content):
        is_by_hand = why == Why.ASKED and newest.row.why != Why.ASKED
        if not (is_by_hand or note):
            return KeptVersion(newest.row, None)
    before = story_from_json(newest.text) if newest else Story(story.id)
    compared = compare(before, story)
    row = VersionRow(
        number=last + 1,
        at=now,
        who=well_formed(who),
        why=well_formed(why),
        note=well_formed(note),
        words=story.words,
        gained=compared.gained,
        lost=compared.lost,
    )
    return _written(connection, story, row, content, newest)


def rows(connection: Connection, story_id: str) -> tuple[VersionRow, ...]:
    """The versions of a story, oldest first."""
    wanted = select(*_SHOWN).where(versions.c.story_id == story_id).order_by(versions.c.number)
    return tuple(VersionRow(*row) for row in connection.execute(wanted))


def read(connection: Connection, story_id: str, number: int) -> Story:
    """The story as a version holds it. Raises NotFound, or LibraryError if it is damaged."""
    return _story(story_id, number, _text(connection, story_id, number)[0])


def annotate(connection: Connection, story_id: str, number: int, note: str) -> None:
    """Give a version another note. Raises NotFound."""
    of_version = (versions.c.story_id == story_id, versions.c.number == number)
    noted = update(versions).where(*of_version).values(note=well_formed(note))
    if not connection.execute(noted).rowcount:
        raise _not_found(story_id, number)


def common(connection: Connection, a_id: str, b_id: str) -> tuple[int, int] | None:
    """The newest versions of two stories, by number, that hold the same and can be read."""
    ours, theirs = versions.alias(), versions.alias()
    wanted = (
        select(ours.c.number, theirs.c.number)
        .where(ours.c.story_id == a_id, theirs.c.story_id == b_id)
        .where(ours.c.content == theirs.c.content)
        .order_by(ours.c.number.desc(), theirs.c.number.desc())
    )
    for one, other in connection.execute(wanted):
        try:
            found = read(connection, a_id, one), read(connection, b_id, other)
        except LibraryError:
            continue
        if content_digest(found[0]) == content_digest(found[1]):
            return one, other
    return None


def require_kept(row: tuple[object, ...] | None, kept: KeptVersion) -> None:
    """Compare what was read back with what was written. Raises LibraryError."""
    if row is None or tuple(row) != kept.written:
        raise LibraryError(
            _("The library does not give back the version that was written to it."),
            _("The story itself is not touched by that. See that the disk is healthy."),
        )


def _written(
    connection: Connection, story: Story, row: VersionRow, content: str, newest: _Newest | None
) -> KeptVersion:
    text = story_to_json(story)
    base, data = _stored(text, newest)
    hashed = _sha256(text)
    shown = {column.name: getattr(row, column.name) for column in _SHOWN}
    own = {"content": content, "sha256": hashed, "base": base, "data": data}
    connection.execute(insert(versions).values(story_id=story.id, **shown, **own))
    counted = update(stories).where(stories.c.id == story.id).values(last_version=row.number)
    connection.execute(counted)
    images.note_uses(connection, story.id, images.digests_of(story))
    return KeptVersion(row, (row.note, content, hashed, base, data))


def _stored(text: str, newest: _Newest | None) -> tuple[int | None, str]:
    """The base and the data of a new version."""
    if newest is None or newest.links >= WHOLE_EVERY:
        return None, text
    data = delta(newest.text, text)
    if len(data) > len(text) // 2 or applied(newest.text, data) != text:
        return None, text
    return newest.row.number, data


def _last_number(connection: Connection, story_id: str) -> int:
    """The greatest number that was ever given to a version of a story. Raises NotFound."""
    given = select(stories.c.last_version).where(stories.c.id == story_id)
    last = connection.execute(given).scalar_one_or_none()
    if last is None:
        raise NotFound(_("There is no story {story_id} in the library.").format(story_id=story_id))
    greatest = select(func.max(versions.c.number)).where(versions.c.story_id == story_id)
    last = max(last, connection.execute(greatest).scalar_one() or 0)
    if last >= MOST:
        raise LibraryError(
            _(
                "The library names a version {number} of the story {story_id}, which cannot be."
            ).format(number=last, story_id=story_id),
            _("The story itself is not touched by that. Check the library and have it repaired."),
        )
    return last


def _newest(connection: Connection, story_id: str) -> _Newest | None:
    """The newest version that can be read: a damaged one is no ground to build upon."""
    wanted = (
        select(*_SHOWN, versions.c.content)
        .where(versions.c.story_id == story_id)
        .order_by(versions.c.number.desc())
    )
    for each in connection.execute(wanted).all():
        row = VersionRow(*each[:-1])
        try:
            text, links = _text(connection, story_id, row.number)
            _story(story_id, row.number, text)
        except LibraryError:
            continue
        return _Newest(row, each.content, text, links)
    return None


def _text(connection: Connection, story_id: str, number: int) -> tuple[str, int]:
    """The whole text of a version, and of how many rows it was made."""
    chain = _chain(connection, story_id, number)
    text = str(chain[-1].data)
    try:
        for link in reversed(chain[:-1]):
            text = applied(text, link.data)
    except ValueError as error:
        raise _damaged(story_id, number) from error
    if _sha256(text) != chain[0].sha256:
        raise _damaged(story_id, number)
    return text, len(chain)


def _chain(connection: Connection, story_id: str, number: int) -> list[Any]:
    """The rows that a version is made from, itself first and a whole copy last."""
    wanted = (
        select(versions.c.number, versions.c.base, versions.c.sha256, versions.c.data)
        .where(versions.c.story_id == story_id, versions.c.number <= number)
        .order_by(versions.c.number.desc())
        .limit(WHOLE_EVERY)
    )
    near = {row.number: row for row in connection.execute(wanted)}
    if number not in near:
        raise _not_found(story_id, number)
    chain = [near[number]]
    while (base := chain[-1].base) is not None:
        if not isinstance(base, int) or base not in near or base >= chain[-1].number:
            raise _damaged(story_id, number)
        chain.append(near[base])
    # A damaged row can hold a value of any type, whatever its table says.
    if not all(isinstance(row.data, str) for row in chain):
        raise _damaged(story_id, number)
    if sum(len(row.data) for row in chain) > LARGEST:
        raise _damaged(story_id, number)
    return chain


def _story(story_id: str, number: int, text: str) -> Story:
    try:
        story = story_from_json(text)
    except NewerSchema as error:
        raise LibraryError(error.sentence, error.remedy) from error
    except UnreadableStory as error:
        raise _damaged(story_id, number) from error
    if story.id != story_id:
        raise _damaged(story_id, number)
    return story


def _not_found(story_id: str, number: int) -> NotFound:
    return NotFound(
        _("There is no version {number} of the story {story_id} in the library.").format(
            number=number, story_id=story_id
        )
    )


def _damaged(story_id: str, number: int) -> LibraryError:
    return LibraryError(
        _("Version {number} of the story {story_id} is damaged in the library.").format(
            number=number, story_id=story_id
        ),
        _(
            "The story as it is now is not touched by that, and nothing was changed. A backup may"
            " hold this version."
        ),
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
