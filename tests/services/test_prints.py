import io

import pytest
from pypdf import PdfReader, PdfWriter

from editor.model.errors import NotKept
from editor.model.figures.images import no_sources
from editor.model.house import House
from editor.model.story import Section, Story
from editor.services.prints import finished_pdf, print_of, proof_of

HOUSE = House(name="The Desk", source_tag="Desk", time_zone="Europe/London", page_css="p{}")
STORY = Story(
    id="a",
    headline="A  headline\nof two lines",
    slugline="MARSH-VOTE",
    byline="By Jane Doe",
    language="en-GB",
    status="in review",
    embargoed_until="2023-07-20T00:01+01:00",
    ed_note="Call the mayor.",
    sections=(Section("s", "", "The opening."),),
)


def some_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Creator": "An engine"})
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_print_is_the_readers_page_and_names_its_author() -> None:
    text = print_of(STORY, HOUSE, no_sources)
    assert text.title == "A headline of two lines – The Desk"
    assert (text.author, text.language, text.direction) == ("Jane Doe", "en-GB", "ltr")
    assert "The opening." in text.html
    assert any("The opening." in block for block in text.blocks)


def test_only_a_proof_says_status_and_embargo_and_neither_says_the_desk_note() -> None:
    text, proof = print_of(STORY, HOUSE, no_sources), proof_of(STORY, HOUSE)
    assert (proof.slugline, proof.status) == ("MARSH-VOTE", "in review")
    assert proof.embargo == "EMBARGOED UNTIL 00:01 BST, 20 July 2023"
    for page in (text.html, "".join(text.blocks), proof.text.html, "".join(proof.text.blocks)):
        assert "EMBARGOED" not in page
        assert "in review" not in page
        assert "mayor" not in page


def test_a_proof_without_a_slugline_is_called_by_its_headline() -> None:
    assert proof_of(Story(id="a", headline="Head"), HOUSE).slugline == "Head"


def test_a_pdf_says_title_author_and_language_and_nothing_of_who_made_it() -> None:
    text = print_of(STORY, HOUSE, no_sources)
    pdf = PdfReader(io.BytesIO(finished_pdf(some_pdf(), text)))
    assert dict(pdf.metadata or {}) == {"/Title": text.title, "/Author": "Jane Doe"}
    assert pdf.root_object["/Lang"] == "en-GB"
    assert len(pdf.pages) == 1


def test_a_pdf_in_hebrew_is_turned_from_right_to_left() -> None:
    text = print_of(Story(id="a", headline="שלום", language="he"), HOUSE, no_sources)
    pdf = PdfReader(io.BytesIO(finished_pdf(some_pdf(), text)))
    assert pdf.root_object["/ViewerPreferences"]["/Direction"] == "/R2L"


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.4\nbroken"])
def test_what_is_no_pdf_is_told_in_a_sentence(data: bytes) -> None:
    with pytest.raises(NotKept, match="could not be made"):
        finished_pdf(data, print_of(STORY, HOUSE, no_sources))
