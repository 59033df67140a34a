"""Story templates as commands of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from editor.model.direction import isolated
from editor.model.houses.story_template import StoryTemplate
from editor.model.translation import _
from editor.services.hints import next_hint
from editor.services.session import Session
from editor.services.templates import Templates
from editor.services.workspace import Workspace
from editor.ui.messages import Notices
from editor.ui.notice import Notice, Offer
from editor.ui.theme import Themes

if TYPE_CHECKING:
    from editor.ui.templates.chooser import TemplateChooser


class Templating(QObject):
    """Begins stories from templates, goes through their hints, makes templates from stories."""

    place_wanted = Signal(object)
    """A Caret: the next hint, selected."""

    def __init__(
        self,
        workspace: Workspace,
        templates: Templates,
        notices: Notices,
        themes: Themes,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._templates = templates
        self._notices = notices
        self._themes = themes
        self._window = window

    @property
    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the menus, by the commands' names."""
        return {
            "new_from_template": self.choose,
            "save_as_template": self.ask_to_save,
            "next_hint": self.go_to_next_hint,
        }

    def choose(self) -> None:
        """Open the chooser."""
        from editor.ui.templates.chooser import TemplateChooser

        chooser = TemplateChooser(self._themes.current, self._window)
        chooser.wanted.connect(self._templates.begin)
        chooser.rename_wanted.connect(lambda template: self._ask_name(chooser, template))
        chooser.removal_wanted.connect(lambda template: self._remove(chooser, template))
        self._list(chooser)
        chooser.open()

    def go_to_next_hint(self) -> None:
        """Select the next mark that is to be filled in, or say that there is none."""
        session = self._workspace.current
        if session is None:
            return
        caret = next_hint(session.story, session.caret)
        if caret is None:
            self._notices.tell(_("Nothing is left to fill in: no TK, XX or ??."))
        else:
            self.place_wanted.emit(caret)

    def ask_to_save(self) -> None:
        """Ask for the name under which the open story becomes a template."""
        session = self._workspace.current
        if session is not None:
            name = " ".join(session.story.slugline.split())
            self._templates.list(lambda found: self._ask_to_save(session, name, found))

    def _ask_to_save(self, session: Session, name: str, found: tuple[StoryTemplate, ...]) -> None:
        from editor.ui.templates.saving import NamingDialog

        if self._workspace.current is not session:
            return
        taken = tuple(each.name for each in found if each.is_own)
        dialog = NamingDialog(
            _("Save as template"),
            _("Save"),
            name,
            "",
            taken,
            _("Texts, crossheads and hints come with it; times, status and images do not."),
            self._themes.current,
            self._window,
        )
        dialog.named.connect(self._save)
        dialog.open()

    def _save(self, name: str, about: str) -> None:
        def saved(before: StoryTemplate | None) -> None:
            back = (Offer(_("Take back"), lambda: self._templates.put(before)),) if before else ()
            sentence = _("“{name}” is a template now: File › New from template has it.")
            self._notices.say(Notice((sentence.format(name=isolated(name)),), offers=back))

        self._templates.save(name, about, saved)

    def _list(self, chooser: TemplateChooser) -> None:
        def show(templates: tuple[StoryTemplate, ...]) -> None:
            if isValid(chooser):
                chooser.show_templates(templates)

        self._templates.list(show)

    def _ask_name(self, chooser: TemplateChooser, template: StoryTemplate) -> None:
        from editor.ui.templates.saving import NamingDialog

        dialog = NamingDialog(
            _("Rename template"),
            _("Rename"),
            template.name,
            template.about,
            (),
            "",
            self._themes.current,
            chooser,
        )

        def rename(name: str, about: str) -> None:
            renamed = replace(template, name=name, about=about)
            self._templates.put(renamed, lambda _done: self._list(chooser))

        dialog.named.connect(rename)
        dialog.open()

    def _remove(self, chooser: TemplateChooser, template: StoryTemplate) -> None:
        def bring_back() -> None:
            self._templates.put(template, lambda _done: self._list(chooser))

        def removed(gone: StoryTemplate) -> None:
            if isValid(chooser):
                name = isolated(gone.name)
                chooser.tell(_("“{name}” was removed.").format(name=name), bring_back)
            self._list(chooser)

        self._templates.remove(template, removed)
