"""The page templates to choose from, and what is said of a style sheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.model.houses.page_templates import StyleTrouble, TemplateRow
from editor.render import own_templates
from editor.services.page_templates import PageTemplates
from editor.services.tasks import ManualTasks
from editor.services.time_zones import time_zones


@pytest.fixture
def tasks() -> ManualTasks:
    return ManualTasks()


@pytest.fixture
def templates(tasks: ManualTasks, tmp_path: Path) -> Iterator[PageTemplates]:
    before = own_templates._place.folder
    yield PageTemplates(tasks, tmp_path / "templates")
    own_templates._place.folder = before


def rows(templates: PageTemplates, tasks: ManualTasks) -> tuple[TemplateRow, ...]:
    found: list[tuple[TemplateRow, ...]] = []
    templates.list(found.append)
    tasks.work()
    return found[-1]


def test_the_built_in_ones_have_names_and_say_what_they_are_like(
    templates: PageTemplates, tasks: ManualTasks
) -> None:
    found = rows(templates, tasks)
    assert [each.label for each in found] == ["Broadsheet", "Magazine", "Wire"]
    assert all(each.about and not each.troubles for each in found)


def test_own_ones_follow_with_what_is_wrong_in_them(
    templates: PageTemplates, tasks: ManualTasks
) -> None:
    folder = templates.made_folder()
    for name, sheet in (("post", "a { color: red }"), ("wire", "a {}"), ("torn", "a { b")):
        (folder / name).mkdir()
        (folder / name / "page.css").write_text(sheet)
    own = {each.label: each for each in rows(templates, tasks) if each.is_own}
    assert own["post"].troubles == ()
    assert "a } is missing" in own["torn"].troubles[0] + own["torn"].troubles[1]
    assert "rename the folder" in own["wire"].troubles[0]


def test_a_style_sheet_is_checked(templates: PageTemplates, tasks: ManualTasks) -> None:
    said: list[tuple[StyleTrouble, ...]] = []
    templates.check_style("a {\n b\n}", said.append)
    tasks.work()
    assert [each.line for each in said[0]] == [2]


def test_time_zones_are_places() -> None:
    zones = time_zones()
    assert "Europe/London" in zones
    assert list(zones) == sorted(zones)
