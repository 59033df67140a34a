"""Own templates from a folder: sandboxed, bounded, and never in the way of a page."""

import os
import re
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editor.model.rows import PageBlock
from editor.render import own_templates
from editor.render.own_templates import MACROS, own_names, own_template, use_folder
from editor.render.page import document, page
from editor.render.templates import FILTERS, page_template
from tests.sample_stories import FULL, HOUSE

ROOT = Path(__file__).parents[2]

Write = Callable[..., tuple[str, ...]]
HEADLINE = FULL.headline.replace("&", "&amp;")
POST = replace(HOUSE, page_template="post")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    before = own_templates._place.folder
    use_folder(tmp_path)
    yield tmp_path
    own_templates._place.folder = before


@pytest.fixture
def write(folder: Path) -> Write:
    def written(parts: str = "", sheet: str = "", name: str = "post") -> tuple[str, ...]:
        (folder / name).mkdir(exist_ok=True)
        if parts:
            (folder / name / "parts.html").write_text(parts, "utf-8")
        if sheet:
            (folder / name / "page.css").write_text(sheet, "utf-8")
        found = own_template(name, FILTERS)
        assert found is not None
        return found.troubles

    return written


def blocks(template: str) -> tuple[PageBlock, ...]:
    return page(FULL, replace(HOUSE, page_template=template)).blocks


def test_a_template_makes_its_elements_and_the_first_one_the_others(write: Write) -> None:
    assert (
        write('{% macro headline(text) %}<h1 class="big">{{ text | text }}</h1>{% endmacro %}')
        == ()
    )
    made, usual = blocks("post"), blocks("broadsheet")
    assert [a.html for a in made if a.place and a.place.field == "headline"] == [
        f'<h1 class="big">{HEADLINE}</h1>'
    ]
    assert sum(a.html != b.html for a, b in zip(made, usual, strict=True)) == 1


def test_its_sheet_takes_the_place_of_the_first_ones(write: Write) -> None:
    assert write(sheet="article { color: teal }") == ()
    head = page(FULL, POST).head
    assert "color: teal" in head
    assert "Broadsheet: one quiet" not in head


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_no_template(folder: Path) -> None:
    (folder / "post").mkdir()
    os.mkfifo(folder / "post" / "parts.html")
    assert own_names() == ()
    assert own_template("post", FILTERS) is None


def test_a_changed_file_is_seen(write: Write) -> None:
    write(sheet="article { color: teal }")
    write(sheet="article { color: maroon }")
    assert "maroon" in page(FULL, POST).head


@pytest.mark.parametrize(
    "attack",
    [
        "{% include '/etc/hostname' %}",
        "{% import '../other/parts.html' as other %}",
        "{% extends 'x' %}",
        "{% set a = 1 %}",
        "{{ 'a' * 100000000 }}",
        "{{ 10 ** 10 }}",
        "{{ text.upper() }}",
        "{{ cycler }}{{ cycler.__init__ }}",
        "{{ text | safe }}",
        "{{ text | replace('a', 'b') }}",
        "{% for a in points %}{% for b in points %}x{% endfor %}{% endfor %}",
        "{% for a in range(9) %}x{% endfor %}",
        "{% filter upper %}x{% endfilter %}",
        "{% call x() %}{% endcall %}",
        "{{ text[:3] }}",
    ],
)
def test_a_template_can_only_name_repeat_and_choose(write: Write, attack: str) -> None:
    told = write(f"{{% macro kicker(text) %}}<p>{attack}</p>{{% endmacro %}}")
    assert told
    assert told[0].startswith("parts.html")
    assert blocks("post") == blocks("broadsheet")


@pytest.mark.parametrize(
    "body",
    [
        "<p>{{ text }}</p><p>two</p>",
        "text alone",
        "",
        "<p>{{ text }}</p> and more",
        "<script>alert(1)</script>",
        "<p><div>{{ text }}</div></p>",
        "{{ nothing }}",
        "<p>{{ text.__class__.__mro__ }}</p>",
        "<p>{{ text.nothing }}</p>",
    ],
)
def test_what_is_not_one_element_is_the_first_templates(write: Write, body: str) -> None:
    told = write(f"{{% macro headline(text) %}}{body}{{% endmacro %}}")
    assert told
    assert "headline" in told[0]
    assert blocks("post") == blocks("broadsheet")


def test_nothing_that_runs_or_loads_comes_through(write: Write) -> None:
    write(
        "{% macro headline(text) %}<h1 onclick='x()' style='color:red' id='a' class='big'>"
        "<img src='http://x'><a href='http://x'>{{ text }}</a><iframe src='http://x'></iframe>"
        "<script>alert(1)</script></h1>{% endmacro %}"
    )
    (headline,) = [b.html for b in blocks("post") if b.place and b.place.field == "headline"]
    assert headline == f'<h1 class="big">{HEADLINE}</h1>'


