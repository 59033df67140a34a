"""What a check and a repair of the library found, in sentences."""

from __future__ import annotations

from editor.model.rows import LibraryReport, Salvaged

_SOURCES = {
    "rows": "read from the damaged library",
    "pages": "found in the pages of its file",
    "journals": "from journals",
    "mirror": "from the mirror",
}

_ONE = {"stories": "story", "versions": "version", "houses": "house", "journals": "journal"}


def report_heading(report: LibraryReport) -> str:
    """The outcome in a few words."""
    if report.is_sound:
        return "The library is sound"
    count = len(report.problems)
    return "One problem was found" if count == 1 else f"{count:,} problems were found"


def looked_at(report: LibraryReport) -> str:
    """What was looked at, with its numbers."""
    if not report.looked_at:
        return "The file is damaged so far that its stories could not be looked at one by one."
    counted = [f"{n:,} {_ONE.get(what, what) if n == 1 else what}" for what, n in report.looked_at]
    return f"{_listed(counted)} looked at."


def salvaged_heading(salvaged: Salvaged) -> str:
    """What is in the new library."""
    return f"{_stories(salvaged.stories)} brought into a new library"


def salvaged_lines(salvaged: Salvaged) -> tuple[str, ...]:
    """Where they came from, what is older than it was, and what was not found, each by name."""
    sources = [f"{count:,} {_source(name)}" for name, count in salvaged.sources]
    lines = [f"{salvaged.versions:,} versions came with them."]
    if sources:
        lines.append(f"{_beginning(_listed(sources))}.")
    if not (salvaged.older or salvaged.lost or salvaged.doubtful):
        lines.append("Everything came back that the damaged library names.")
    if not salvaged.is_whole:
        lines.append("What the damaged file no longer names cannot be listed here.")
    lines += [f"To be read through: {name}" for name in salvaged.doubtful]
    lines += [f"Only an older state was found: {name}" for name in salvaged.older]
    lines += [f"Not found anywhere: {name}" for name in salvaged.lost]
    return tuple(lines)


def whole_report(report: LibraryReport | None, salvaged: Salvaged | None, library: str) -> str:
    """Everything as plain text, to be kept or sent to somebody who helps."""
    lines = [f"Library: {library}"]
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
            return f"{said} ({how})" if how else said
    return f"from {name}"


def _stories(count: int) -> str:
    return "1 story was" if count == 1 else f"{count:,} stories were"


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), "".join(parts[-1:]))))


def _beginning(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
