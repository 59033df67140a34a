import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from editor.model.house import House
from editor.model.story import Story
from editor.render.page import document, page, preview_shell
from tests.sample_stories import EMPTY, FULL, HOUSE, sample


class Parsed(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.article: list[str] = []
        self._depth = -1
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if self._depth == 0:
            self.article.append(tag)
        if tag == "article":
            self._depth = 0
        elif self._depth >= 0 and tag not in ("br", "hr"):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if self._depth >= 0 and tag not in ("br", "hr"):
            self._depth -= 1


def data_of(story: Story, house: House = HOUSE) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', document(story, house))
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_it_names_title_description_language_and_direction() -> None:
    made = document(FULL, HOUSE)
    assert "<title>Marsh &amp; Sea: “We Let It In” – NewsReady.com</title>" in made
    assert '<meta name="description" content="A town of 6,000 gives up part of its dike.">' in made
    assert made.startswith('<!doctype html>\n<html lang="en-US" dir="ltr">')


def test_the_policy_forbids_everything_from_outside() -> None:
    shell = preview_shell(page(FULL, HOUSE))
    for made, images in ((document(FULL, HOUSE), "data:"), (shell, "story:")):
        policy = f"default-src 'none'; style-src 'unsafe-inline'; img-src {images};"
        assert f'<meta http-equiv="Content-Security-Policy" content="{policy}' in made
        # Before anything that it is to forbid.
        assert made.index("Content-Security-Policy") < made.index("<style>")


def test_the_data_says_what_the_story_has() -> None:
    assert data_of(FULL) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": FULL.headline,
        "description": FULL.standfirst,
        "author": [
            {"@type": "Person", "name": "Ada Moss"},
            {"@type": "Person", "name": "Bo Lund", "jobTitle": "Political Editor"},
        ],
        "datePublished": FULL.published_at,
        "dateModified": FULL.modified_at,
        "dateline": "ALDER POINT",
        "articleSection": "Environment",
        "genre": "Background",
        "keywords": list(FULL.keywords),
        "inLanguage": "en-US",
        "wordCount": FULL.words,
        "publisher": {"@type": "NewsMediaOrganization", "name": "NewsReady.com"},
        "copyrightNotice": FULL.copyright_notice,
    }


def test_the_data_invents_nothing() -> None:
    house = House(language="")
    assert data_of(EMPTY, house) == {"@context": "https://schema.org", "@type": "NewsArticle"}
    assert "datePublished" not in data_of(replace(FULL, published_at="2026-1"))


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ada Moss", ["Ada Moss"]),
        ("Ada Moss, Bo Lund and Cy Orr", ["Ada Moss", "Bo Lund", "Cy Orr"]),
        ("Ada Moss, Political Editor, and Bo Lund", ["Ada Moss", "Bo Lund"]),
        ("Martin Brand, Jr., Staff Writer", ["Martin Brand, Jr."]),
        ("Ada Moss in Prague", ["Ada Moss"]),
        ("Anderson Sandland", ["Anderson Sandland"]),
    ],
)
def test_every_name_in_a_byline_is_an_author(byline: str, names: list[str]) -> None:
    found = data_of(replace(FULL, byline=byline))["author"]
    assert [each["name"] for each in found] == names


def test_words_cannot_end_the_data_or_the_style() -> None:
    story = replace(FULL, headline="</script><script>alert(1)</script><!--")
    house = replace(HOUSE, page_css="</style><script>alert(1)</script>")
    made = Parsed(document(story, house))
    assert [attrs for tag, attrs in made.tags if tag == "script"] == [
        {"type": "application/ld+json"}
    ]
    assert data_of(story, house)["headline"] == story.headline


def test_the_shell_holds_the_blocks_as_children_of_its_article() -> None:
    made = page(FULL, HOUSE)
    shell = Parsed(preview_shell(made))
    assert len(shell.article) == len(made.blocks)
    assert not [tag for tag, _ in shell.tags if tag == "script"]


def test_a_house_without_a_template_of_its_own_has_the_first_one() -> None:
    for template in ("", "none_such", "../../editor", "con"):
        house = replace(HOUSE, page_template=template)
        assert document(sample(), house) == document(sample(), HOUSE)


def test_chromium_opens_it_without_a_request_and_without_a_complaint(tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("no Chromium here")
    log = tmp_path / "net.json"
    file = tmp_path / "story.html"
    file.write_text(document(FULL, HOUSE), "utf-8")
    done = subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"),
            *("--no-first-run", "--disable-background-networking", "--disable-sync"),
            *(f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={log}"),
            *("--dump-dom", file.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "<h1>Marsh &amp; Sea" in done.stdout
    assert "CONSOLE" not in done.stderr
    asked = set(re.findall(r'"url":"((?:https?|wss?|ftp):[^"]+)"', log.read_text("utf-8")))
    assert not [url for url in asked if "example.org" in url or "schema.org" in url]
