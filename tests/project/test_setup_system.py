"""packaging/setup-system installs as root, names the command otherwise, and is silent when done."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.repository import REPOSITORY

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="system packages are Linux's")

COMMANDS = ("bash", "dirname", "grep")


class Machine:
    """A machine on which nothing is installed but what a test gives it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COMMANDS:
            (folder / name).symlink_to(str(shutil.which(name)))
        self.has("uname", "echo Linux")
        self.has("ldconfig", "true")
        self.has("id", "echo 1000")

    def has(self, command: str, does: str) -> None:
        path = self.folder / command
        path.write_text(f"#!/bin/bash\n{does}\n")
        path.chmod(0o755)

    def set_up(self, *groups: str) -> subprocess.CompletedProcess[str]:
        script = (REPOSITORY / "packaging" / "setup-system").read_text("utf-8")
        return subprocess.run(
            [
                str(self.folder / "bash"),
                "-c",
                script.replace("/usr/sbin:/sbin", "/nowhere"),
                "",
                *groups,
            ],
            cwd=REPOSITORY / "packaging",
            env={"PATH": str(self.folder), "PYTHON": str(self.folder / "python3")},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_without_the_right_to_install_the_command_is_named_in_one_line(machine: Machine) -> None:
    machine.has("apt-get", "echo this must not run; exit 9")
    done = machine.set_up("window")
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "sudo apt-get install --yes --no-install-recommends libgl1 libegl1 " in line
    assert "xvfb" not in line


def test_root_installs_what_is_missing(machine: Machine, tmp_path: Path) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get", f'echo "$@" >> {tmp_path}/asked')
    done = machine.set_up("freeze", "python")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Installing system packages: python3-venv binutils libpython3-dev\n"
    updated, installed = (tmp_path / "asked").read_text().splitlines()
    assert updated.startswith("update")
    assert installed.startswith("install --yes --no-install-recommends python3-venv binutils")


def test_a_failed_installation_fails_the_set_up(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get", "echo no route to the archive >&2; exit 100")
    done = machine.set_up("freeze")
    assert done.returncode == 100
    assert "no route to the archive" in done.stderr


def test_what_is_there_is_left_alone(machine: Machine) -> None:
    machine.has("objdump", "true")
    machine.has("python3", "true")
    done = machine.set_up("freeze")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_python_that_cannot_be_loaded_as_a_library_gets_it(machine: Machine) -> None:
    machine.has("objdump", "true")
    machine.has("python3", '[[ "$*" != *ctypes* ]]')
    assert "libpython3-dev" in machine.set_up("freeze").stderr
    assert machine.set_up("python").stderr == ""


def test_a_library_counts_as_there_by_its_exact_name(machine: Machine) -> None:
    machine.has("ldconfig", "printf '\\tlibGL.so.1 (libc6,x86-64) => /lib/libGL.so.1\\n'")
    machine.has("apt-get", "exit 9")
    missing = machine.set_up("window").stderr.split()
    assert "libgl1" not in missing
    assert "libegl1" in missing


def test_a_system_without_apt_is_told_debians_names(machine: Machine) -> None:
    done = machine.set_up("freeze")
    assert done.returncode == 1
    assert "Debian: binutils" in done.stderr
