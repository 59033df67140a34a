"""Whether marks and non-breaking spaces show in the fields, as a person chose it."""

from __future__ import annotations

from editor.model.choices import COLOUR_MARKS, SHOW_NO_BREAK_SPACES
from editor.services.settings import Settings
from editor.ui.form.fields import Fields
from editor.ui.form.text_field import TextField


class MarksShown:
    """Keeps every field of the form, those to come too, as the settings say."""

    def __init__(self, settings: Settings, fields: Fields) -> None:
        self._settings = settings
        self._fields = fields
        for field in fields:
            self._adopt(field)
        fields.made.connect(self._adopt)
        settings.changed.connect(self._follow)

    def _follow(self, _: None) -> None:
        for field in self._fields:
            self._adopt(field)

    def _adopt(self, field: TextField) -> None:
        field.colouring.show_marks(self._settings.value(COLOUR_MARKS))
        field.colouring.show_no_break_spaces(self._settings.value(SHOW_NO_BREAK_SPACES))
