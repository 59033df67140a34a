"""Verbs for a library in doubt: looked through, repaired, made anew from a mirror."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.answers import counted, for_command, one_line, say
from editor.cli.desk import Desk
from editor.cli.verbs import add_verb
from editor.cli.watching import watched
from editor.model.rows import Problem, Salvaged
from editor.services.checking import checked, repair_target, repaired
from editor.services.connect import locked
from editor.services.rebuild import rebuild

if TYPE_CHECKING:
    from editor.cli.verbs import Verbs


def add_verbs(verbs: Verbs) -> None:
    """Declare verify, repair and rebuild."""
    verified = add_verb(verbs, "verify", _verify, "look through a library; nothing is changed")
    mended = add_verb(
        verbs, "repair", _repair, "bring what can be read of a damaged library into a new one"
    )
    for parser in (verified, mended):
        parser.add_argument(
            "file", nargs="?", default="", metavar="FILE", help="another library than the usual"
        )
    mended.add_argument("-o", "--output", type=Path, metavar="NEW", help="where the new one goes")

    rebuilt = add_verb(verbs, "rebuild", _rebuild, "make a library from a mirror folder")
    rebuilt.add_argument("folder", type=Path, metavar="FOLDER")
    rebuilt.add_argument("target", type=Path, metavar="NEW")


def _verify(options: argparse.Namespace) -> int:
    desk = Desk(options.file or options.library)
    with watched("Checking") as progress:
        report = checked(desk.library, desk.folders, progress)
    for what, count in report.looked_at:
        print(f"{what}: {count}")
    for problem in report.problems:
        print(_problem(problem))
    if report.is_sound:
        say(f"{desk.library} is sound.")
        return 0
    found = counted(len(report.problems), "problem was", "problems were")
    advice = "; `nutgraf repair` brings what can be read into a new library"
    say(f"{found} found in {desk.library}. Nothing was changed{advice * report.repairable}.")
    return 1


def _problem(problem: Problem) -> str:
    sentence = for_command(one_line(problem.sentence))
    return f"{sentence} [{one_line(problem.story_id)}]" if problem.story_id else sentence


def _repair(options: argparse.Namespace) -> int:
    desk = Desk(options.file or options.library)
    library = desk.require_library()
    target = options.output.absolute() if options.output else repair_target(library, desk.now())
    with watched("Repairing") as progress, locked(library):
        salvaged = repaired(
            library,
            target,
            desk.folders,
            progress,
            backups=desk.settings.backup_folder,
            mirror=desk.settings.mirror_folder,
        )
    _print_salvaged(salvaged)
    is_lacking = bool(salvaged.older or salvaged.lost or salvaged.doubtful)
    said = "Not everything came back for certain." if is_lacking else "Everything came back."
    if not salvaged.is_whole:
        said = said if is_lacking else "Everything came back that the damaged file still names."
        said += " What the damaged file no longer names cannot be listed here."
    say(f"{said} {library} was left as it is: keep it.")
    return 1 if is_lacking else 0


def _print_salvaged(salvaged: Salvaged) -> None:
    print(salvaged.path)
    print(f"stories: {salvaged.stories}")
    print(f"versions: {salvaged.versions}")
    for source, count in salvaged.sources:
        print(f"from {one_line(source)}: {count}")
    for name in salvaged.older:
        print(f"older: {one_line(name)}")
    for name in salvaged.doubtful:
        print(f"doubtful: {one_line(name)}")
    for name in salvaged.lost:
        print(f"lost: {one_line(name)}")


def _rebuild(options: argparse.Namespace) -> int:
    desk = Desk(options.library)
    target = options.target.absolute()
    with watched("Rebuilding") as progress:
        made = rebuild(options.folder, target, desk.exchange, desk.now, progress)
    print(target)
    print(f"stories: {made.stories}")
    print(f"in the bin: {made.binned}")
    print(f"houses: {made.houses}")
    for sentence in made.unread:
        print(f"not read: {one_line(sentence)}")
    if not made.unread:
        return 0
    say(f"Not everything was read; {options.folder} was left as it is.")
    return 1
