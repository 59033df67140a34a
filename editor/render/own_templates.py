"""Page templates of the desk's own, from a folder: sandboxed, bounded, never in the way.

- A template may name, repeat and choose, but not call, include, import or calculate: what it
  costs follows its own length and the story's, and it can reach nothing but its values.
- What it makes goes through an allow-list of elements and classes and has to be one element; for
  what it does not make so, the first template's stands in.
- The frame of the page, its policy and its figures are the program's own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sized
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any

from editor.model.translation import _
from editor.render import css
from editor.system.files import FileTooLargeError, read_bounded

if TYPE_CHECKING:
    from jinja2 import Template, nodes

PARTS, SHEET = "parts.html", "page.css"
LARGEST_PARTS = 64 * 1024
"""Bytes of a file of macros."""

MACROS: Mapping[str, Mapping[str, object]] = {
    "kicker": {"text": "Harbour"},
    "headline": {"text": "Barrier holds"},
    "standfirst": {"text": "It held."},
    "byline": {"names": "By A. Reed", "at": "2026-07-01T12:00:00Z", "shown": "1 July 2026"},
    "advisory": {"kind": "CORRECTED", "text": "The sum was wrong.", "where": "paragraph 2"},
    "reader_note": {"text": "A note."},
    "key_points": {"points": ["One", "Two"]},
    "crosshead": {"text": "What comes next"},
    "pull_quote": {"text": "It held.", "source": "The engineer"},
    "sign_off": {"text": "(Reporting by A. Reed)"},
    "copyright": {"text": "Copyright 2026, Harbour Post"},
}
"""The macros that an own template may have, with values that each is tried on."""

_TAGS = {
    *("aside", "blockquote", "br", "cite", "dd", "div", "dl", "dt", "em", "figcaption", "figure"),
    *("footer", "h1", "h2", "h3", "header", "hr", "li", "ol", "p", "q", "section", "small"),
    *("span", "strong", "sub", "sup", "time", "ul", "b", "bdi", "i"),
}
_ATTRIBUTES = {"*": {"class", "lang", "dir"}, "time": {"datetime"}}
_VOID = {"br", "hr"}
_FILTERS = {"text", "lines", "upper", "lower", "trim", "first", "last", "length", "default"}
_TESTS = {"defined", "undefined"}
_HARMLESS = (
    *("And", "Compare", "Concat", "CondExpr", "Const", "Filter", "For", "Getattr", "If"),
    *("Macro", "Name", "Not", "Operand", "Or", "Output", "Template", "TemplateData", "Test"),
)
_LARGEST_MADE = 1_000_000
_MOST_WORK = 20_000_000
"""Characters that a macro may put together at the most, if all in it came in every turn."""

_FAULTS = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError)
"""What a template may raise, beside Jinja's own errors, whatever its values are."""


class _Place:
    """Where own templates lie; nowhere before the composition root has said so."""

    folder: Path | None = None


_place = _Place()


def use_folder(folder: Path) -> None:
    """Take own templates from the folders in this folder from now on; it need not be there."""
    _place.folder = folder


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template of the desk's own; `troubles` are sentences about what is wrong in it."""

    sheet: str
    macros: Mapping[str, _Macro]
    troubles: tuple[str, ...]

    def part(self, macro: str, values: Mapping[str, object]) -> str | None:
        """The element that a macro makes; None where it makes none, or not exactly one."""
        made = self.macros.get(macro)
        try:
            return _made(made, values) if made is not None else None
        except _NotMade:
            return None


class _NotMade(Exception):
    """A macro did not make its element."""


