"""Full text search in SQLite's FTS5: what is indexed of a story, and how a query is asked.

- A word typed finds all words that begin like it if it is the last one, else itself; all words
  of a query must be there. Accents, case and compatibility forms do not matter.
- Han, kana and Thai are written without spaces: their runs are indexed and asked for as
  overlapping pairs, in any order: the index knows no positions.
- The index holds exactly the stories that are not in the bin; its rowid is the story's recency,
  so that rowids downwards are newest first, without sorting.
- A status is one token of its own column, so that a filter costs no look at the stories.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, Integer, Select, literal_column, select, text

from editor.library.bookmarks import Way
from editor.model.places import COLLECTIONS, TEXT_FIELDS
from editor.model.story import Story
from editor.model.text import well_formed

LONGEST_QUERY = 200
"""Characters of a query that are looked at; somebody may paste a story into the search box."""

_UNSPACED = re.compile(
    "[\u0e01-\u0e3a\u0e40-\u0e4e\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]+"
)
_NO_LETTER = re.compile(r"[^\w\s]|_")
_MARKS = ("Mn", "Mc", "Co")
"""Besides letters and digits, what words in the index are made of: see its migration."""

_SEVERAL_CAPITALS = frozenset("ßẞſıİIK")
"""ß is SS in capitals, and the capital of i is Turkish or not."""

_NOT_SEARCHED = ("status",)


def searchable(story: Story) -> str:
    """All text of a story as it goes into the index."""
    return _in_pairs("\n".join(filter(None, _texts(story))))


def match_expression(query: str, status: str = "") -> str:
    """A query and a status as an FTS5 expression; empty if they ask for nothing.

    A query without a word in it, as a lone quotation mark, asks for nothing yet.
    """
    words = list(_words(query))
    asked = []
    if words:
        asked.append(f"text : ({' AND '.join((*words[:-1], _as_beginning(words[-1])))})")
    if status:
        asked.append(f'status : "{_status_token(status)}"')
    return " AND ".join(asked)


def whole_words(words: str) -> str:
    """An expression for stories that have all these words, none only as a beginning."""
    return f"text : ({' AND '.join(_words(words))})" if any(_words(words)) else ""


def holding_expression(phrase: str, *, whole_word: bool) -> str:
    """What every story matches in which a phrase stands, whatever stands beside it.

    Empty where the index cannot tell: it knows how words begin, not how they end, and a phrase may
    begin within a word. Letters that have several capitals are left to whoever reads the text.
    """
    typed = _in_words(phrase[:LONGEST_QUERY])[:LONGEST_QUERY]
    asked, at = [], 0
    for run in (*_UNSPACED.finditer(typed), None):
        between = typed[at : run.start() if run else len(typed)]
        words = list(_spaced_words(between))
        begins = whole_word and not at and between[:1].isalnum()
        ends = whole_word and run is None and between[-1:].isalnum()
        if words and not between[0].isspace() and not begins:
            del words[0]
        if words and not between[-1].isspace() and not ends:
            words[-1] = _as_beginning(words[-1])
        asked += [word for word in words if _SEVERAL_CAPITALS.isdisjoint(word)]
        if run:
            asked += _words_of_run(run.group())
            at = run.end()
    return f"text : ({' AND '.join(asked)})" if asked else ""


def index(connection: Connection, recency: int, story: Story) -> None:
    """Put a story into the index."""
    connection.execute(
        text("INSERT INTO story_text (rowid, text, status) VALUES (:recency, :text, :status)"),
        {"recency": recency, "text": searchable(story), "status": _status_token(story.status)},
    )


def unindex(connection: Connection, recency: int) -> None:
    """Take a story out of the index, if it is there."""
    connection.execute(text("DELETE FROM story_text WHERE rowid = :recency"), {"recency": recency})


def found(match: str, way: Way) -> Select[int]:
    """The recencies of what matches, from where `way` leads on; wants a limit."""
    rowid = literal_column("rowid", Integer)
    matching = select(rowid).select_from(text("story_text")).offset(way.skipped)
    matching = matching.where(text("story_text MATCH :match").bindparams(match=match))
    if way.is_up:
        return matching.where(rowid > way.start).order_by(rowid)
    return matching.where(rowid <= way.start).order_by(rowid.desc())


def count(connection: Connection, match: str) -> int:
    """How many stories match."""
    counted = text("SELECT count(*) FROM story_text WHERE story_text MATCH :match")
    return int(connection.execute(counted, {"match": match}).scalar_one())


def _texts(story: Story) -> Iterator[str]:
    for name in TEXT_FIELDS:
        if name not in _NOT_SEARCHED:
            yield getattr(story, name)
    for collection, (_, parts) in COLLECTIONS.items():
        for item in getattr(story, collection):
            for part in parts:
                yield getattr(item, part)
    yield from story.keywords
    for advisory in story.advisories:
        yield from (advisory.kind, advisory.text, advisory.where)


def _in_pairs(text: str) -> str:
    """The words of a text, runs without spaces as pairs that overlap.

    The last character stands alone too, so that a single character finds it by its beginning.
    """
    return _UNSPACED.sub(_pairs, _in_words(text))


def _pairs(run: re.Match[str]) -> str:
    characters = run.group()
    pairs = [characters[at : at + 2] for at in range(len(characters))]
    return f" {' '.join(pairs)} "


def _words(query: str) -> Iterator[str]:
    """The words of a query, quoted; of a run without spaces its pairs."""
    typed = _in_words(query[:LONGEST_QUERY])[:LONGEST_QUERY]
    at = 0
    for run in _UNSPACED.finditer(typed):
        yield from _spaced_words(typed[at : run.start()])
        yield from _words_of_run(run.group())
        at = run.end()
    yield from _spaced_words(typed[at:])


def _spaced_words(typed: str) -> Iterator[str]:
    for word in typed.split():
        # A mark that stands on nothing is no word: the index drops most of them.
        if any(map(str.isalnum, word)):
            yield f'"{word}"'


def _words_of_run(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield _as_beginning(f'"{run}"')
    for at in range(len(run) - 1):
        yield f'"{run[at : at + 2]}"'


def _as_beginning(word: str) -> str:
    return word if word.endswith("*") else f"{word} *"


def _in_words(text: str) -> str:
    """The text in compatibility form, with spaces for all that makes no word.

    Index and query are parted by the same rules, whatever Unicode SQLite was made with.
    """
    return _NO_LETTER.sub(_mark_or_space, unicodedata.normalize("NFKC", text))


def _mark_or_space(character: re.Match[str]) -> str:
    found = character.group()
    return found if unicodedata.category(found) in _MARKS else " "


def _status_token(status: str) -> str:
    """One word for a status, whatever is in it: files may bring any."""
    return sha256(well_formed(status).encode()).hexdigest()[:16]