def test_texts_are_escaped_whatever_the_template_does_with_them(write: Write) -> None:
    write("{% macro headline(text) %}<h1>{{ text }}</h1>{% endmacro %}")
    story = replace(FULL, headline="<script>alert(1)</script> & <b>")
    made = page(story, POST).blocks
    assert any("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in b.html for b in made)


def test_the_frame_and_its_policy_are_never_the_templates(write: Write, folder: Path) -> None:
    write(sheet="a { color: teal }")
    for name in ("head.html", "document.html", "fragment.html", "preview.html"):
        (folder / "post" / name).write_text("<script>alert(1)</script>")
    html = document(FULL, POST)
    assert "alert(1)" not in html
    assert "default-src 'none'" in html


def test_its_sheet_loads_nothing(write: Write) -> None:
    told = write(sheet="@import 'x.css';\narticle { background: url(http://x) }")
    assert [each.split(":")[0] for each in told] == ["page.css, line 1", "page.css, line 2"]
    assert not {"@import", "url(http"} & set(page(FULL, POST).head.split())


@pytest.mark.parametrize(
    "name", ["..", "../x", "a/b", "a\\b", ".hidden", "", "a\0b", "C:x", "gone"]
)
def test_a_name_leads_nowhere_else(write: Write, folder: Path, name: str) -> None:
    write(sheet="a { color: teal }")
    (folder / "page.css").write_text("a { color: maroon }")
    house = replace(HOUSE, page_template=name)
    assert page(FULL, house) == page(FULL, HOUSE)


def test_files_that_cannot_be_used_say_so(write: Write, folder: Path) -> None:
    write(sheet="x")
    (folder / "post" / "page.css").write_bytes(b"\xff\xfe\x00")
    (folder / "post" / "parts.html").write_text("{# #}" * 20_000)
    found = own_template("post", FILTERS)
    assert found is not None
    assert "no UTF-8" in found.troubles[0]
    assert "larger than" in found.troubles[1]
    assert page(FULL, POST) == page(FULL, HOUSE)


def test_a_macro_that_is_never_closed_names_its_line(write: Write) -> None:
    (told,) = write("\n{% macro kicker(text) %}<p>")
    assert told.startswith("parts.html, line 2: ")


def test_deep_and_long_templates_are_bounded(write: Write) -> None:
    assert write(
        "{% macro kicker(text) %}<p>"
        + "{% if text %}" * 300
        + "x"
        + "{% endif %}" * 300
        + "</p>{% endmacro %}"
    )
    assert blocks("post") == blocks("broadsheet")


def test_only_folders_that_hold_a_template_are_listed(write: Write, folder: Path) -> None:
    write(sheet="a { color: teal }")
    (folder / "empty").mkdir()
    (folder / ".git").mkdir()
    (folder / "page.css").write_text("")
    assert own_names() == ("post",)


def test_every_macro_of_the_contract_is_one_the_first_template_has() -> None:
    first = page_template("broadsheet")
    for name, values in MACROS.items():
        assert first.part(name, **values)


def test_without_a_folder_there_is_none(folder: Path) -> None:
    use_folder(folder / "gone")
    assert own_names() == ()
    assert own_template("post", FILTERS) is None


def test_the_example_in_the_manual_is_a_template(write: Write) -> None:
    manual = (ROOT / "docs" / "manual" / "page-templates.md").read_text("utf-8")
    parts, sheet = (
        re.findall(rf"```{kind}\n(.*?)```", manual, re.DOTALL)[0] for kind in ("html", "css")
    )
    assert write(parts, sheet) == ()
    assert '<ol class="facts">' in "".join(block.html for block in blocks("post"))


def test_elements_within_elements_are_bounded(write: Write) -> None:
    deep = "<b>" * 5_000 + "{{ text }}" + "</b>" * 5_000
    assert write(f"{{% macro headline(text) %}}{deep}{{% endmacro %}}")
    assert blocks("post") == blocks("broadsheet")


@pytest.mark.parametrize(
    "outside",
    ["{% for each in range %}{% endfor %}", "{{ 1 < 'a' }}", "{{ " + "9" * 5_000 + " }}"],
)
def test_what_a_template_does_outside_its_macros_breaks_no_page(write: Write, outside: str) -> None:
    told = write(outside + "{% macro headline(text) %}<h1>{{ text }}</h1>{% endmacro %}")
    assert told
    assert told[0].startswith("parts.html")
    assert blocks("post") == blocks("broadsheet")


@pytest.mark.parametrize(
    "body",
    [
        "{% for letter in text %}{{ text }}{% endfor %}",
        "{{ text ~ text ~ text ~ text }}" * 1_000,
    ],
)
def test_a_long_text_takes_no_more_than_a_page_can_hold(write: Write, body: str) -> None:
    write("{% macro headline(text) %}<h1>" + body + "</h1>{% endmacro %}")
    own = own_template("post", FILTERS)
    assert own is not None
    tracemalloc.start()
    assert own.part("headline", {"text": "w " * 10_000}) is None
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 50_000_000
