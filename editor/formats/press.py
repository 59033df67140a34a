"""Press text: the plain text that newsrooms, agencies and press offices send each other."""

from __future__ import annotations

from dataclasses import fields

from editor.formats.base import Format, Options
from editor.formats.press_text.decoding import decoded, encoding_of
from editor.formats.press_text.taking import take_apart
from editor.formats.press_text.writing import press_text
from editor.model.parcel import Parcel
from editor.model.rows import Carried
from editor.model.story import Story
from editor.model.translation import N_

_KEPT = {
    "headline",
    "byline",
    "key_points",
    "dateline",
    "source_tag",
    "copyright_notice",
    "sign_off",
}
_CHANGED = {
    "kicker",
    "standfirst",
    "sections",
    "figures",
    "reader_note",
    "usage_terms",
    "embargoed_until",
    "advisories",
}
_OTHERS = (b"{", b"<", b"PK", b"%PDF", b"---\n", b"---\r\n", b"# ")


def _carried(name: str) -> Carried:
    if name in _KEPT:
        return Carried.KEPT
    return Carried.CHANGED if name in _CHANGED else Carried.DROPPED


def _recognises(head: bytes) -> float:
    """Any text may be press text; one that opens like another format is rather that."""
    if not head.strip() or encoding_of(head) is None:
        return 0.0
    return 0.1 if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_OTHERS) else 0.5


def _read(data: bytes) -> tuple[Parcel, ...]:
    return (take_apart(decoded(data)),)


def _write(parcels: tuple[Parcel, ...], _options: Options) -> bytes:
    """The stories, several of them parted as the wires do it."""
    texts = (press_text(each.story, each.house) for each in parcels)
    return "\n\n###\n\n".join(texts).encode()


FORMAT = Format(
    name="press",
    label=N_("Press text"),
    suffixes=(".txt",),
    media_type="text/plain",
    public=True,
    carries={each.name: _carried(each.name) for each in fields(Story)},
    recognises=_recognises,
    read=_read,
    write=_write,
)
