"""Icon, desktop entry and metadata say the same as the program."""

import configparser
import struct
import xml.etree.ElementTree as ElementTree

import editor
from tests.project.repository import REPOSITORY

PACKAGING = REPOSITORY / "packaging"
ICONS = REPOSITORY / "resources" / "icons"
APP_ID = "org.nutgraf.Nutgraf"


def metadata() -> ElementTree.Element:
    return ElementTree.parse(PACKAGING / f"{APP_ID}.metainfo.xml").getroot()


def desktop_entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters="=")
    parser.optionxform = str  # type: ignore[assignment]
    parser.read(PACKAGING / f"{APP_ID}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_desktop_entry_and_the_metadata_name_each_other() -> None:
    assert metadata().findtext("id") == APP_ID
    assert metadata().findtext("launchable") == f"{APP_ID}.desktop"
    assert metadata().findtext("name") == desktop_entry()["Name"]
    assert metadata().findtext("summary") == desktop_entry()["Comment"]
    assert metadata().findtext("icon") == desktop_entry()["Icon"] == APP_ID


def test_the_newest_release_in_the_metadata_is_this_version() -> None:
    release = metadata().find("releases/release")
    assert release is not None
    assert release.get("version") == editor.__version__


def test_every_icon_has_the_size_in_its_name() -> None:
    icons = sorted(ICONS.glob("nutgraf-*.png"))
    assert icons
    for icon in icons:
        width, height = struct.unpack(">II", icon.read_bytes()[16:24])
        assert icon.stem == f"nutgraf-{width}"
        assert width == height
