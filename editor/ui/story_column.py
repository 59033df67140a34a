"""The column in the middle: bars above, the form or what stands in its place, notices below."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget


class StoryColumn(QWidget):
    """Holds the form; while something else is worked with, that has the form's place."""

    def __init__(
        self,
        bars: tuple[QWidget, ...],
        form: QWidget,
        nothing: QWidget,
        notices: QWidget,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._nothing = nothing
        self._place = QStackedLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for bar in bars:
            layout.addWidget(bar)
        self._place.addWidget(form)
        self._place.addWidget(nothing)
        layout.addLayout(self._place, 1)
        layout.addWidget(notices)

    def show_nothing(self) -> None:
        """No story is open."""
        self._place.setCurrentWidget(self._nothing)

    def show_form(self, instead: QWidget | None = None) -> None:
        """Show the form, or what is to stand in its place."""
        if instead is not None and self._place.indexOf(instead) < 0:
            self._place.addWidget(instead)
        self._place.setCurrentWidget(instead or self._form)
