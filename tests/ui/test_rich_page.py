"""The page's HTML for Qt's rich text, which lacks some of what browsers know."""

from editor.ui.rich_page import rich_html, without_marks


def test_words_kept_in_their_order_are_so_by_marks() -> None:
    made = rich_html('<li><bdi dir="ltr">Oslo (N.)</bdi></li>', "rtl")
    assert made == "<li>\u2066Oslo (N.)\u2069</li>"
    assert without_marks(made) == "<li>Oslo (N.)</li>"


def test_a_page_from_the_left_is_left_as_it_is() -> None:
    byline = '<p class="byline"><span>By A. Reed</span> <time>2026</time></p>'
    assert rich_html(byline, "ltr") == byline


def test_parts_of_a_line_do_not_draw_each_other_s_numbers() -> None:
    made = rich_html('<p class="byline"><span>ليلى</span> <time>2 مارس</time></p>', "rtl")
    assert made == (
        '<p class="byline"><span>\u2068ليلى\u2069</span> <time>\u20682 مارس\u2069</time></p>'
    )


def test_the_first_column_of_a_table_is_at_the_right() -> None:
    table = '<table>\n<tbody>\n<tr><td>أ</td><td align="right">12</td></tr>\n</tbody>\n</table>'
    assert rich_html(table, "rtl") == (
        '<table align="right">\n<tbody>\n'
        '<tr><td align="left">12</td><td>أ</td></tr>\n</tbody>\n</table>'
    )


def test_a_note_is_not_slanted_there() -> None:
    assert rich_html('<p class="note"><em>تصحيح</em></p>', "rtl") == '<p class="note">تصحيح</p>'
