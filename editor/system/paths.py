"""Where resources lie and where this user's files belong."""

import errno
import importlib.util
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

APP_NAME = "nutgraf"
HOME_VARIABLE = "NUTGRAF_HOME"

_PACKAGE = Path(__file__).resolve().parents[1]
# An installed wheel and the frozen build hold resources inside the package, a checkout beside it.
_RESOURCE_ROOTS = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def resource(*parts: str) -> Path:
    """The file or folder of that name among the program's resources.

    Raises FileNotFoundError, naming what is missing.
    """
    for root in _RESOURCE_ROOTS:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    name = "/".join(parts)
    raise FileNotFoundError(errno.ENOENT, "A resource of the program is missing", name)


def package_file(package: str, pattern: str) -> Path:
    """A file that another package carries, found without importing it.

    Raises FileNotFoundError, naming what is missing.
    """
    spec = importlib.util.find_spec(package)
    # The frozen build has the folder without the code: a package without an origin.
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for path in sorted(Path(place).glob(pattern)):
            return path
    raise FileNotFoundError(errno.ENOENT, "A file of a package is missing", f"{package}/{pattern}")


@dataclass(frozen=True, slots=True)
class Folders:
    """The four places a program keeps files in; none of them needs to exist yet.

    - `data`: what the user would miss: the library;
    - `state`: what belongs to this machine: journals, logs, the window's state;
    - `config`: the user's choices;
    - `cache`: what can be made again.
    """

    data: Path
    state: Path
    config: Path
    cache: Path

    @classmethod
    def of_user(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Where this system keeps such files; NUTGRAF_HOME puts all four under one folder."""
        if home := environ.get(HOME_VARIABLE):
            return cls.under(Path(home))
        return cls(
            data=platformdirs.user_data_path(APP_NAME, appauthor=False),
            state=platformdirs.user_state_path(APP_NAME, appauthor=False),
            config=platformdirs.user_config_path(APP_NAME, appauthor=False),
            cache=platformdirs.user_cache_path(APP_NAME, appauthor=False),
        )

    @classmethod
    def under(cls, home: Path) -> Self:
        """All four under one folder: a portable installation, a test."""
        home = home.absolute()
        return cls(home / "data", home / "state", home / "config", home / "cache")

    @property
    def library(self) -> Path:
        """The library that is opened when none is named."""
        return self.data / "library.db"
