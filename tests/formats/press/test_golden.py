"""Copy as agencies, press offices and word processors lay it out, one trap each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editor.formats.press import FORMAT
from editor.formats.press_text.report import report_line
from editor.model.codec import story_from_object

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "press"
PIECES = sorted(GOLDEN.glob("*.txt"))


def test_there_are_pieces_for_every_trap() -> None:
    assert len(PIECES) >= 60
    assert {each.stem for each in GOLDEN.glob("*.json")} == {each.stem for each in PIECES}


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.stem)
def test_a_piece_comes_apart_as_expected(piece: Path) -> None:
    assert FORMAT.read is not None
    expected = json.loads(piece.with_suffix(".json").read_text(encoding="utf-8"))
    (parcel,) = FORMAT.read(piece.read_bytes())
    assert parcel.story == story_from_object(expected["story"])
    assert report_line(parcel.taken) == expected["line"]
