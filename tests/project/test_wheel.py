"""The wheel, installed into an empty environment and started from another folder."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import editor
from tests.project.repository import REPOSITORY

PRESS_TEXT = "Council backs bridge\n\n- First point\n- Second point\n\nThe opening paragraph.\n"


class Installation:
    """An environment that holds the wheel, and what the wheel needs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        wheel = self._build()
        environment = folder / "environment"
        self._run(sys.executable, "-m", "venv", "--without-pip", str(environment))
        scripts = environment / ("Scripts" if sys.platform == "win32" else "bin")
        self.python = scripts / "python"
        self.command = scripts / "nutgraf"
        self._run(
            *(sys.executable, "-m", "pip", "--python", str(self.python)),
            *("install", "--quiet", "--no-deps", "--no-index", str(wheel)),
        )
        self._lend_dependencies(environment)

    def _build(self) -> Path:
        self._run(
            *(sys.executable, "-m", "hatchling", "build"),
            *("--target", "wheel", "--directory", str(self.folder)),
            cwd=REPOSITORY,
        )
        (wheel,) = self.folder.glob("*.whl")
        return wheel

    def _lend_dependencies(self, environment: Path) -> None:
        # Nothing is downloaded: a path file lends the packages of the environment that tests run
        # in. Path files there are not read, so an editable installation of the program is not lent.
        (packages,) = environment.rglob("site-packages")
        (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    def _run(self, *command: str, cwd: Path | None = None) -> None:
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr

    def answer(self, *command: str) -> str:
        """What a command prints, started in a folder without a trace of the repository."""
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir(exist_ok=True)
        variables = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        }
        done = subprocess.run(
            command,
            cwd=elsewhere,
            env={**variables, "NUTGRAF_HOME": str(elsewhere / "home"), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return Installation(tmp_path_factory.mktemp("wheel"))


def test_it_is_the_wheel_that_runs_with_its_own_resources(installed: Installation) -> None:
    script = (
        "import editor; from editor.system.paths import resource; "
        "print(editor.__file__); print(resource('icons')); print(resource('pages'))"
    )
    for line in installed.answer(str(installed.python), "-c", script).splitlines():
        assert Path(line).is_relative_to(installed.folder / "environment")


def test_it_carries_every_resource_of_the_source_tree(installed: Installation) -> None:
    script = "from editor.system.paths import resource; print(resource('icons').parent)"
    carried = Path(installed.answer(str(installed.python), "-c", script).strip())

    def files(folder: Path) -> set[str]:
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    assert files(carried) == files(REPOSITORY / "resources")


def test_it_tells_its_version(installed: Installation) -> None:
    assert editor.__version__ in installed.answer(str(installed.command), "--version")
    assert editor.__version__ in installed.answer(
        str(installed.python), "-m", "editor", "--version"
    )


def test_it_finds_the_same_as_the_source_tree(installed: Installation) -> None:
    from_wheel = json.loads(installed.answer(str(installed.command), "--self-test"))
    done = subprocess.run(
        [sys.executable, "-m", "editor", "--self-test"],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert from_wheel == json.loads(done.stdout)
    assert from_wheel["formats"]


def test_it_converts_a_press_text(installed: Installation, tmp_path: Path) -> None:
    story, page = tmp_path / "story.txt", tmp_path / "story.html"
    story.write_text(PRESS_TEXT, encoding="utf-8")
    installed.answer(str(installed.command), "convert", str(story), str(page))
    assert "Council backs bridge" in page.read_text("utf-8")
