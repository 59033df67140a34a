"""Images of figures, in and out by the command."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from pathlib import Path

import pytest

from editor.cli import run
from editor.model.codec import story_to_json
from editor.model.story import Figure, Story
from tests.pictures import drawn, photograph, saved

PICTURE = saved(drawn(), "PNG")
DIGEST = hashlib.sha256(PICTURE).hexdigest()


def story_file(home: Path, data: bytes, digest: str = DIGEST) -> Path:
    """A story with a figure and the bytes of its image."""
    story = Story("s", headline="Lambs", figures=(Figure("f", digest, caption="On the dike"),))
    images = {digest: {"data": b64encode(data).decode()}}
    path = home / "lambs.json"
    path.write_text(json.dumps(json.loads(story_to_json(story)) | {"images": images}))
    return path


def test_a_story_comes_in_and_goes_out_with_its_image(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(story_file(home, PICTURE))]) == 0
    story_id = capfd.readouterr().out.strip()
    for name in ("out.json", "out.html"):
        assert run(["export", story_id, "--to", name[4:], "-o", str(home / name)]) == 0
    data = b64encode(PICTURE).decode()
    assert json.loads((home / "out.json").read_text())["images"] == {DIGEST: {"data": data}}
    assert f'src="data:image/png;base64,{data}"' in (home / "out.html").read_text("utf-8")


def test_a_file_is_turned_into_a_page_with_its_image(home: Path) -> None:
    assert run(["convert", str(story_file(home, PICTURE)), str(home / "out.html")]) == 0
    assert b64encode(PICTURE).decode() in (home / "out.html").read_text("utf-8")


def test_an_image_with_hidden_data_loses_it_on_the_way_in(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(story_file(home, photograph()))]) == 0
    story_id = capfd.readouterr().out.strip()
    assert run(["export", story_id, "--to", "json"]) == 0
    out = json.loads(capfd.readouterr().out)
    ((digest, image),) = out["images"].items()
    assert digest == out["figures"][0]["digest"] != DIGEST
    assert b64encode(b"SECRET").decode()[:6] not in image["data"]


def test_an_image_that_is_refused_is_named_and_the_story_is_there(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(story_file(home, b"no image"))]) == 0
    said = capfd.readouterr()
    assert "The image of figure 1 is no image" in said.err
    assert run(["show", said.out.strip()]) == 0
    assert "On the dike" in capfd.readouterr().out
