"""HTML for the body box of a CMS: plain elements, without headline, class, style or id."""

from __future__ import annotations

from editor.formats.base import Format, Options
from editor.formats.fields import dropped_but
from editor.model.parcel import Parcel
from editor.model.translation import N_
from editor.render.page import fragment


def _recognises(_head: bytes) -> float:
    return 0.0


def _write(parcels: tuple[Parcel, ...], _options: Options) -> bytes:
    return "\n<hr>\n".join(fragment(each.story, each.house) for each in parcels).encode()


FORMAT = Format(
    name="html-fragment",
    label=N_("HTML for a CMS"),
    suffixes=(".html",),
    media_type="text/html",
    public=True,
    carries=dropped_but(
        "key_points sections dateline source_tag sign_off reader_note copyright_notice",
        changed="figures pull_quotes advisories",
    ),
    recognises=_recognises,
    write=_write,
)
