"""The locked requirements: complete, checked by hash, and free of any registry's address."""

import re
import tomllib

import pytest

from tests.project.repository import REPOSITORY

LOCKS = {
    name: (REPOSITORY / "packaging" / name).read_text("utf-8")
    for name in ("requirements.lock", "requirements-dev.lock")
}
REQUIREMENT = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def locked(lock: str) -> set[tuple[str, str]]:
    return set(REQUIREMENT.findall(LOCKS[lock]))


def normalised(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_a_hash(lock: str) -> None:
    for block in re.split(r"\n(?=[a-z0-9])", LOCKS[lock].strip()):
        assert "--hash=sha256:" in block, block.splitlines()[0]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_holds_an_address(lock: str) -> None:
    assert "://" not in LOCKS[lock]
    assert "--index-url" not in LOCKS[lock]


def test_what_the_program_needs_is_the_same_with_and_without_tools() -> None:
    assert locked("requirements.lock") <= locked("requirements-dev.lock")


def test_everything_that_is_asked_for_is_locked() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    needed = {normalised(line) for line in settings["project"]["dependencies"]}
    tools = {normalised(line) for line in settings["dependency-groups"]["dev"]}
    assert needed <= {name for name, _ in locked("requirements.lock")}
    assert needed | tools <= {name for name, _ in locked("requirements-dev.lock")}
