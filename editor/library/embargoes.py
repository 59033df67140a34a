"""Until when stories may not be published, beside them for the list."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert

from editor.library.tables import embargoes
from editor.model.story import Story


def note(connection: Connection, story: Story) -> None:
    """Remember the embargo of a story that was just written, or that it has none."""
    connection.execute(delete(embargoes).where(embargoes.c.story_id == story.id))
    if story.embargoed_until:
        new = {"story_id": story.id, "until": story.embargoed_until, "house": story.house}
        connection.execute(insert(embargoes).values(new))
