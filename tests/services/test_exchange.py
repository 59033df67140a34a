"""Stories in and out: recognised by content, refused with a sentence, written whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from editor.model.errors import NotFound, NotKept, NutgrafError, TooLarge, UnreadableStory
from editor.model.house import FIRST_HOUSE
from editor.model.story import KeyPoint, Section, Story
from editor.services import exchange as exchange_module
from editor.services.exchange import ClipKind, Exchange
from editor.services.progress import Progress
from tests.shared import shared_path

STORY = Story(
    "s",
    headline="Ferry stuck",
    key_points=(KeyPoint("k", "Nobody was hurt."),),
    sections=(Section("a", "", "At dawn."), Section("b", "What next?", "It waits.")),
    copyright_notice="Copyright 2026, Post",
)


@pytest.fixture
def exchange() -> Exchange:
    return Exchange(lambda: date(2026, 7, 1))


def test_the_seed_comes_back_byte_for_byte(exchange: Exchange) -> None:
    seed = shared_path("stories", "seed.txt").read_bytes()
    (parcel,) = exchange.read(seed, "seed.txt")
    assert exchange.write_parcels((parcel,), "press") == seed
    assert parcel.story.words == 366
    assert len(parcel.story.key_points) == 4


@pytest.mark.parametrize("name", ["press", "markdown", "html", "json"])
def test_what_is_written_is_recognised_whatever_it_is_called(exchange: Exchange, name: str) -> None:
    assert exchange.recognised(exchange.write(STORY, FIRST_HOUSE, name), "story.dat") == name


def test_every_unreadable_thing_gets_one_sentence(exchange: Exchange, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 100)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    for name in ("empty.txt", "binary.txt", "picture.png", "", "absent.txt"):
        with pytest.raises(NutgrafError) as caught:
            exchange.read_file(tmp_path / name)
        assert caught.value.sentence.endswith(".")
        assert "Traceback" not in str(caught.value)


def test_a_file_larger_than_any_story_is_not_read(
    exchange: Exchange, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange_module, "LARGEST", 10)
    path = tmp_path / "large.txt"
    path.write_text("much more than ten bytes")
    with pytest.raises(TooLarge):
        exchange.read_file(path)


def test_one_bad_file_does_not_stop_the_others(exchange: Exchange, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_bytes(exchange.write(STORY, FIRST_HOUSE, "press"))
    bad.touch()
    progress = Progress()
    imported = exchange.read_files((bad, good), progress)
    assert [parcel.story.headline for parcel in imported.parcels] == ["Ferry stuck"]
    assert len(imported.failures) == 1
    assert progress.state == (2, 2)


def test_a_cancelled_import_stops_at_a_whole_file(exchange: Exchange, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_bytes(exchange.write(STORY, FIRST_HOUSE, "press"))
    progress = Progress()
    progress.cancel()
    assert exchange.read_files((good,), progress).parcels == ()


def test_an_unknown_format_is_named(exchange: Exchange) -> None:
    with pytest.raises(NotFound, match="no format 'word'"):
        exchange.write(STORY, FIRST_HOUSE, "word")


def test_a_format_that_is_only_written_is_not_read(exchange: Exchange) -> None:
    with pytest.raises(UnreadableStory):
        exchange.read(b"<p>x</p>", "x", "html-fragment")


def test_a_file_is_written_whole_or_not_at_all(exchange: Exchange, tmp_path: Path) -> None:
    path = exchange.write_file(STORY, FIRST_HOUSE, "press", tmp_path / "out.txt")
    before = path.read_bytes()
    with pytest.raises(NotKept, match="untouched"):
        exchange.write_file(STORY, FIRST_HOUSE, "press", tmp_path / "absent" / "out.txt")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("slugline", "headline", "name"),
    [
        ("ferry-stuck", "x", "ferry-stuck.txt"),
        ("", "Ferry/Stuck: “Help!”", "ferry-stuck-help.txt"),
        ("", "../../etc/passwd", "etc-passwd.txt"),
        ("", "???", "story.txt"),
        ("", "Fähre sitzt fest", "fähre-sitzt-fest.txt"),
    ],
)
def test_a_file_name_is_suggested(
    exchange: Exchange, slugline: str, headline: str, name: str
) -> None:
    story = Story("s", slugline=slugline, headline=headline)
    assert exchange.suggested_name(story, "press") == name


def test_copies_are_html_and_plain_text(exchange: Exchange) -> None:
    body = exchange.clip(STORY, FIRST_HOUSE, ClipKind.BODY)
    assert "<li>Nobody was hurt.</li>" in body.html
    assert "<h1" not in body.html
    assert "What next?" in body.text
    assert "<h1" in exchange.clip(STORY, FIRST_HOUSE, ClipKind.PAGE).html
    headline = exchange.clip(STORY, FIRST_HOUSE, ClipKind.HEADLINE)
    assert headline.text == "Ferry stuck"


@pytest.mark.parametrize(
    ("slugline", "name"),
    [
        ("../../etc/passwd", "etc-passwd.html"),
        ("a\0b\n<c>", "a-b-c.html"),
        ("...", "story.html"),
        ("CON", "con-story.html"),
        ("lpt1", "lpt1-story.html"),
        ("\U00020000" * 300, "\U00020000" * 50 + ".html"),
    ],
)
def test_a_suggested_name_is_a_file_name_on_every_system(
    exchange: Exchange, slugline: str, name: str
) -> None:
    assert exchange.suggested_name(Story("s", slugline=slugline), "html") == name
