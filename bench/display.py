"""The screen as a person sees it: pixels polled from the X server, keys and clicks by XTEST."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PIL import Image, ImageChops
from Xlib import XK, X, display, error
from Xlib.ext import xtest


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int


class Screen:
    """One X display."""

    def __init__(self) -> None:
        self._display = display.Display()
        self._root = self._display.screen().root

    def image(self, area: Area) -> Image.Image:
        """What an area shows now."""
        raw = self._root.get_image(
            area.x, area.y, area.width, area.height, X.ZPixmap, 0xFFFFFFFF
        ).data
        return Image.frombytes("RGB", (area.width, area.height), raw, "raw", "BGRX")

    def window(self) -> Area | None:
        """Where the one large mapped window is, which now gets the keys; None if there is none."""
        for window in self._root.query_tree().children:
            try:
                is_mapped = window.get_attributes().map_state == X.IsViewable
                place = window.get_geometry()
            except error.XError:
                continue  # It went while it was looked at.
            if is_mapped and min(place.width, place.height) > 300 and min(place.x, place.y) >= 0:
                # Without a window manager nobody else gives it the keys.
                window.set_input_focus(X.RevertToParent, X.CurrentTime)
                self._display.sync()
                return Area(place.x, place.y, place.width, place.height)
        return None

    def press(self, key: str) -> None:
        """Press and release a key by its X name."""
        code = self._display.keysym_to_keycode(XK.string_to_keysym(key))
        xtest.fake_input(self._display, X.KeyPress, code)
        xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def chord(self, *keys: str) -> None:
        """Press the last key while the others are held."""
        *modifiers, key = keys
        held = [self._display.keysym_to_keycode(XK.string_to_keysym(each)) for each in modifiers]
        for code in held:
            xtest.fake_input(self._display, X.KeyPress, code)
        self.press(key)
        for code in reversed(held):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def click(self, x: int, y: int) -> None:
        """Click with the left button."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def wait_for_change(
        self, area: Area, before: Image.Image, timeout: float = 5.0, least_width: int = 4
    ) -> float | None:
        """The moment at which an area shows something else than `before`; None after `timeout`.

        A change narrower than `least_width` pixels is the caret's blinking and does not count.
        """
        end = time.perf_counter() + timeout
        while (now := time.perf_counter()) < end:
            box = ImageChops.difference(before, self.image(area)).getbbox()
            if box is not None and box[2] - box[0] >= least_width:
                return now
        return None

    def wait_for_text(self, area: Area, timeout: float = 15.0) -> None:
        """Wait until an area shows ink on paper: neither nothing yet, nor an empty page."""
        end = time.perf_counter() + timeout
        while time.perf_counter() < end:
            darkest, lightest = self.image(area).convert("L").getextrema()
            if darkest < 100 and lightest > 200:
                return
            time.sleep(0.02)

    def settled(self, area: Area, quiet: float = 1.0, timeout: float = 15.0) -> float:
        """The moment of the last change of an area, once it has been still for `quiet` seconds."""
        last = start = time.perf_counter()
        shown = self.image(area)
        while time.perf_counter() - last < quiet and time.perf_counter() - start < timeout:
            now_shown = self.image(area)
            box = ImageChops.difference(shown, now_shown).getbbox()
            if box is not None and box[2] - box[0] >= 4:
                last, shown = time.perf_counter(), now_shown
            time.sleep(0.02)
        return last

    def changed_box(self, area: Area, key: str) -> tuple[int, int, int, int] | None:
        """The part of an area that a key changes first; None if it changes nothing."""
        before = self.image(area)
        self.press(key)
        if self.wait_for_change(area, before) is None:
            return None
        time.sleep(0.03)
        return ImageChops.difference(before, self.image(area)).getbbox()
