"""The page templates: found among the resources, read once, everything in them escaped."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from editor.render.html import text_html
from editor.system.paths import resource

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

FIRST_TEMPLATE = "broadsheet"
"""The page that every house starts with, and that stands in for one that is not installed."""


def rendered(path: str, **values: object) -> str:
    """A whole template, filled in; `path` is relative to the page templates."""
    return _environment().get_template(path).render(**values)


def part(path: str, name: str, **values: object) -> str:
    """One element: what the macro `name` of a file of macros makes."""
    return str(getattr(_macros(path), name)(**values))


@lru_cache(maxsize=32)
def template_path(template: str, name: str) -> str:
    """The path of a file of a house's template, or of the first template's where it has none."""
    if template and template.isidentifier():
        try:
            resource("pages", template, name)
        except FileNotFoundError:
            return f"{FIRST_TEMPLATE}/{name}"
        return f"{template}/{name}"
    return f"{FIRST_TEMPLATE}/{name}"


@lru_cache(maxsize=32)
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
    environment.filters["text"] = _text
    environment.filters["lines"] = _lines
    return environment


def _text(text: str) -> Markup:
    """A text on one line, safe for HTML."""
    from markupsafe import Markup

    return Markup(text_html(text))


def _lines(text: str) -> Markup:
    """A text with its own line ends, safe for HTML."""
    from markupsafe import Markup

    return Markup("<br>".join(map(text_html, text.strip("\n").split("\n"))))
