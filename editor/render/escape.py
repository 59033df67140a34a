"""Text → the body's dialect, so that it renders as itself.

A backslash is set only in a paragraph that would not render as itself without one, and there only
where a character may be taken for a mark.
"""

import re
from collections.abc import Sequence

from editor.render.markdown import block_nodes
from editor.render.nodes import Paragraph, text_nodes
from editor.render.structure import is_item, is_quote, is_rule, is_table

_BLANK_HEAD = re.compile(r"\A(?:[ \t]*\n)+")
_BLANK_TAIL = re.compile(r"\n[ \t]*\Z")
_GAP = re.compile(r"\n(?:[ \t]*\n)+")

# A backslash that would escape what follows it; stars and underscores unless both sides of them
# are white space or, for underscores, both are letters; the middle of a link.
MARK = re.compile(
    r"\\(?=[\\*_\[\]()|>.!-])"
    r"|\*(?=[^\s*]|\*+[^\s*])|(?<=[^\s*])\*+"
    r"|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)"
    r"|\](?=\()"
)
_HEAD = re.compile(r"( *)([0-9]*)")


def normalised(text: str) -> str:
    """The text as the dialect keeps it: `\\n` line ends, one empty line between paragraphs.

    Lines of nothing but spaces and tabs are empty ones; none stands at the beginning or the end.
    Nothing else is changed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _BLANK_TAIL.sub("", _GAP.sub("\n\n", _BLANK_HEAD.sub("", text)))
    text = text.removesuffix("\n")
    return text if text.strip(" \t") else ""


def escape(text: str) -> str:
    """The Markdown that renders as this text: `body_text(escape(text)) == normalised(text)`."""
    return "\n\n".join(map(_escaped_paragraph, normalised(text).split("\n\n")))


def escaped_inline(text: str, mark: re.Pattern[str] = MARK) -> str:
    """The text with a backslash before every character that may be a mark within a paragraph."""
    return mark.sub(lambda match: "".join(f"\\{character}" for character in match[0]), text)


def guarded(paragraph: str, *, inside_item: bool) -> str:
    """Paragraph source that no longer begins like a list, a quote, a table or a rule.

    Within a list's item each line may begin another list.
    """
    lines = paragraph.split("\n")
    if is_quote(lines[0]) or (len(lines) == 1 and is_rule(lines[0])):
        lines[0] = _guarded(lines[0])
    if is_table(lines[:2]):
        at = lines[1].index("-")
        lines[1] = f"{lines[1][:at]}\\{lines[1][at:]}"
    heads: Sequence[int] = range(len(lines)) if inside_item else (0,)
    for number in heads:
        if is_item(lines[number]):
            lines[number] = _guarded(lines[number])
    return "\n".join(lines)


def _guarded(line: str) -> str:
    """A line with a backslash before the mark it begins with."""
    head = _HEAD.match(line)
    at = head.end() if head else 0
    return f"{line[:at]}\\{line[at:]}"


def _escaped_paragraph(text: str) -> str:
    if not text or block_nodes(text) == (Paragraph(text_nodes(text)),):
        return text
    return guarded(escaped_inline(text), inside_item=False)