@dataclass(frozen=True, slots=True)
class _Macro:
    """A macro: how many values it names, whether it has a loop, and how long its file is."""

    made: Any
    names: int
    repeats: bool
    length: int

    def __call__(self, values: Mapping[str, object]) -> str:
        """What it makes of the values it asks for. Raises _NotMade, and what templates raise."""
        wanted = {name: values[name] for name in self.made.arguments if name in values}
        if self._work(wanted) > _MOST_WORK:
            raise _NotMade(_("it makes more than a page can hold."))
        return str(self.made(**wanted))

    def _work(self, values: Mapping[str, object]) -> int:
        """How many characters it makes at the most; known before, as what is made fills memory."""
        lengths = [len(each) for each in values.values() if isinstance(each, Sized)]
        turns = 1 + max(lengths, default=0) if self.repeats else 1
        return turns * (self.length + self.names * sum(len(str(each)) for each in values.values()))


def own_names() -> tuple[str, ...]:
    """The names of the own templates, in alphabetical order."""
    try:
        entries = list(os.scandir(_place.folder)) if _place.folder is not None else []
        found = [each.name for each in entries if each.is_dir() and _stamps(Path(each.path))]
    except OSError:
        return ()
    return tuple(sorted(name for name in found if not name.startswith(".")))


def own_template(name: str, filters: Mapping[str, Callable[[str], object]]) -> OwnTemplate | None:
    """The own template of that name as its files are now; None where there is none."""
    if _place.folder is None or not name or name.startswith(".") or set(name) & set("/\\:\0"):
        return None
    folder = _place.folder / name
    stamps = _stamps(folder)
    return _loaded(folder, stamps, tuple(filters.items())) if stamps else None


