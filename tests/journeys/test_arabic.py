"""A story in Arabic: from the right in the form, on the page and in what goes out."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.person import Person

HEADLINE = "عودة العبّارة إلى الميناء بعد عام"
POINT = "تأخرت العبّارة ساعتين."
OPENING = 'عادت العبّارة "سولفيغ" إلى الميناء يوم الاثنين، وفق بيان الشركة.'
ENGLISH = "The company said nothing."
LATIN_FIRST = "NATO قال إن السفن بخير."


def test_a_story_in_arabic_is_written_read_and_exported_from_the_right(
    reporter: Person, tmp_path: Path
) -> None:
    reporter.clicks("Details").goes_to("Language").presses("Ctrl+A").types("ar")
    reporter.waits_until(lambda: reporter.status("Language") == "ar")
    reporter.is_told("There is no dictionary for", "so nothing in it is marked")
    reporter.closes_the_notices()
    reporter.goes_to("Headline")
    assert reporter.begins_at_the_right("Headline")
    reporter.types(HEADLINE).presses("Return").types(POINT).presses("Return", "Return")
    assert reporter.begins_at_the_right("Body 1")
    reporter.types(OPENING).presses("Return").types(LATIN_FIRST)

    assert reporter.reads("Headline") == HEADLINE
    assert reporter.reads("Key point 1") == POINT
    for name in ("Headline", "Key point 1", "Body 1"):
        assert reporter.begins_at_the_right(name), name
    body = reporter.named("Body 1")
    assert reporter.begins_at_the_right("Body 1", body.document().lastBlock().position())
    written = reporter.reads("Body 1")
    assert "NATO" in written
    assert '"' not in written

    reporter.waits_until(lambda: HEADLINE in reporter.preview)
    page = reporter.exports("Web page", tmp_path / "ar.html").decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert HEADLINE in page
    assert reporter.exports("Press text", tmp_path / "ar.txt").decode().startswith(HEADLINE)

    assert reporter.underlined("Body 1") == []
    assert not any("no dictionary" in each for each in reporter.notices)

    reporter.waits_until_kept().starts_again()
    reporter.waits_until(lambda: reporter.sees("Headline"))
    assert reporter.begins_at_the_right("Headline")


def test_an_arabic_story_pasted_into_a_new_one_is_one_at_once(
    reporter: Person, tmp_path: Path
) -> None:
    assert reporter.status("Language") == "en-US"
    pasted = "\n\n".join((HEADLINE, OPENING, ENGLISH, LATIN_FIRST))
    reporter.goes_to("Body 1").pastes(pasted)
    reporter.is_told("Taken apart:", "headline", "language")

    reporter.waits_until(lambda: reporter.reads("Headline") == HEADLINE)
    assert reporter.status("Language") == "ar"
    assert reporter.begins_at_the_right("Headline")
    assert reporter.begins_at_the_right("Body 1")
    body = reporter.reads("Body 1")
    assert not reporter.begins_at_the_right("Body 1", body.index(ENGLISH))
    assert reporter.begins_at_the_right("Body 1", body.index(LATIN_FIRST))
    page = reporter.exports("Web page", tmp_path / "ar.html").decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert f'<p dir="ltr">{ENGLISH}</p>' in page
    box = reporter.exports("HTML for a CMS", tmp_path / "box.html").decode()
    assert f'<p lang="ar" dir="rtl">{LATIN_FIRST}</p>' in box


def test_an_arabic_paste_into_a_story_that_was_begun_is_a_question(reporter: Person) -> None:
    reporter.types("Ferry").goes_to("Body 1").pastes(OPENING)
    reporter.is_told("This text looks like Arabic.")
    assert reporter.status("Language") == "en-US"

    reporter.clicks("Set to Arabic")

    reporter.waits_until(lambda: reporter.status("Language") == "ar")
    assert reporter.begins_at_the_right("Body 1")
    assert reporter.reads("Body 1") == OPENING
    reporter.presses("Ctrl+Z")
    reporter.waits_until(lambda: reporter.status("Language") == "en-US")
    assert reporter.reads("Body 1") == OPENING
