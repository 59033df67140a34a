"""The page templates: found among the resources and in the desk's own folder.

- A template is a folder with a style sheet (`page.css`) and, where it makes elements its own way,
  macros (`parts.html`); what it lacks is the first template's.
- Every macro makes exactly one element, and everything in it is escaped.
- A template that is not there, or is broken, is the first one: a page is always shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from editor.render.html import text_html
from editor.render.own_templates import own_template
from editor.render.running import Against, ordered
from editor.system.paths import resource

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

FIRST_TEMPLATE = "broadsheet"
"""The page that every house starts with, and that stands in for one that is not installed."""

Filter = Callable[[str], "Markup"]


@dataclass(frozen=True, slots=True)
class PageTemplate:
    """How a page is made: `part` gives the element that a macro makes, `sheet` is its style."""

    part: Callable[..., str]
    sheet: str


def rendered(path: str, **values: object) -> str:
    """A whole template, filled in; `path` is relative to the page templates."""
    return _environment().get_template(path).render(**values)


@lru_cache(maxsize=1)
def built_in() -> tuple[str, ...]:
    """The names of the templates that come with the program, the first one first."""
    sheets = resource("pages").glob("*/page.css")
    names = sorted(sheet.parent.name for sheet in sheets)
    return (FIRST_TEMPLATE, *(name for name in names if name != FIRST_TEMPLATE))


def page_template(name: str) -> PageTemplate:
    """The template of that name; the first one where there is none."""
    if name in built_in():
        return _built_in_template(name)
    first = _built_in_template(FIRST_TEMPLATE)
    own = own_template(name, FILTERS)
    if own is None:
        return first

    def part(macro: str, **values: object) -> str:
        made = own.part(macro, values)
        return first.part(macro, **values) if made is None else made

    return PageTemplate(part, own.sheet or first.sheet)


def body_template() -> PageTemplate:
    """The elements of a CMS's body box: the same for every house, without style."""
    return PageTemplate(_parts("fragment.html"), "")


def base_sheet() -> str:
    """The style that all templates share; it comes before their own."""
    return _read("base.css")


@lru_cache(maxsize=8)
def _built_in_template(name: str) -> PageTemplate:
    has_parts = any(resource("pages", name).glob("parts.html"))
    parts = _parts("parts.html", name if has_parts else FIRST_TEMPLATE)
    return PageTemplate(parts, _read(f"{name}/page.css"))


def _read(path: str) -> str:
    return resource("pages", *path.split("/")).read_text("utf-8").strip()


@lru_cache(maxsize=8)
def _parts(file: str, template: str = FIRST_TEMPLATE) -> Callable[..., str]:
    """What makes an element by the name of its macro, the first template's where it has none."""
    own, first = _macros(f"{template}/{file}"), _macros(f"{FIRST_TEMPLATE}/{file}")

    def part(macro: str, **values: object) -> str:
        return str((getattr(own, macro, None) or getattr(first, macro))(**values))

    return part


@lru_cache(maxsize=8)
def _macros(path: str) -> Any:
    return _environment().get_template(path).module


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(resource("pages")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= FILTERS
    return environment


def _text(text: str) -> Markup:
    """A text on one line, safe for HTML."""
    return _marked(text, text_html(text))


def _lines(text: str) -> Markup:
    """A text with its own line ends, safe for HTML."""
    return _marked(text, "<br>".join(map(text_html, text.strip("\n").split("\n"))))


def _marked(text: str, html: str) -> Markup:
    """HTML of a text; kept in its order where that is not the page's."""
    from markupsafe import Markup

    return Markup(ordered(html, text.way) if isinstance(text, Against) else html)


FILTERS: dict[str, Filter] = {"text": _text, "lines": _lines}
"""What a template puts a story's texts through."""
