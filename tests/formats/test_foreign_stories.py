"""Real articles of other programs: every word of theirs is there after the import."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from editor.formats.front_matter import parted
from editor.formats.html import FORMAT as HTML
from editor.formats.markdown import FORMAT as MARKDOWN
from editor.model.story import Story
from editor.render.foreign_markdown import markup_of
from editor.render.plain import body_text
from tests.shared import shared_path

_WITHIN_WORDS = {"a", "em", "strong", "b", "i", "code", "span", "sup", "sub", "u", "small", "font"}


class _Shown(HTMLParser):
    """What a reader would see of a page, the words for its images included."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in ("script", "style", "title")
        self.pieces.append("" if tag in _WITHIN_WORDS else " ")
        if tag == "img":
            self.pieces += [f" {value} " for name, value in attrs if name in ("alt", "title")]

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        self.pieces.append("" if tag in _WITHIN_WORDS else " ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def _shown(markup: str) -> Counter[str]:
    parser = _Shown()
    parser.feed(markup)
    parser.close()
    return _words("".join(parser.pieces))


def _held(story: Story) -> Counter[str]:
    pieces = [story.headline, *(point.text for point in story.key_points)]
    pieces += [f"{each.crosshead}\n{body_text(each.body)}" for each in story.sections]
    pieces += [f"{each.alt} {each.caption}" for each in story.figures]
    return _words("\n".join(pieces))


@pytest.mark.parametrize("folder", ["18f_blog", "digitalgov", "wikinews_en"])
def test_no_word_of_a_foreign_markdown_file_is_lost(folder: str) -> None:
    for path in sorted(shared_path("stories", folder).glob("*.md")):
        _, body = parted(path.read_text("utf-8"))
        assert MARKDOWN.read
        (parcel,) = MARKDOWN.read(path.read_bytes())
        missing = _shown(markup_of(body)) - _held(parcel.story)
        assert not missing, f"{path.name}: {missing}"


def test_no_word_of_a_foreign_page_is_lost() -> None:
    paths = sorted(Path(shared_path("stories", "wikinews_fr")).glob("*.html"))
    assert paths
    for path in paths:
        assert HTML.read
        (parcel,) = HTML.read(path.read_bytes())
        missing = _shown(path.read_text("utf-8")) - _held(parcel.story)
        assert not missing, f"{path.name}: {missing}"