def _stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The files of a template with their times and sizes."""
    found = []
    for file in (PARTS, SHEET):
        try:
            state = (folder / file).stat()
        except (OSError, ValueError):
            continue
        # Whoever opened a pipe would wait for ever.
        if S_ISREG(state.st_mode):
            found.append((file, state.st_mtime_ns, state.st_size))
    return tuple(found)


@lru_cache(maxsize=8)
def _loaded(
    folder: Path,
    stamps: tuple[tuple[str, int, int], ...],
    filters: tuple[tuple[str, Callable[[str], object]], ...],
) -> OwnTemplate:
    troubles: list[str] = []
    sheet, macros = "", {}
    files = {file for file, *_ in stamps}
    if SHEET in files:
        sheet = _text_of(folder / SHEET, css.LARGEST, troubles)
        troubles += [_at(SHEET, each.line, each.sentence) for each in css.troubles(sheet)]
    if PARTS in files:
        source = _text_of(folder / PARTS, LARGEST_PARTS, troubles)
        macros = _macros(source, dict(filters), troubles)
    return OwnTemplate(css.harmless(sheet), macros, tuple(troubles))


def _text_of(path: Path, largest: int, troubles: list[str]) -> str:
    """The text of a file; empty where it cannot be read."""
    try:
        return read_bounded(path, largest).decode("utf-8-sig")
    except FileTooLargeError:
        sentence = _("{file} is larger than {size} KB and is not used.")
        troubles.append(sentence.format(file=path.name, size=largest >> 10))
    except OSError as error:
        sentence = _("{file} cannot be read: {reason}.")
        troubles.append(sentence.format(file=path.name, reason=error.strerror or error))
    except UnicodeDecodeError:
        troubles.append(_("{file} is no UTF-8 text and is not used.").format(file=path.name))
    return ""


def _macros(
    source: str, filters: Mapping[str, Callable[[str], object]], troubles: list[str]
) -> dict[str, _Macro]:
    from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= filters
    try:
        tree = environment.parse(source)
        refused = [_at(PARTS, line, sentence) for line, sentence in _refused(tree)]
        if refused:
            troubles += refused
            return {}
        template: Template = environment.from_string(tree)
        module = template.module
    except TemplateSyntaxError as error:
        troubles.append(_at(PARTS, error.lineno, str(error.message or error)))
        return {}
    except (TemplateError, SyntaxError, RecursionError, MemoryError, *_FAULTS) as error:
        troubles.append(_("{file} cannot be used: {reason}.").format(file=PARTS, reason=error))
        return {}
    macros = {
        name: _Macro(getattr(module, name), *_uses(tree, name), len(source))
        for name in MACROS
        if hasattr(module, name)
    }
    return {name: macro for name, macro in macros.items() if _works(name, macro, troubles)}


def _uses(tree: nodes.Template, name: str) -> tuple[int, bool]:
    """How many values the macros of that name name, and whether one has a loop."""
    from jinja2.nodes import For, Macro, Name

    macros = [each for each in tree.find_all(Macro) if each.name == name]
    names = sum(1 for each in macros for _ in each.find_all(Name))
    return names, any(each.find(For) is not None for each in macros)


def _works(name: str, macro: _Macro, troubles: list[str]) -> bool:
    """Whether a macro makes one element, of a few values and of as many as it may get."""
    try:
        _made(macro, MACROS[name])
    except _NotMade as error:
        sentence = _("{file}: the macro “{name}” is not used: {reason}")
        troubles.append(sentence.format(file=PARTS, name=name, reason=error))
        return False
    return True


def _made(macro: _Macro, values: Mapping[str, object]) -> str:
    """The element that a macro makes of the values it asks for. Raises _NotMade."""
    from jinja2 import TemplateError

    try:
        html = macro(values)
    except (TemplateError, *_FAULTS) as error:
        raise _NotMade(_sentence(str(error))) from error
    if len(html) > _LARGEST_MADE:
        raise _NotMade(_("it makes more than a page can hold."))
    element = _element(html)
    if not element:
        raise _NotMade(_("it has to make exactly one element."))
    return element


@lru_cache(maxsize=4096)
def _element(html: str) -> str:
    """The one element in a macro's markup, without what may not be in it; empty if it is not one.

    Remembered, so that a key costs the elements that it changes.
    """
    from editor.render.gate import allowed_markup

    clean = allowed_markup(html, _TAGS, _ATTRIBUTES).strip()
    roots = _Roots()
    roots.feed(clean)
    roots.close()
    return clean if roots.count == 1 and not roots.has_text else ""


def _sentence(text: str) -> str:
    return text.rstrip(".") + "."


class _Roots(HTMLParser):
    """Counts the outermost elements of well-formed markup."""

    def __init__(self) -> None:
        super().__init__()
        self.count = self._depth = 0
        self.has_text = False

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.count += self._depth == 0
        self._depth += tag not in _VOID

    def handle_endtag(self, _: str) -> None:
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        self.has_text = self.has_text or (self._depth == 0 and bool(data.strip()))


def _refused(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """What a template may not do, with its line."""
    for node, loops in _nodes(tree, 0):
        kind = type(node).__name__
        if kind not in _HARMLESS:
            sentence = _("“{what}” is not allowed: a template names, repeats and chooses.")
            yield node.lineno, sentence.format(what=kind.lower())
        elif kind in ("Filter", "Test") and node.name not in _FILTERS | _TESTS:  # type: ignore[attr-defined]  # as its kind says
            sentence = _("There is no filter or test “{what}” for templates.")
            yield node.lineno, sentence.format(what=node.name)  # type: ignore[attr-defined]  # as its kind says
        elif kind == "For" and (loops > 1 or type(node.iter).__name__ != "Name"):  # type: ignore[attr-defined]  # as its kind says
            yield node.lineno, _("A loop goes over one of the values, and holds no other loop.")


def _nodes(node: nodes.Node, loops: int) -> Iterator[tuple[nodes.Node, int]]:
    """Every node with the number of loops it is in, itself among them."""
    loops += type(node).__name__ == "For"
    yield node, loops
    for child in node.iter_child_nodes():
        yield from _nodes(child, loops)


def _at(file: str, line: int, sentence: str) -> str:
    return _("{file}, line {line}: {sentence}").format(file=file, line=line, sentence=sentence)
