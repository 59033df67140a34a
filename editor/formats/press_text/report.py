"""What was taken for what: the one quiet line after an import, each part with its place."""

from __future__ import annotations

from collections.abc import Sequence

from editor.model.parcel import Taken
from editor.model.places import Place, body_place, crosshead_place, key_point_place
from editor.model.story import Story
from editor.model.taking.clutter import clutter_in, is_clutter
from editor.model.taking.mending import broken_places
from editor.model.translation import counted, forms

_ABOVE = {
    "slugline": "slugline",
    "kicker": "kicker",
    "headline": "headline",
    "standfirst": "standfirst",
    "byline": "byline",
    "published_at": "publishing time",
    "modified_at": "time of update",
    "embargoed_until": "embargo",
}
_LEDE = {"dateline": "dateline", "source_tag": "source tag"}
_LAST = {
    "reader_note": "reader’s note",
    "sign_off": "sign-off",
    "copyright_notice": "copyright notice",
    "usage_terms": "usage terms",
    "language": "language",
}
_TO_DESK = "line to the desk note"
_CLUTTER = "link or advert"
_BROKEN = "broken character"
_FORMS = {
    "slugline": forms("slugline", "{n} sluglines"),
    "kicker": forms("kicker", "{n} kickers"),
    "headline": forms("headline", "{n} headlines"),
    "standfirst": forms("standfirst", "{n} standfirsts"),
    "byline": forms("byline", "{n} bylines"),
    "publishing time": forms("publishing time", "{n} publishing times"),
    "time of update": forms("time of update", "{n} times of update"),
    "embargo": forms("embargo", "{n} embargos"),
    "dateline": forms("dateline", "{n} datelines"),
    "source tag": forms("source tag", "{n} source tags"),
    "reader’s note": forms("reader’s note", "{n} reader’s notes"),
    "sign-off": forms("sign-off", "{n} sign-offs"),
    "copyright notice": forms("copyright notice", "{n} copyright notices"),
    "usage terms": forms("usage terms", "{n} usage terms"),
    "language": forms("language", "{n} languages"),
    "advisory": forms("advisory", "{n} advisories"),
    "key point": forms("key point", "{n} key points"),
    "crosshead": forms("crosshead", "{n} crossheads"),
    "caption": forms("caption", "{n} captions"),
    _TO_DESK: forms("{n} line to the desk note", "{n} lines to the desk note"),
    _CLUTTER: forms("{n} link or advert", "{n} links or adverts"),
    _BROKEN: forms("{n} broken character", "{n} broken characters"),
}
_COUNTED = (_TO_DESK, _CLUTTER, _BROKEN)


def taken_from(story: Story, noted: int) -> tuple[Taken, ...]:
    """What an import took for what, in the order of the page; `noted` lines went to the desk."""
    taken = _fields(story, _ABOVE)
    if story.advisories:
        taken.append(Taken(len(story.advisories), "advisory", Place("advisories")))
    if story.key_points:
        place = key_point_place(story.key_points[0].id)
        taken.append(Taken(len(story.key_points), "key point", place))
    taken += _fields(story, _LEDE)
    titled = [each for each in story.sections if each.crosshead]
    if titled:
        taken.append(Taken(len(titled), "crosshead", crosshead_place(titled[0].id)))
    if story.figures:
        place = Place("figures", story.figures[0].id, "caption")
        taken.append(Taken(len(story.figures), "caption", place))
    taken += _fields(story, _LAST)
    if noted:
        taken.append(Taken(noted, _TO_DESK, Place("ed_note")))
    return (*taken, *_named(story))


def _fields(story: Story, names: dict[str, str]) -> list[Taken]:
    return [Taken(1, what, Place(name)) for name, what in names.items() if getattr(story, name)]


def _named(story: Story) -> list[Taken]:
    """What stays where it is and is only named: links and adverts, broken characters."""
    named = []
    if count := clutter_in(story):
        holds = (s for s in story.sections if any(map(is_clutter, s.body.split("\n\n"))))
        named.append(Taken(count, _CLUTTER, body_place(next(holds).id)))
    if broken := broken_places(story):
        named.append(Taken(sum(count for _, count in broken), _BROKEN, broken[0][0]))
    return named


def part(taken: Taken) -> str:
    """One part of the line: "headline", "4 key points", "1 line to the desk note"."""
    return counted(*_FORMS[taken.what], taken.count)


def report_line(taken: Sequence[Taken]) -> str:
    """The whole line: fields first; what is noted or only named behind a semicolon."""
    fields = ", ".join(part(each) for each in taken if each.what not in _COUNTED)
    named = ", ".join(part(each) for each in taken if each.what in _COUNTED)
    return "; ".join(filter(None, (fields, named)))
