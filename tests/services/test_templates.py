"""Story templates: built-in ones, and own ones that the library keeps."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from editor.model.house import House
from editor.model.houses.story_template import MARK, StoryTemplate
from editor.model.places import Place, crosshead_place, key_point_place, text_at, text_places
from editor.model.story import Story
from editor.services.leftovers import leftovers
from editor.services.templates import SETTING, Templates, built_in
from tests.services.desk import START, Desk


class TemplateDesk(Desk):
    """A desk with templates."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        ids = itertools.count(1)
        self.templates = Templates(
            self.workspace,
            lambda: START,
            lambda: f"new-{next(ids)}-{home.stat().st_ino}",
            lambda: f"item-{next(ids)}",
        )

    @property
    def listed(self) -> tuple[StoryTemplate, ...]:
        found: list[tuple[StoryTemplate, ...]] = []
        self.templates.list(found.append)
        self.work()
        return found[-1]

    @property
    def own(self) -> list[str]:
        return [each.name for each in self.listed if each.is_own]

    def named(self, name: str) -> StoryTemplate:
        return next(each for each in self.listed if each.name == name)

    def save(self, name: str) -> StoryTemplate | None:
        replaced: list[StoryTemplate | None] = []
        self.templates.save(name, "For the sports desk", replaced.append)
        self.work()
        return replaced[0]

    def begin(self, name: str) -> Story:
        self.templates.begin(self.named(name))
        self.work()
        return self.story


@pytest.fixture
def desk(tmp_path: Path) -> TemplateDesk:
    return TemplateDesk(tmp_path)


def test_there_are_templates_for_what_a_desk_writes_every_day(desk: TemplateDesk) -> None:
    assert [each.name for each in desk.listed] == [
        "Brief",
        "Correction",
        "Interview",
        "Live",
        "News story",
        "Obituary",
    ]


@pytest.mark.parametrize("template", built_in(), ids=lambda each: each.name)
def test_every_hint_is_found_before_anything_is_published(template: StoryTemplate) -> None:
    story = template.story
    found = {each.place for each in leftovers(story)}
    hints = [
        place
        for place in text_places(story)
        if text_at(story, place) and place.field not in ("status", "genre", "planned_length")
    ]
    assert hints
    assert set(hints) <= found
    for section in story.sections:
        paragraphs = section.body.split("\n\n")
        assert all(MARK in paragraph for paragraph in paragraphs)


def test_a_new_story_has_the_hints_and_what_the_house_gives(desk: TemplateDesk) -> None:
    story = desk.begin("News story")
    assert story.headline.startswith("TK")
    assert (story.source_tag, story.language) == ("NewsReady.com", "en-US")
    assert story.copyright_notice == "Copyright 2026, NewsReady.com"
    caret = desk.workspace.current_caret
    assert caret is not None
    assert (caret.place, caret.start, caret.end) == (Place("headline"), 0, len(story.headline))


def test_it_is_kept_once_something_is_typed_and_not_before(
    desk: TemplateDesk, tmp_path: Path
) -> None:
    desk.begin("Brief")
    desk.begin("News story")
    assert desk.headlines() == []
    story = desk.story
    desk.type(" Storm").rest().close()
    again = TemplateDesk(tmp_path)
    assert again.headlines() == [f"{story.headline} Storm"]
    assert [each.crosshead for each in again.story.sections] == [
        each.crosshead for each in story.sections
    ]


def test_a_new_story_is_not_the_untouched_one_of_a_template(desk: TemplateDesk) -> None:
    desk.begin("Brief")
    assert desk.new().story.is_blank


def test_any_story_becomes_a_template_that_the_library_keeps(
    desk: TemplateDesk, tmp_path: Path
) -> None:
    desk.new().type("Match").type_body("TK who won")
    assert desk.save("Match report") is None
    again = TemplateDesk(tmp_path)
    assert again.own == ["Match report"]
    assert again.listed[0].about == "For the sports desk"
    story = again.begin("Match report")
    assert (story.headline, story.sections[0].body) == ("Match", "TK who won")
    assert story.id != desk.story.id


def test_a_template_of_that_name_is_replaced_and_can_be_taken_back(desk: TemplateDesk) -> None:
    desk.new().type("Match")
    desk.save("Match report")
    desk.type(" of the week")
    before = desk.save("Match report")
    assert desk.own == ["Match report"]
    assert desk.named("Match report").story.headline == "Match of the week"
    assert before is not None
    desk.templates.put(before)
    desk.work()
    assert desk.named("Match report").story.headline == "Match"


def test_own_ones_are_renamed_and_removed_and_come_back(desk: TemplateDesk) -> None:
    desk.new().type("Match")
    desk.save("Match report")
    template = desk.named("Match report")
    desk.templates.put(replace(template, name="Derby"))
    desk.work()
    assert desk.own == ["Derby"]
    gone: list[StoryTemplate] = []
    desk.templates.remove(desk.named("Derby"), gone.append)
    desk.work()
    assert desk.own == []
    desk.templates.put(gone[0])
    desk.work()
    assert desk.own == ["Derby"]


def test_a_template_remembers_its_house(desk: TemplateDesk) -> None:
    desk.workspace.houses.keep(House("quai", name="Le Quai", source_tag="Quai"))
    desk.workspace.houses.choose("quai")
    desk.work().new().type("Match")
    desk.save("Match report")
    desk.workspace.houses.choose("house")
    desk.work()
    assert desk.begin("Match report").house == "quai"
    assert desk.story.source_tag == "Quai"


def test_what_cannot_be_read_of_them_stays_where_it_is(desk: TemplateDesk) -> None:
    newer = '[{"about":"","id":"n","more":1,"name":"Newer","story":{"id":"","schema":99}}]'
    desk.workspace.ask(lambda shelf: shelf.library.keep_setting(SETTING, newer))
    desk.work().new().type("Match")
    desk.save("Match report")
    assert desk.own == ["Match report"]
    kept: list[str | None] = []
    desk.workspace.ask(lambda shelf: shelf.library.setting(SETTING), kept.append)
    desk.work()
    assert newer[1:-1] in str(kept[0])


def test_a_damaged_list_is_said_and_left_alone(desk: TemplateDesk) -> None:
    desk.workspace.ask(lambda shelf: shelf.library.keep_setting(SETTING, "[{"))
    desk.work().new().type("Match")
    assert desk.own == []
    assert "cannot be read" in desk.troubles[-1].sentence
    desk.templates.save("Match report", "", lambda _: None)
    desk.work()
    kept: list[str | None] = []
    desk.workspace.ask(lambda shelf: shelf.library.setting(SETTING), kept.append)
    desk.work()
    assert kept == ["[{"]


def test_crossheads_and_key_points_are_places_of_their_own(desk: TemplateDesk) -> None:
    story = desk.begin("News story")
    for point in story.key_points:
        assert text_at(story, key_point_place(point.id)).startswith(MARK)
    for section in story.sections[1:]:
        assert text_at(story, crosshead_place(section.id)).startswith(MARK)
