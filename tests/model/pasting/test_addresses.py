"""Addresses without what only tells who followed them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.pasting.addresses import untracked


@pytest.mark.parametrize(
    ("address", "clean", "taken_off"),
    [
        ("https://a.org/x?utm_source=b&id=3&fbclid=q#top", "https://a.org/x?id=3#top", 2),
        ("https://a.org/x?UTM_Source=b&mc_eid=1&gclid=2", "https://a.org/x", 3),
        ("https://a.org/x#utm_source=b", "https://a.org/x", 1),
        ("https://a.org/x?#", "https://a.org/x?#", 0),
        ("https://a.org/?q=utm_source=x&a=%2F+b", "https://a.org/?q=utm_source=x&a=%2F+b", 0),
        ("https://youtu.be/x?si=a&t=10", "https://youtu.be/x?t=10", 1),
        ("https://a.org/x?si=a&t=10", "https://a.org/x?si=a&t=10", 0),
        ("mailto:a@b.org?utm_x=1", "mailto:a@b.org?utm_x=1", 0),
        (
            "https://www.google.com/url?q=https://b.org/a%3Fx%3D1%26utm_x%3D2&sa=D",
            "https://b.org/a?x=1",
            2,
        ),
        (
            "https://www.google.com/search?q=https://b.org",
            "https://www.google.com/search?q=https://b.org",
            0,
        ),
        (
            "https://www.google.com/url?q=javascript:x",
            "https://www.google.com/url?q=javascript:x",
            0,
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fb.org%2Fa&data=0",
            "https://b.org/a",
            1,
        ),
        ("https://urldefense.com/v3/__https://b.org/x?y=1__;!!abc$", "https://b.org/x?y=1", 1),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fb.org%2F%3Ffbclid%3Dx&h=y",
            "https://b.org/",
            2,
        ),
        ("https://[x?utm_source=1", "https://[x?utm_source=1", 0),
    ],
)
def test_trackers_go_and_the_rest_stays(address: str, clean: str, taken_off: int) -> None:
    found = untracked(address)
    assert (found.address, found.taken_off) == (clean, taken_off)


@given(st.text(max_size=30))
def test_an_address_without_trackers_stays_as_it_is(rest: str) -> None:
    found = untracked(f"https://example.org/{rest}")
    assert found.taken_off or found.address == f"https://example.org/{rest}"
