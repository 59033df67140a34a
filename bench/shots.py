"""Photographs the real window into docs/screenshots, light and dark; run by `make shots`.

Needs an X display of its own without a window manager. What is shown is made anew each time: a
home in a temporary folder, the sample story, stories of invented words.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desk import make_library, story
from display import Area, Screen
from PIL import Image
from Xlib import X, display
from Xlib.error import BadWindow

from editor.model.ids import random_story_id
from editor.model.story import Status, Story
from editor.services.exchange import Exchange

ROOT = Path(__file__).resolve().parents[1]
SHOTS = ROOT / "docs" / "screenshots"
SAMPLE = ROOT / "resources" / "samples" / "storm_barrier.txt"
SIZE = 1600, 1000
COLOURS = 160
"""Of a palette of 256; the rest are bright ones: text stays sharp, marks keep their colour."""

OTHERS = (
    ("Ferry Fares Rise for the Third Time in a Year", "FERRY-FARES", Status.IN_REVIEW, 412),
    ("Two Keepers and a Cat Move Into the Lighthouse at Cape Orrin", "KEEPERS", Status.DRAFT, 268),
    ("School Roof Passes Inspection, Then Falls In", "SCHOOL-ROOF", Status.PUBLISHED, 530),
    ("Old Tram Returns to the Hill Line", "TRAM-14", Status.PUBLISHED, 187),
    ("Council Votes Down the Night Market", "NIGHT-MARKET", Status.RETURNED, 341),
)
"""Invented stories beside the sample: headline, slugline, status, words."""

Act = Callable[["Stage"], None]


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: what is in the library, how the window comes up, what is done in it first."""

    name: str
    act: Act
    theme: str = "light"
    size: tuple[int, int] = SIZE
    words: int = 0
    is_empty: bool = False
    files: tuple[str, ...] = ()


