"""Two scrolls of one text."""

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from editor.ui.preview.alignment import Alignment, Extent

HEIGHTS = st.lists(st.tuples(st.integers(20, 400), st.integers(20, 400)), min_size=1, max_size=60)
ROOMS = st.tuples(st.integers(100, 900), st.integers(100, 900))


def aligned(
    heights: list[tuple[int, int]], rooms: tuple[int, int], unknown: frozenset[int] = frozenset()
) -> tuple[Alignment, Extent, Extent, list[int], list[int]]:
    form_tops = [0, *accumulate(form for form, _ in heights)]
    page_tops = [0, *accumulate(page for _, page in heights)]
    form, page = Extent(form_tops.pop(), rooms[0]), Extent(page_tops.pop(), rooms[1])

    def form_top(index: int) -> float | None:
        return None if index in unknown else form_tops[index]

    return Alignment(form_top, page_tops, form, page), form, page, form_tops, page_tops


@given(HEIGHTS, ROOMS)
def test_both_stand_at_their_head_and_at_their_foot_together(
    heights: list[tuple[int, int]], rooms: tuple[int, int]
) -> None:
    alignment, form, page, *_ = aligned(heights, rooms)
    assert alignment.page_scroll(0) == alignment.form_scroll(0) == 0
    if form.most and page.most:
        assert alignment.page_scroll(form.most) == page.most
        assert alignment.form_scroll(page.most) == form.most


@given(HEIGHTS, ROOMS, st.floats(0, 1))
def test_whoever_follows_stays_within_its_bounds(
    heights: list[tuple[int, int]], rooms: tuple[int, int], share: float
) -> None:
    alignment, form, page, *_ = aligned(heights, rooms)
    assert 0 <= alignment.page_scroll(share * form.most) <= page.most
    assert 0 <= alignment.form_scroll(share * page.most) <= form.most


def evenly(count: int) -> list[tuple[int, int]]:
    """Blocks of different heights, all of them low beside what can be seen."""
    return [(40 + index * 7 % 60, 30 + index * 13 % 90) for index in range(count)]


def test_to_lead_there_and_back_moves_nothing() -> None:
    alignment, form, *_ = aligned(evenly(300), (700, 640))
    for scroll in range(0, int(form.most), 137):
        assert abs(alignment.form_scroll(alignment.page_scroll(scroll)) - scroll) <= 1


def test_further_down_there_is_further_down_here() -> None:
    alignment, form, *_ = aligned(evenly(300), (700, 640))
    led = [alignment.page_scroll(scroll) for scroll in range(0, int(form.most), 29)]
    assert all(before <= after for before, after in pairwise(led))


def test_the_text_at_one_height_of_the_form_is_at_that_height_of_the_page() -> None:
    room = 600
    alignment, form, page, form_tops, page_tops = aligned(evenly(300), (room, room))
    for index in range(20, 280, 20):
        depth = (form_tops[index] / form.total + page_tops[index] / page.total) / 2
        scroll = form_tops[index] - depth * room
        there = page_tops[index] - alignment.page_scroll(scroll)
        assert abs((form_tops[index] - scroll) - there) <= 2


def test_what_the_form_does_not_show_counts_for_nothing() -> None:
    whole, form, *_ = aligned(evenly(300), (700, 640))
    some = aligned(evenly(300), (700, 640), frozenset(range(0, 300, 3)))[0]
    for scroll in range(0, int(form.most), 211):
        assert abs(some.page_scroll(scroll) - whole.page_scroll(scroll)) < 120
    nothing = aligned(evenly(300), (700, 640), frozenset(range(300)))[0]
    assert nothing.page_scroll(form.most / 2) > 0
