"""What a check and a repair of the library found, in sentences."""

from __future__ import annotations

from editor.model.direction import isolated
from editor.model.rows import LibraryReport, Salvaged
from editor.model.translation import N_, _, counted, forms, listed, numeral

_SOURCES = {
    "rows": N_("read from the damaged library"),
    "pages": N_("found in the pages of its file"),
    "journals": N_("from journals"),
    "mirror": N_("from the mirror"),
}

_LOOKED_AT = {
    "stories": forms("{n} story", "{n} stories"),
    "versions": forms("{n} version", "{n} versions"),
    "houses": forms("{n} house", "{n} houses"),
    "journals": forms("{n} journal", "{n} journals"),
    "steps that can be undone or redone": forms(
        "{n} step that can be undone or redone", "{n} steps that can be undone or redone"
    ),
    "images": forms("{n} image", "{n} images"),
}


def report_heading(report: LibraryReport) -> str:
    """The outcome in a few words."""
    if report.is_sound:
        return _("The library is sound")
    return counted("{n} problem was found", "{n} problems were found", len(report.problems))


def looked_at(report: LibraryReport) -> str:
    """What was looked at, with its numbers."""
    if not report.looked_at:
        return _("The file is damaged so far that its stories could not be looked at one by one.")
    kinds = [_kind(what, number) for what, number in report.looked_at]
    return _("{listed} looked at.").format(listed=listed(kinds))


def _kind(what: str, number: int) -> str:
    if what not in _LOOKED_AT:
        return f"{numeral(number)} {what}"
    one, many = _LOOKED_AT[what]
    return counted(one, many, number)


def salvaged_heading(salvaged: Salvaged) -> str:
    """What is in the new library."""
    return counted(
        "{n} story was brought into a new library",
        "{n} stories were brought into a new library",
        salvaged.stories,
    )


def salvaged_lines(salvaged: Salvaged) -> tuple[str, ...]:
    """Where they came from, what is older than it was, and what was not found, each by name."""
    sources = [f"{numeral(count)} {_source(name)}" for name, count in salvaged.sources]
    lines = [
        counted("{n} version came with them.", "{n} versions came with them.", salvaged.versions)
    ]
    if salvaged.images:
        lines.append(
            counted("{n} image came with them.", "{n} images came with them.", salvaged.images)
        )
    if sources:
        lines.append(f"{_beginning(listed(sources))}.")
    if not (salvaged.older or salvaged.lost or salvaged.doubtful):
        lines.append(_("Everything came back that the damaged library names."))
    if not salvaged.is_whole:
        lines.append(_("What the damaged file no longer names cannot be listed here."))
    lines += [
        _("To be read through: {name}").format(name=isolated(name)) for name in salvaged.doubtful
    ]
    lines += [
        _("Only an older state was found: {name}").format(name=isolated(name))
        for name in salvaged.older
    ]
    lines += [_("Not found anywhere: {name}").format(name=isolated(name)) for name in salvaged.lost]
    return tuple(lines)


def whole_report(report: LibraryReport | None, salvaged: Salvaged | None, library: str) -> str:
    """Everything as plain text, to be kept or sent to somebody who helps."""
    lines = [_("Library: {library}").format(library=library)]
    if report is not None:
        lines += [f"{report_heading(report)}.", _beginning(looked_at(report))]
        lines += [f"- {problem.sentence}" for problem in report.problems]
    if salvaged is not None:
        lines += ["", f"{salvaged_heading(salvaged)}: {salvaged.path}"]
        lines += [f"- {line}" for line in salvaged_lines(salvaged)]
    return "\n".join(lines) + "\n"


def _source(name: str) -> str:
    """Where a story came from; what follows one of our names says how it was found."""
    for ours, said in _SOURCES.items():
        if name == ours or name.startswith(f"{ours}, "):
            how = name[len(ours) + 2 :]
            return f"{_(said)} ({how})" if how else _(said)
    return _("from {name}").format(name=name)


def _beginning(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
