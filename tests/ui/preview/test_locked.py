"""Nothing runs and nothing is fetched, even if the sanitiser had let everything through."""

import json
import os
import re
import socket
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from editor.model.rows import Patch
from editor.ui.preview.flags import FLAGS, VARIABLE, runs_as_root_with_sandbox, set_flags
from editor.ui.preview.pane import PreviewPane
from tests.shared import shared_path
from tests.ui.preview.reader import Reader, page

pytestmark = pytest.mark.window

RAN = "document.documentElement.setAttribute('data-ran','1')"


class Listener:
    """Counts whoever connects to it."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=500)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.calls = 0
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


def reaching_out(address: str) -> tuple[str, ...]:
    """Blocks that fetch something or run something, wherever a browser lets them."""
    return (
        f"<p><img src='{address}/1'><img srcset='{address}/2 2x'><img src=x onerror=\"{RAN}\"></p>",
        f"<script>{RAN}</script>",
        f"<script src='{address}/3'></script>",
        f"<div><iframe src='{address}/4'></iframe></div>",
        f"<div><iframe srcdoc='<img src={address}/5>'></iframe></div>",
        f"<div><iframe src='javascript:parent.{RAN}'></iframe></div>",
        f"<div><link rel=stylesheet href='{address}/6'></div>",
        f"<div><link rel=preload as=image href='{address}/7'></div>",
        f"<div><link rel=preconnect href='{address}'></div>",
        f"<div><link rel=dns-prefetch href='{address}'></div>",
        f"<div><link rel=prefetch href='{address}/8'><link rel=prerender href='{address}/9'></div>",
        f"<div><link rel=icon href='{address}/a'><link rel=manifest href='{address}/b'></div>",
        f"<style>@import '{address}/c'; @font-face {{ font-family: f; src: url({address}/d) }}"
        f" p {{ background: url({address}/e); font-family: f }}</style>",
        f"<p style='background: url({address}/f)'>styled</p>",
        f"<div><object data='{address}/g'></object><embed src='{address}/h'></div>",
        f"<div><video src='{address}/i' poster='{address}/j' autoplay></video></div>",
        f"<div><audio src='{address}/k' autoplay></audio><track src='{address}/l'></div>",
        f"<div><svg onload=\"{RAN}\"><image href='{address}/m'/></svg></div>",
        f"<div><svg><use href='{address}/n#x'/></svg></div>",
        f"<div><meta http-equiv=refresh content='0;url={address}/o'></div>",
        f"<div><base href='{address}/'></div>",
        f'<div><details open ontoggle="{RAN}">x</details><input autofocus onfocus="{RAN}"></div>',
        "<div><img src='file:///etc/hostname'><iframe src='file:///etc/hostname'></iframe></div>",
        f"<form action='{address}/p'><button id=go>Go</button></form>",
        f"<p><a id=ping href='#x' ping='{address}/q'>a jump inside the page</a></p>",
    )


def is_untouched(reader: Reader) -> bool:
    """Whether no script ran and the page is still ours."""
    ran, *addresses = reader.asks(
        "[document.documentElement.dataset.ran ?? '', location.href, document.baseURI]"
    )
    return ran == "" and all(address.split("#")[0] == "story://page/" for address in addresses)


def waits_for_images(reader: Reader, qtbot: QtBot) -> None:
    """Until each image has been refused: by then the requests of all are decided."""
    qtbot.waitUntil(lambda: reader.asks("Array.from(document.images).every(i => i.complete)"))


def test_patches_that_reach_out_reach_nobody(
    reader: Reader, qtbot: QtBot, listener: Listener
) -> None:
    reader.pane.show_page(page("<p>One</p>"), 1, "a")
    reader.pane.apply(Patch(2, 0, 1, reaching_out(listener.address)))
    waits_for_images(reader, qtbot)
    for selector in ("#go", "#ping"):
        reader.asks(f"document.querySelector('{selector}').scrollIntoView()")
        reader.clicks(*reader.middle_of(selector))
    assert is_untouched(reader)
    assert reader.asks("document.querySelectorAll('article img').length") > 3
    assert listener.calls == 0


def test_a_whole_page_that_reaches_out_reaches_nobody(
    reader: Reader, qtbot: QtBot, listener: Listener
) -> None:
    hostile = "".join(reaching_out(listener.address))
    reader.pane.show_page(page(hostile, head=hostile), 1, "a")
    waits_for_images(reader, qtbot)
    assert is_untouched(reader)
    # Served by the scheme itself, as after a crash, and not through a patch.
    with qtbot.waitSignal(reader.engine.loaded):
        reader.loses_the_engine()
    waits_for_images(reader, qtbot)
    assert is_untouched(reader)
    assert listener.calls == 0


def test_the_payloads_of_a_sanitisers_own_tests_do_nothing(
    reader: Reader, qtbot: QtBot, listener: Listener
) -> None:
    cases = json.loads(shared_path("vectors", "xss", "dompurify_expect.json").read_text("utf-8"))
    host = re.compile(r"(?:https?:)?//[\w.-]+(?::\d+)?")
    payloads = [
        re.sub(r"alert\([^)]*\)", RAN, host.sub(listener.address, case["payload"]))
        for case in cases
    ]
    reader.pane.show_page(page("<p>One</p>"), 1, "a")
    for number, payload in enumerate(payloads, start=2):
        reader.pane.apply(Patch(number, 0, 1, (f"<div>{payload}</div>",)))
        assert is_untouched(reader), payload
    waits_for_images(reader, qtbot)
    assert listener.calls == 0


def test_the_page_goes_nowhere(reader: Reader, listener: Listener) -> None:
    reader.pane.show_page(page("<p>One</p>"), 1, "a")
    for address in (listener.address, "file:///etc/hostname", "story://other/", "about:blank"):
        reader.engine.page.load(QUrl(address))
        assert reader.reads() == ["One"]
    assert listener.calls == 0


def test_scripts_of_the_page_are_off(reader: Reader) -> None:
    assert not reader.engine.page.settings().testAttribute(
        reader.engine.page.settings().WebAttribute.JavascriptEnabled
    )
    answers: list[object] = []
    reader.engine.page.runJavaScript(RAN, 0, answers.append)
    assert is_untouched(reader)


def test_our_flags_are_added_to_the_users_own() -> None:
    environ = {VARIABLE: "--disable-gpu --no-pings"}
    set_flags(environ)
    assert environ[VARIABLE].startswith("--disable-gpu --no-pings ")
    assert all(environ[VARIABLE].count(flag) == 1 for flag in FLAGS)
    once = dict(environ)
    set_flags(environ)
    assert environ == once


def test_programs_started_from_here_are_not_held_off_the_network(
    pane: PreviewPane, qtbot: QtBot
) -> None:
    before = dict(os.environ)
    pane.start()
    Reader(pane, qtbot).waits_for_the_engine()
    assert dict(os.environ) == before


def test_the_sandbox_is_never_switched_off_by_us() -> None:
    assert not any("sandbox" in flag for flag in FLAGS)


def test_a_sandbox_that_the_person_switched_off_lets_root_use_the_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    assert runs_as_root_with_sandbox({})
    assert not runs_as_root_with_sandbox({"QTWEBENGINE_DISABLE_SANDBOX": "1"})
    assert not runs_as_root_with_sandbox({VARIABLE: "--no-sandbox"})
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    assert not runs_as_root_with_sandbox({})
