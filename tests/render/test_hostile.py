"""Payloads that attack pages, through both ways in: nothing that runs or reaches out comes out."""

import json
import re
from html.parser import HTMLParser

import pytest

from editor.render.gate import html_nodes
from editor.render.html import blocks_html
from editor.render.markdown import body_nodes
from editor.render.plain import body_text
from editor.render.source import markdown_of
from tests.shared import shared_path

_ALLOWED: dict[str, set[str]] = {
    **{tag: set() for tag in ("br", "em", "strong", "ul", "li", "hr")},
    **{tag: {"dir"} for tag in ("p", "blockquote", "bdi")},
    **{tag: set() for tag in ("table", "thead", "tbody", "tr", "h2", "h3")},
    "a": {"href", "rel"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#)[^\s\x00-\x20]*", re.ASCII | re.IGNORECASE)


class Inspector(HTMLParser):
    """Fails for a tag, an attribute or an address that no page may have."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _ALLOWED
        for name, value in attrs:
            assert name in _ALLOWED[tag]
            assert name != "href" or _ADDRESS.fullmatch(value or "")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def payloads() -> list[str]:
    expected = json.loads(
        shared_path("vectors", "xss", "dompurify_expect.json").read_text(encoding="utf-8")
    )
    sheet = shared_path("vectors", "xss", "owasp_XSS_Filter_Evasion_Cheat_Sheet.md")
    fenced = re.findall(r"```[a-z]*\n(.*?)```", sheet.read_text(encoding="utf-8"), re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", sheet.read_text(encoding="utf-8"))
    return [entry["payload"] for entry in expected] + fenced + inline


def inspect(html: str) -> None:
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()


def test_the_inspector_finds_what_it_looks_for() -> None:
    for html in ("<script>", "<p onclick=x>", '<a href="javascript:x">', "<!-- x -->"):
        with pytest.raises(AssertionError):
            inspect(html)


def test_payloads_in_a_body_are_text() -> None:
    found = payloads()
    assert len(found) > 250
    for payload in found:
        for body in (payload, f"[x]({payload})", f"[{payload}](https://a.org)", f"*{payload}*"):
            inspect(blocks_html(body_nodes(body)))


def test_payloads_as_foreign_markup_are_harmless() -> None:
    for payload in payloads():
        nodes = html_nodes(payload)
        inspect(blocks_html(nodes))
        inspect(blocks_html(body_nodes(markdown_of(nodes))))
        inspect(blocks_html(html_nodes(f'<a href="{payload}">x</a>')))


def test_payloads_survive_as_words() -> None:
    for payload in payloads():
        body = payload.replace("\r", "")
        shown = body_text(body)
        if "](" not in body:
            assert [c for c in shown if c.isalpha()] == [c for c in body if c.isalpha()]


def test_strings_that_break_programs_are_rendered() -> None:
    strings = json.loads(shared_path("vectors", "text", "blns.json").read_text(encoding="utf-8"))
    for string in strings:
        inspect(blocks_html(body_nodes(string)))
        assert "".join(body_text(string).split()) or not string.strip()