class Stage:
    """A running window, and hands for it."""

    def __init__(self, screen: Screen, area: Area) -> None:
        self.screen = screen
        self.area = area

    def rests(self, seconds: float = 1.2) -> None:
        """Wait until nothing moves any more."""
        self.screen.settled(self.area, quiet=seconds)

    def clicks_into_the_opening(self) -> None:
        """Put the caret into the text, near its end, where the pane shows where one is."""
        self.screen.click(self.area.width * 36 // 100, 540)


def lies_still(stage: Stage) -> None:
    stage.rests(2.5)
    stage.clicks_into_the_opening()
    stage.rests()


def says(stage: Stage) -> None:
    stage.rests(2.5)


def presses(*chords: str, words: str = "") -> Act:
    """Chords of keys, then words typed, as soon as the window lies still."""

    def act(stage: Stage) -> None:
        stage.rests(2.5)
        stage.clicks_into_the_opening()
        stage.rests()
        for chord in chords:
            stage.screen.chord(*chord.split("+"))
            stage.rests()
        for letter in words:
            stage.screen.press("space" if letter == " " else letter)
        stage.rests(2.5)

    return act


def goes_back(stage: Stage) -> None:
    """Keep a version, write on, and compare."""
    stage.rests(2.5)
    stage.screen.chord("Control_L", "s")
    stage.rests(2.5)
    stage.clicks_into_the_opening()
    for name in ("End", *["space", "n", "o", "w", "h", "e", "r", "e", "space", "e", "l", "s", "e"]):
        stage.screen.press(name)
    for _ in range(2):
        stage.screen.chord("Control_L", "Delete")
    stage.rests(2.5)
    stage.screen.chord("Control_L", "Alt_L", "h")
    stage.rests(3)


BAD = ("notes.txt", "archive")
"""An empty file and a folder, made beside the home."""

SHOTS_TAKEN = (
    Shot("window-light", lies_still),
    Shot("window-dark", lies_still, theme="dark"),
    Shot("small-screen", says, size=(1366, 768)),
    Shot("empty-light", says, is_empty=True),
    Shot("empty-dark", says, theme="dark", is_empty=True),
    Shot("long-story", says, words=10_000),
    Shot("import-line", says, is_empty=True, files=(str(SAMPLE),)),
    Shot("error-light", says, files=BAD),
    Shot("error-dark", says, theme="dark", files=BAD),
    Shot("history-light", goes_back),
    Shot("history-dark", goes_back, theme="dark"),
    Shot("export", presses("Control_L+e")),
    Shot("preferences-light", presses("Control_L+comma")),
    Shot("preferences-dark", presses("Control_L+comma"), theme="dark"),
    Shot("find-light", presses("Control_L+h", words="the marsh")),
    Shot("find-dark", presses("Control_L+h", words="the marsh"), theme="dark"),
    Shot("palette", presses("Control_L+Shift_L+p", words="house")),
    Shot("templates", presses("Control_L+Shift_L+n")),
    Shot("replace", presses("Control_L+Shift_L+f", words="ferry")),
    Shot("keys", presses("F1")),
    Shot("phone", presses("Control_L+Alt_L+1")),
    Shot("print", presses("Control_L+Alt_L+4")),
    Shot("focus", presses("F11")),
    Shot("proof-mode", presses("Control_L+Alt_L+r")),
    Shot("print-proof", presses("Control_L+Alt_L+p")),
)


def main() -> None:
    """Take every picture, or those whose names are given."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*")
    options.add_argument("--into", type=Path, default=SHOTS)
    chosen = options.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS_TAKEN:
        if not chosen.names or shot.name in chosen.names:
            path = chosen.into / f"{shot.name}.png"
            keep(take(shot), path)
            print(f"{path.name:<24} {path.stat().st_size // 1024:>5} KB")


def take(shot: Shot) -> Image.Image:
    """A picture of the whole window."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        config = home / "config" / "settings.json"
        config.parent.mkdir(parents=True)
        config.write_text(json.dumps({"theme": shot.theme, "interface_language": "en"}), "utf-8")
        (Path(folder) / BAD[0]).touch()
        (Path(folder) / BAD[1]).mkdir()
        if not shot.is_empty:
            make_library(home, [*others(), story(shot.words, 7) if shot.words else sample()])
        with on_stage(shot, home) as stage:
            shot.act(stage)
            return stage.screen.image(stage.area)


def others() -> list[Story]:
    """Some stories to fill the list with."""
    made = []
    for number, (headline, slugline, status, words) in enumerate(OTHERS):
        made.append(
            replace(
                story(words, number, sections=3),
                headline=headline,
                slugline=slugline,
                status=status,
            )
        )
    return made


def sample() -> Story:
    """The sample story, taken in from its press text."""
    (parcel,) = Exchange(date.today).read_file(SAMPLE)
    return replace(parcel.story, id=random_story_id(), language="en-US", slugline="MARSH-VOTE")


@contextlib.contextmanager
def on_stage(shot: Shot, home: Path) -> Iterator[Stage]:
    """The window on the screen, of the shot's size and with the keys."""
    environment = {**os.environ, "NUTGRAF_HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
    # It shows in file names, and is nobody's.
    environment["HOME"] = "/home/reporter"
    words = ["open", *shot.files] if shot.files else []
    process = subprocess.Popen(
        [sys.executable, "-m", "editor", *words],
        cwd=ROOT if set(shot.files) != set(BAD) else home.parent,
        env=environment | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )
    connection = display.Display()
    try:
        window = wait_for_window(connection)
        width, height = shot.size
        window.configure(x=0, y=0, width=width, height=height)
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        connection.sync()
        yield Stage(Screen(), Area(0, 0, width, height))
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        connection.close()


def wait_for_window(connection: display.Display) -> object:
    """The main window, once it is mapped."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for window in connection.screen().root.query_tree().children:
            # One may go while it is looked at.
            with contextlib.suppress(BadWindow):
                shown = window.get_attributes().map_state == X.IsViewable
                if shown and window.get_geometry().width > 500:
                    return window
        time.sleep(0.05)
    raise SystemExit("The window did not appear.")


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture with a palette of its commonest greys and commonest bright colours."""
    counted = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    ordered = [colour for _, colour in counted]
    bright = [colour for colour in ordered if max(colour) - min(colour) > 48]
    colours = ordered[:COLOURS] + bright[: 256 - COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    small = picture.quantize(palette=palette, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


if __name__ == "__main__":
    main()
