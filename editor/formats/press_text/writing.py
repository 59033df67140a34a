"""A story as press text in the house's layout."""

from __future__ import annotations

import re
from datetime import datetime

from editor.model.figures.placed import FIGURES, placed_behind
from editor.model.house import House
from editor.model.story import Advisory, AdvisoryKind, Figure, Story
from editor.render.languages import without_by
from editor.render.lead_in import lead_in
from editor.render.plain import body_text

_PREFIXES = {
    AdvisoryKind.UPDATED: "UPDATE 1-",
    AdvisoryKind.CORRECTED: "CORRECTED-",
    AdvisoryKind.REFILE: "REFILE-",
    AdvisoryKind.REPEAT: "REPEAT-",
    AdvisoryKind.WITHDRAWN: "WITHDRAWN-",
}
_LINES = re.compile(r"\s*\n\s*")


def press_text(story: Story, house: House) -> str:
    """The story as press text; empty fields leave no trace.

    Desk note, slugline, status and pull quotes are not in it: it goes to readers.
    """
    blocks = [*_above(story, house), *_points(story, house), *_body(story, house), *_closing(story)]
    return "\n\n".join(filter(None, blocks)) + ("\n" if house.press.final_newline else "")


def _above(story: Story, house: House) -> list[str]:
    """What stands above the key points."""
    headline = "".join(map(_prefix, story.advisories)) + _one_line(story.headline)
    blocks = [
        _embargo(story.embargoed_until),
        "\n".join(filter(None, (_one_line(story.kicker), headline))),
        story.standfirst.strip(),
        _byline(story, house),
        story.reader_note.strip(),
    ]
    return [*blocks, *(_caption(each) for each in story.figures if each.lead)]


def _byline(story: Story, house: House) -> str:
    """The names behind "By", in whatever language the story is."""
    names = without_by(_one_line(story.byline), story.language or house.language)
    return f"By {names}" if names else ""


def _prefix(advisory: Advisory) -> str:
    """The mark before the headline, as it came or as the wires write it."""
    came = advisory.extra.get("prefix")
    if isinstance(came, str):
        return came
    return next((text for kind, text in _PREFIXES.items() if kind == advisory.kind), "")


def _embargo(until: str) -> str:
    """The embargo's line: a whole time in a form that reads back exactly, else its own words."""
    if not until.strip():
        return ""
    try:
        time = datetime.fromisoformat(until)
    except ValueError:
        return f"EMBARGOED UNTIL {_one_line(until)}"
    clock = time.strftime("%H:%M:%S" if time.second else "%H:%M")
    zone = f" UTC{until[-6:]}" if time.tzinfo and until[-6] in "+-" else " UTC"
    return f"EMBARGOED UNTIL {time:%Y-%m-%d} {clock}{zone if time.tzinfo else ''}"


def _points(story: Story, house: House) -> list[str]:
    layout = house.press
    texts = filter(None, (_one_line(each.text) for each in story.key_points))
    return ["\n".join(f"{layout.indent}{layout.bullet} {text}" for text in texts)]


def _body(story: Story, house: House) -> list[str]:
    """The sections, the lead-in before the first, each with its figures behind it."""
    blocks = []
    for number, section in enumerate(story.sections):
        text = body_text(section.body)
        lead = lead_in(story, house) if number == 0 else ""
        blocks += [_one_line(section.crosshead), f"{lead} {text}".strip() if lead else text]
        placed = placed_behind(story, FIGURES, number)
        blocks += [_caption(each) for each in placed if isinstance(each, Figure)]
    return blocks


def _caption(figure: Figure) -> str:
    """A figure's words; what its caption does not say stands in parentheses."""
    words = _one_line(figure.caption or figure.alt)
    credit = f"({figure.credit})" if figure.credit.strip() else ""
    text = " ".join(filter(None, (words, credit)))
    if not text or text.lower().startswith("file photo"):
        return text
    return f"Photo: {text}"


def _closing(story: Story) -> list[str]:
    notices = filter(None, (story.copyright_notice.strip(), story.usage_terms.strip()))
    return [story.sign_off.strip(), "\n".join(notices)]


def _one_line(text: str) -> str:
    return _LINES.sub(" ", text.strip())
