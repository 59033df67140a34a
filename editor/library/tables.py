"""The library's tables as SQLAlchemy Core knows them; the migrations make them.

The search index is SQLite's own and stands in `search`.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, MetaData, Named, Table, TypedColumns

METADATA = MetaData()


class _NamedValue(TypedColumns):
    name: Named[str] = Column(primary_key=True)
    value: Named[str]


class _Migrations(TypedColumns):
    number: Named[int] = Column(primary_key=True)
    title: Named[str]
    at: Named[str]


class _Houses(TypedColumns):
    id: Named[str] = Column(primary_key=True)
    ordinal: Named[int]
    json: Named[str]


class _Stories(TypedColumns):
    # What the list shows comes before the long text, so that reading a row stops short of it.
    id: Named[str] = Column(primary_key=True)
    recency: Named[int] = Column(unique=True)
    revision: Named[int]
    number: Named[int]
    created: Named[str]
    updated: Named[str]
    headline: Named[str]
    slugline: Named[str]
    status: Named[str]
    words: Named[int]
    binned_at: Named[str]
    sha256: Named[str]
    json: Named[str]
    lineages: Named[str]
    last_version: Named[int]


class _Versions(TypedColumns):
    story_id: Named[str] = Column(primary_key=True)
    number: Named[int] = Column(primary_key=True)
    at: Named[str]
    who: Named[str]
    why: Named[str]
    note: Named[str]
    words: Named[int]
    gained: Named[int]
    lost: Named[int]
    content: Named[str]
    sha256: Named[str]
    base: Named[int | None]
    data: Named[str]


class _Images(TypedColumns):
    digest: Named[str] = Column(primary_key=True)
    media_type: Named[str]
    width: Named[int]
    height: Named[int]
    at: Named[str]
    web_digest: Named[str]
    web_type: Named[str]
    web_width: Named[int]
    web_height: Named[int]
    web: Named[bytes]
    original: Named[bytes]


class _ImageUses(TypedColumns):
    digest: Named[str] = Column(primary_key=True)
    story_id: Named[str] = Column(primary_key=True)


class _Tallies(TypedColumns):
    status: Named[str] = Column(primary_key=True)
    stories: Named[int]


class _Embargoes(TypedColumns):
    story_id: Named[str] = Column(primary_key=True)
    until: Named[str]
    house: Named[str]


class _Changes(TypedColumns):
    story_id: Named[str] = Column(primary_key=True)
    ordinal: Named[int] = Column(primary_key=True)
    done: Named[bool]
    step: Named[str]


facts = Table("facts", METADATA, _NamedValue)
"""What the library is: its identifier."""

settings = Table("settings", METADATA, _NamedValue)
"""What the desk chose: the current house."""

migrations = Table("migrations", METADATA, _Migrations)
"""Which migrations made this file, and when."""

houses = Table("houses", METADATA, _Houses)
"""The houses as canonical JSON, in the order they came."""

stories = Table("stories", METADATA, _Stories)
"""The stories as canonical JSON with its SHA-256, and what the list shows of them.

- `recency` is given anew at each save: the greatest is the newest.
- `revision` counts the saves; who writes says which one was read.
- `number` is the last running number of the journal that the text contains.
- `binned_at` is empty for a story that is not in the bin.
- `lineages` says whose journals the text contains, each up to which number.
- `last_version` is the greatest number that was ever given to a version of the story.
"""

versions = Table("versions", METADATA, _Versions)
"""The versions of the stories, in the order of their numbers.

- `data` is the whole story as canonical JSON where `base` is null, else what turns the version
  `base` into this one; `sha256` is the hash of the whole.
- `content` is the hash of the story whatever its id and times of keeping.
"""

tallies = Table("tallies", METADATA, _Tallies)
"""How many stories of each status are not in the bin; triggers count them."""

embargoes = Table("embargoes", METADATA, _Embargoes)
"""What the list says of stories under embargo: `until` as it was typed, in which house.

A story without an embargo has no row, one in the bin or past its embargo has.
"""

changes = Table("changes", METADATA, _Changes)
"""The timelines of undo and redo; within a story the steps stand in the order of time."""

images = Table("images", METADATA, _Images)
"""The images of figures; `digest` and `web_digest` are the SHA-256 of `original` and `web`.

`web` is empty where pages show the original.
"""

image_uses = Table("image_uses", METADATA, _ImageUses)
"""Which stories have, or ever had, an image: it goes with the last of them."""

Index("image_uses_of_story", image_uses.c.story_id)
Index("stories_listed", stories.c.binned_at, stories.c.recency)
Index("versions_of_content", versions.c.content)
