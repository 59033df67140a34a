"""The YAML between two lines of three hyphens at the head of a Markdown file.

Texts are read exactly as they stand: `No` is a word, `1.10` keeps its nought and a date stays the
date that was typed. Aliases are refused: a few lines of them can stand for gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from editor.model.codec import DEEPEST
from editor.model.errors import UnreadableStory
from editor.model.translation import _

_DEEPEST = DEEPEST + 10
"""How deep values may be nested: a story's own, with what we write around them."""

_FENCE = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys of a file's head, each as its value and, where it is one word or line, as text."""

    values: Mapping[str, Any]
    texts: Mapping[str, Any]


def parted(text: str) -> tuple[str | None, str]:
    """The front matter's YAML, None where there is none, and what follows it."""
    match = _FENCE.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def front_matter(source: str) -> FrontMatter:
    """The keys in a front matter's YAML. Raises UnreadableStory."""
    import yaml

    loader = None
    try:
        loader = _loader()(source)
        node = loader.get_single_node()
        texts = _texts(node)
        values = loader.construct_document(node) if node is not None else None
    except (yaml.YAMLError, LookupError, ValueError, TypeError, AttributeError) as error:
        # PyYAML lets slip what its own constructors stumble over: `!!bool perhaps`.
        mark = getattr(error, "problem_mark", None)
        if not mark:
            raise UnreadableStory(_("The front matter cannot be read as YAML.")) from error
        said = _("The front matter cannot be read as YAML, line {line}.")
        raise UnreadableStory(said.format(line=mark.line + 2)) from error
    finally:
        if loader is not None:
            loader.dispose()
    if values is None:
        return FrontMatter({}, {})
    if not isinstance(values, dict) or not all(isinstance(key, str) for key in values):
        raise UnreadableStory(_("The front matter is no list of names and values."))
    return FrontMatter(values, texts)


def _texts(node: Any) -> Any:
    """Every scalar below a node as the text that stands there."""
    match getattr(node, "id", ""):
        case "mapping":
            return {_texts(key): _texts(value) for key, value in node.value}
        case "sequence":
            return [_texts(each) for each in node.value]
    return node.value if node is not None else None


def written(values: Mapping[str, object]) -> str:
    """Front matter with its fences, in the order given; `front_matter` reads it back exactly."""
    import yaml

    if not values:
        return ""
    source: str = yaml.dump(dict(values), Dumper=_dumper(), **_STYLE)
    # After a text that ends in empty lines PyYAML ends the document; our own line does that.
    if source.endswith("\n...\n"):
        source = source.removesuffix("...\n")
    return f"---\n{source}---\n"


_STYLE: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 10**9}


@lru_cache(maxsize=1)
def _loader() -> Any:
    import yaml

    class Loader(yaml.SafeLoader):
        """Numbers, true, false and null; no dates, no yes and no, no aliases."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("an alias")
            self._depth = getattr(self, "_depth", 0) + 1
            if self._depth > _DEEPEST:
                raise yaml.YAMLError("nested too deep")
            try:
                return super().compose_node(parent, index)
            finally:
                self._depth -= 1

    plain = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int"}
    Loader.yaml_implicit_resolvers = {
        first: [each for each in resolvers if each[0] not in plain]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    boolean = re.compile(r"(?:true|True|TRUE|false|False|FALSE)$")
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", boolean, list("tTfF"))
    integer = re.compile(r"[-+]?(?:0|[1-9][0-9]*)$")
    Loader.add_implicit_resolver("tag:yaml.org,2002:int", integer, list("-+0123456789"))
    return Loader


@lru_cache(maxsize=1)
def _dumper() -> Any:
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, _data: Any) -> bool:
            return True

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
            del indentless
            return super().increase_indent(flow, False)

    def text(dumper: Any, value: str) -> Any:
        # PyYAML takes these for line ends wherever it does not write them as escapes.
        odd = any(mark in value for mark in "\x85\u2028\u2029")
        style = '"' if odd else "|" if "\n" in value and value.strip() else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper
