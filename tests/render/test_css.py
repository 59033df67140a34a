"""Style sheets from people: nothing in them loads anything, and what is wrong has a line."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.render.css import LARGEST, harmless, troubles

LOADING = [
    "@import 'x.css';",
    '@IMPORT "x.css";',
    "@\\69mport url(x.css);",
    "a { background: url(http://x) }",
    "a { background: URL( 'http://x' ) }",
    "a { background: u\\72l(http://x) }",
    "a { background: \\000075rl(http://x) }",
    "a { background: u\\72\nl(http://x) }",
    "<!--url(http://x)",
    "-->url(http://x)",
    "a { background: image-set('http://x' 1x) }",
    "a { background: -webkit-image-set(url(http://x) 1x) }",
    "a { background: src('http://x') }",
    "a { background: url(data:text/html;base64,AAAA) }",
    "a { background: url(data:image/png;base64,AA==) , url(//x) }",
    "@font-face { src: url(x.woff) }",
    "a { --x: url(http://x) }",
    "a { background: url(#x) url(http://x) }",
    "a { background: url(#x);} /* ) */ b { background: url(\\68ttp://x) }",
]


@pytest.mark.parametrize("sheet", LOADING)
def test_nothing_is_loaded_and_it_is_told(sheet: str) -> None:
    made = harmless(sheet)
    assert not re.search(r"@import|@\\69mport|(?:url|src|image-set)\(\s*[^#d)\s]", made, re.I)
    assert any("loads nothing" in each.sentence for each in troubles(sheet))
    assert harmless(made) == made


@pytest.mark.parametrize(
    "sheet",
    [
        "h1 { color: red; }\n@media print { h1 { color: #000 } }",
        "a { background: url(data:image/png;base64,iVBORw0KGgo=) }",
        "a { filter: url(#shadow) }",
        'q::before { content: "}{;/*" }',
        "a:hover, a[href^='x;y'] { & b { color: red } }",
        ":root { --empty:; --set: { a: b } }",
        "/* url(http://x) in a comment */",
        "a { content: 'url(http://x)' }",
        "",
    ],
)
def test_a_sheet_that_loads_nothing_stays_as_it_was_written(sheet: str) -> None:
    assert harmless(sheet) == sheet
    assert troubles(sheet) == ()


@pytest.mark.parametrize(
    ("sheet", "line", "words"),
    [
        ("a {\n  color red;\n}", 2, "a colon is missing"),
        ("a {\n  color: ;\n}", 2, "has no value"),
        ("a { color: red }\n}", 2, "one } too many"),
        ("\na {\n color: red", 2, "a } is missing"),
        ("a { b: 'c\n}", 1, "' is missing"),
        ("a { b: c }\n/* d", 2, "*/ is missing"),
        ("color: red;", 1, "a { is missing"),
        ("{ color: red }", 1, "nothing before it"),
    ],
)
def test_what_is_wrong_has_its_line(sheet: str, line: int, words: str) -> None:
    (trouble,) = troubles(sheet)
    assert trouble.line == line
    assert words in trouble.sentence


def test_a_sheet_has_an_end() -> None:
    sheet = "a { color: red }\n" * (LARGEST // 16)
    assert len(harmless(sheet)) <= LARGEST
    assert "longer than" in troubles(sheet)[-1].sentence


@settings(max_examples=150)
@given(st.text("ur\\72l(@import)'\"/*{}:;# \n0sc-<!>", max_size=60))
def test_whatever_is_written_there_is_no_name_left_that_loads(sheet: str) -> None:
    made = harmless(sheet)
    assert harmless(made) == made
    troubles(sheet)


def test_what_runs_the_other_way_does_not_reorder_the_sentence() -> None:
    (trouble,) = troubles("p { لون }")
    assert trouble.sentence.startswith("“\u2068لون\u2069” is no declaration")
