"""What assistive technology is told of a window: the tree of its accessibility interfaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_SPOKEN_BY_LABEL = {QAccessible.Role.ComboBox}
"""Where the name that Qt gives is the chosen entry, a label that names it must be there."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a screen reader can stand on; `name` is how it is announced."""

    path: tuple[str, ...]
    role: QAccessible.Role
    name: str
    is_focusable: bool
    is_enabled: bool
    kind: str

    @property
    def is_operated(self) -> bool:
        """Whether it is a control: it takes the keys, or is a button for the mouse."""
        return self.is_focusable or self.role is QAccessible.Role.Button

    def __str__(self) -> str:
        return f"{' › '.join(self.path)} › {self.role.name} “{self.name}” ({self.kind})"


def nodes(widget: QWidget) -> Iterator[Node]:
    """All that can be seen of a widget, in the order that it is read."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None, widget
    yield from _nodes(root, ())


def _nodes(each: QAccessibleInterface, path: tuple[str, ...]) -> Iterator[Node]:
    state = each.state()
    if state.invisible:
        return
    role, made_by = each.role(), each.object()
    name = _announced(each, role)
    kind = type(made_by).__name__ if made_by is not None else "item"
    yield Node(path, role, name, bool(state.focusable), not state.disabled, kind)
    for number in range(each.childCount()):
        child = each.child(number)
        if child is not None and child.isValid():
            yield from _nodes(child, (*path, name or kind))


def _announced(each: QAccessibleInterface, role: QAccessible.Role) -> str:
    labels = [
        other.text(QAccessible.Text.Name)
        for other, relation in each.relations()
        if relation == QAccessible.RelationFlag.Label
    ]
    if labels:
        return labels[0]
    return "" if role in _SPOKEN_BY_LABEL else each.text(QAccessible.Text.Name)


def nameless(widget: QWidget) -> list[str]:
    """The controls of a window that a screen reader has no name for."""
    return [str(node) for node in nodes(widget) if node.is_operated and not node.name.strip()]


def twins(widget: QWidget) -> list[str]:
    """The controls that cannot be told apart: one kind, one name, one part of the window."""
    seen: set[tuple[tuple[str, ...], QAccessible.Role, str]] = set()
    found = []
    for node in nodes(widget):
        key = (node.path, node.role, node.name)
        if node.is_operated and node.role is not QAccessible.Role.ListItem:
            if key in seen:
                found.append(str(node))
            seen.add(key)
    return found


def names(widget: QWidget) -> list[str]:
    """The names of all that can be seen, in the order that it is read."""
    return [node.name for node in nodes(widget) if node.name]
