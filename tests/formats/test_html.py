import pytest

from editor.formats.base import Options
from editor.formats.html import FORMAT
from editor.formats.press_text.decoding import LARGEST
from editor.model.errors import TooLarge, UnreadableStory
from editor.model.figures.images import Picture
from editor.model.parcel import Parcel
from editor.model.story import Figure, Section, Story
from editor.render.markdown import body_nodes
from tests.sample_stories import FULL, HOUSE, sample


def read(markup: str | bytes) -> Story:
    assert FORMAT.read
    (parcel,) = FORMAT.read(markup if isinstance(markup, bytes) else markup.encode())
    return parcel.story


def again(story: Story) -> Story:
    assert FORMAT.write
    return read(FORMAT.write((Parcel(story, HOUSE),), Options()))


def test_the_sample_comes_back_in_its_fields() -> None:
    story, given = again(sample()), sample()
    assert story.headline == given.headline
    assert story.key_points == given.key_points
    assert story.sections == given.sections
    assert (story.source_tag, story.copyright_notice) == (given.source_tag, given.copyright_notice)


def test_figures_quotes_and_advisories_come_back_with_their_words() -> None:
    story = again(FULL)
    assert [quote.text for quote in story.pull_quotes] == [FULL.pull_quotes[0].text]
    assert story.pull_quotes[0].source == "Marta Ellingsen"
    assert [each.caption for each in story.figures] == [
        "The vote is counted.",
        "The old dike. Ada Moss",
    ]
    (advisory,) = story.advisories
    assert (advisory.kind, advisory.where) == ("CORRECTED", "paragraph 3")


def test_any_page_is_read_by_its_headings() -> None:
    story = read(
        "<!doctype html><html><head><title>Site</title></head><body><div><h1>Head</h1>"
        "<ul><li>One</li><li>Two</li></ul><p>Text <i>here</i>.</p><h3>Cross</h3><p>More.</p>"
        "</div></body></html>"
    )
    assert story.headline == "Head"
    assert [point.text for point in story.key_points] == ["One", "Two"]
    assert [each.crosshead for each in story.sections] == ["", "Cross"]
    assert body_nodes(story.sections[0].body) == body_nodes("Text *here*.")


def test_a_page_without_a_heading_is_called_by_its_title() -> None:
    assert read("<title>The &amp; Title</title><p>Text.</p>").headline == "The & Title"


def test_words_around_a_foreign_article_are_kept() -> None:
    page = "<body><p>Before</p><article><h1>Head</h1><p>Text</p></article><p>After</p></body>"
    body = read(page).sections[0].body
    assert [word in body for word in ("Before", "Text", "After")] == [True] * 3


def test_what_the_json_ld_says_of_times_and_language_is_taken_over() -> None:
    story = read(
        '<script type="application/ld+json">[{"@type":"NewsArticle","datePublished":"2026-01-02",'
        '"inLanguage":"fr","keywords":"a, b","articleSection":"Monde"}]</script><h1>T</h1><p>x</p>'
    )
    assert (story.published_at, story.language, story.category) == ("2026-01-02", "fr", "Monde")
    assert story.keywords == ("a", "b")


def test_a_declared_encoding_is_believed() -> None:
    page = '<meta charset="iso-8859-1"><h1>Été</h1><p>Où</p>'.encode("cp1252")
    assert (read(page).headline, read(page).sections[0].body) == ("Été", "Où")


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"\xff\xfe"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableStory):
        read(data)


def test_a_page_of_many_photographs_comes_back_however_large_they_make_it() -> None:
    figures = tuple(Figure(f"f{n}", f"{n:064x}", after="a", alt=f"{n}") for n in range(30))
    story = Story("s", headline="Lambs", sections=(Section("a", "", "Body"),), figures=figures)
    photograph = Picture("image/jpeg", 1600, 1200, bytes(LARGEST // 20))
    assert FORMAT.write
    assert FORMAT.read
    data = FORMAT.write((Parcel(story, HOUSE, picture=lambda _: photograph),), Options())
    (parcel,) = FORMAT.read(data)
    assert len(data) > LARGEST
    assert [each.alt for each in parcel.story.figures] == [each.alt for each in figures]


def test_a_page_of_more_words_than_any_story_is_refused() -> None:
    assert FORMAT.read
    with pytest.raises(TooLarge):
        FORMAT.read(b"<p>" + b"word " * (LARGEST // 5) + b"</p>")


@pytest.mark.parametrize(
    "markup",
    [
        "<p>{image}</p>",
        "<p title='{image}'>Text.</p>",
        "<p>&lt;img src={image}&gt;</p>",
        "<p>Text.</p><img alt='{image}'>",
        "<p>Text.</p><img alt=' src={image}'>",
        "<title><img src='{image}'></title><p>Text.</p>",
        "<textarea><img src='{image}'></textarea><p>Text.</p>",
    ],
)
def test_only_the_data_of_a_picture_does_not_count_as_text(markup: str) -> None:
    assert FORMAT.read
    image = "data:image/png;base64," + "A" * LARGEST
    page = f"<html><body>{markup.format(image=image)}</body></html>"
    try:
        (parcel,) = FORMAT.read(page.encode())
    except TooLarge:
        return
    assert len(parcel.story.headline) + sum(len(each.body) for each in parcel.story.sections) < 100


@pytest.mark.parametrize("source", ["src='{}'", "src={}", 'loading=lazy SRC = "{}" alt="A boat"'])
def test_however_a_picture_is_written_its_data_is_no_text(source: str) -> None:
    image = source.format("data:image/png;base64," + "A" * LARGEST)
    assert "Text." in read(f"<html><body><p>Text.</p><img {image}></body></html>").sections[0].body
