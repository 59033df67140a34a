"""The lead-in: dateline and source tag as they open the first paragraph, in the house's form.

- The dateline stands before the tag: `PRAGUE (NewsReady.com) –`.
- A form without `{place}` or `{tag}` still shows the story's own, at its usual place.
- Of what the story does not have, parentheses and commas go too; with neither there is no lead-in.
"""

from __future__ import annotations

import re

from editor.model.house import House
from editor.model.story import Story

_DASH = re.compile(r"\s*\S*$")
_TAG = re.compile(r"\s*\(?\{tag\}\)?")
_PLACE = re.compile(r"\{place\}[,\s]*")


def lead_in(story: Story, house: House) -> str:
    """The lead-in of a story without the space after it; empty where there is none."""
    place, tag = story.dateline.strip(), story.source_tag.strip()
    if not place and not tag:
        return ""
    form = house.lead_in
    if "{tag}" not in form and tag:
        dash = _DASH.search(form)
        at = dash.start() if dash else len(form)
        form = f"{form[:at]} ({{tag}}){form[at:]}"
    if "{place}" not in form and place:
        form = "{place} " + form
    form = form if tag else _TAG.sub("", form)
    form = form if place else _PLACE.sub("", form)
    words = {"{tag}": tag, "{place}": place}
    return re.sub(r"\{tag\}|\{place\}", lambda mark: words[mark[0]], form).strip()
