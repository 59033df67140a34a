"""What a link may lead to, and what nodes refuse to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.render.nodes import Heading, Link, Table, safe_href


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        (" https://example.org/a b ", "https://example.org/a%20b"),
        ('https://example.org/"<>', "https://example.org/%22%3C%3E"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("tel:+420 123", "tel:+420%20123"),
        ("#notes", "#notes"),
    ],
)
def test_these_addresses_may_be_followed(raw: str, address: str) -> None:
    assert safe_href(raw) == address
    assert Link(address, ()).href == address


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "javascript:alert(1)",
        "\u2028javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/path",
        "https:/example.org",
        "http\u017f://example.org",
        "https://exam\u202eple.org",
        "https://example.org/\x00",
        "https://example.org/\ud800",
    ],
)
def test_these_may_not(raw: str) -> None:
    assert safe_href(raw) is None
    with pytest.raises(ValueError, match="address"):
        Link(raw, ())


@given(st.text(st.characters(exclude_categories=[])))
def test_a_safe_address_stays_as_it_is(raw: str) -> None:
    address = safe_href(f"https://{raw}")
    assert address is None or safe_href(address) == address


def test_a_link_takes_no_address_that_would_be_changed() -> None:
    with pytest.raises(ValueError, match="address"):
        Link(" https://example.org", ())


def test_a_table_is_rectangular_and_a_heading_has_a_level() -> None:
    with pytest.raises(ValueError, match="one length"):
        Table(((), ()), (((),),), (None, None))
    with pytest.raises(ValueError, match="level"):
        Heading(7, ())
