"""A story as a text to be printed, as readers get it or as a proof."""

from __future__ import annotations

from dataclasses import replace

from editor.model.figures.images import Sources, no_sources
from editor.model.house import House
from editor.model.proofs.prints import Print, Proof
from editor.model.story import Story
from editor.render.elements import page_elements
from editor.render.embargo import embargo_line
from editor.render.languages import without_by
from editor.render.page import page, preview_shell
from editor.render.templates import FIRST_TEMPLATE


def printed(story: Story, house: House, sources: Sources = no_sources) -> Print:
    """The reader's page for the printer, its images from these sources.

    What stands in its `blocks` are the first template's elements without images, whatever the
    house's page is.
    """
    plain = replace(house, page_template=FIRST_TEMPLATE, page_css="")
    made = page(story, house, sources)
    titles = [each for each in (" ".join(story.headline.split()), house.name.strip()) if each]
    return Print(
        title=" – ".join(titles),
        author=without_by(story.byline.strip(), story.language or house.language),
        language=made.language,
        direction=made.direction,
        html=preview_shell(made),
        blocks=tuple(each.html for each in page_elements(story, plain, no_sources)),
    )


def proof(story: Story, house: House) -> Proof:
    """The story as a proof: for the desk, so that it names the status and the embargo."""
    return Proof(
        text=printed(story, house),
        slugline=" ".join((story.slugline or story.headline).split()),
        status=story.status,
        embargo=embargo_line(story.embargoed_until, house.time_zone),
    )
