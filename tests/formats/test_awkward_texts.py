"""Strings that break programs, each in every field: what is lossless gives them back exactly."""

import json

import pytest

from editor.formats.base import Format, Options
from editor.formats.json import FORMAT as JSON
from editor.formats.markdown import FORMAT as MARKDOWN
from editor.model.codec import story_to_json
from editor.model.parcel import Parcel
from tests.hostile import story_of
from tests.shared import shared_path


@pytest.mark.parametrize("each", [JSON, MARKDOWN], ids=["json", "markdown"])
def test_naughty_strings_come_back_exactly(each: Format) -> None:
    texts = json.loads(shared_path("vectors", "text", "blns.json").read_text("utf-8"))
    assert each.write
    assert each.read
    for text in texts:
        given = Parcel(story_of(text))
        (again,) = each.read(each.write((given,), Options()))
        assert story_to_json(again.story) == story_to_json(given.story), text
