"""Characters that nobody sees."""

from __future__ import annotations

import pytest

from editor.model.pasting.invisible import without_invisible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Zu\u00adkunft", "Zukunft"),
        ("\ufeffa\u200bb\u2060c", "abc"),
        ("one \u200b two", "one  two"),
        ("ภาษา\u200bไทย", "ภาษา\u200bไทย"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("a\u200db\u200c c", "ab c"),
        ("\u200fשלום\u200e 10\u00a0km", "\u200fשלום\u200e 10\u00a0km"),
    ],
)
def test_what_says_nothing_goes_and_what_scripts_need_stays(text: str, seen: str) -> None:
    assert without_invisible(text) == seen
