"""What the File menu does with paper: print, print a proof, write a PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QMarginsF, QObject
from PySide6.QtGui import QGuiApplication, QPageSize
from PySide6.QtWidgets import QWidget

from editor.model.choices import PAPER_SIZE, PROOF_NUMBERS, Choice, Value
from editor.model.errors import NotKept, NutgrafError
from editor.model.proofs.prints import Print, Proof
from editor.model.rows import Severity
from editor.model.translation import N_, _
from editor.model.versions import Why
from editor.services.embargo import embargo_sentence
from editor.services.prints import finished_pdf, print_of, proof_of
from editor.services.session import Session
from editor.ui.exporting import show_folder
from editor.ui.file_dialog import FileDialog
from editor.ui.messages import Notices
from editor.ui.notice import Notice, Offer
from editor.ui.preview.pane import PreviewPane
from editor.ui.preview.surface import Surface
from editor.ui.preview.text_view import TextView
from editor.ui.preview.width import Paper, paper_of
from editor.ui.printing.job import Job
from editor.ui.printing.paged import Setting
from editor.ui.printing.papers import RESOLUTION, paint_all, pdf_of
from editor.ui.remembered import Remembered
from editor.ui.services import Services
from editor.ui.theme import Themes
from editor.ui.times import local_now

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from editor.ui.printing.web_pages import WebPages

PRINT = "print"
"""The topic of notices about paper, and whose folder is remembered for PDF files."""

_NOT_WRITTEN = N_("Cancelled: no PDF was written.")
_NOT_PRINTED = N_("Cancelled: perhaps not every page was printed.")


class Printing(QObject):
    """Brings the open story to paper: as readers get it, or double-spaced as a proof.

    - The reader's page is set by the web engine, out of sight and in the same lock as the
      preview; where that cannot run, Qt sets a simpler page.
    - Only what is on paper says who printed when and the status: the proof, for the desk.
    """

    def __init__(
        self,
        services: Services,
        preview: PreviewPane,
        notices: Notices,
        remembered: Remembered,
        themes: Themes,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._preview = preview
        self._notices = notices
        self._remembered = remembered
        self._themes = themes
        self._window = window

    # What is asked

    def ask_and_print(self) -> None:
        """Ask for a printer, and print the reader's page."""
        if session := self._session():
            self._ask_for_printer(session, partial(self._print_page, session))

    def ask_for_pdf(self) -> None:
        """Ask for a file, and write the reader's page to it."""
        if session := self._session():
            self._ask_for_file(session, "", partial(self.write_pdf, session))

    def ask_for_proof(self) -> None:
        """Ask how a proof shall be, then print it or write it to a file."""
        from editor.ui.dialogs.proof import ProofDialog

        session = self._session()
        if session is None:
            return
        settings = self._services.settings
        dialog = ProofDialog(
            settings.value(PROOF_NUMBERS),
            settings.value(PAPER_SIZE),
            self._themes.current,
            self._window,
        )
        dialog.chosen.connect(self._choose)
        dialog.print_wanted.connect(
            lambda: self._ask_for_printer(session, partial(self._print_proof, session))
        )
        dialog.file_wanted.connect(
            lambda: self._ask_for_file(session, _("proof"), partial(self.write_proof, session))
        )
        dialog.open()

    def _choose(self, choice: Choice[Value], value: Value) -> None:
        try:
            self._services.settings.choose(choice, value)
        except NutgrafError as error:
            self._say_error(error)

    def _ask_for_file(self, session: Session, kind: str, then: Callable[[Path], None]) -> None:
        stem = self._stem(session)
        name = f"{stem}-{kind}.pdf" if kind else f"{stem}.pdf"
        dialog = FileDialog(self._window, _("Export PDF"), self._remembered.folder(PRINT))
        dialog.setNameFilter(_("PDF") + " (*.pdf)")
        if chosen := dialog.ask_to_write(name):
            then(chosen if chosen.suffix else chosen.with_suffix(".pdf"))

    def _stem(self, session: Session) -> str:
        """What a file of the story is called, as exports are."""
        return Path(self._services.exchange.suggested_name(session.story, "html")).stem

    def _ask_for_printer(self, session: Session, then: Callable[[QPrinter], None]) -> None:
        # Only here: on the way to the window nothing of printing is loaded.
        from PySide6.QtGui import QPageLayout
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # At its own it would take the engine's pages as pictures of half a gigabyte.
        printer.setResolution(RESOLUTION)
        printer.setPageSize(QPageSize(self._paper.size))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setDocName(self._stem(session))
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile)
        dialog.setWindowTitle(_("Print"))
        dialog.accepted.connect(lambda: then(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    # What is written

    def write_pdf(self, session: Session, path: Path) -> None:
        """Write the reader's page to a PDF file, whole or not at all."""
        paper = self._paper
        job = self._begin(_("Making the PDF…"), _(_NOT_WRITTEN), session)

        def finish(text: Print, data: bytes | None) -> None:
            if data:
                written = partial(self._write, job, session, path)
                job.run(partial(finished_pdf, data, text), written)
            else:
                job.fail(NotKept(_("The web engine could not make the PDF."), _("Try again.")))

        def set_page(text: Print, surface: Surface) -> None:
            if isinstance(surface, TextView):
                simple = partial(pdf_of, text, Setting(self._face), paper, job.progress)
                job.run(simple, partial(self._write, job, session, path))
            else:
                pages = _web_pages(text.html, surface)
                pages.to_pdf(QPageSize(paper.size), partial(finish, text))

        def known(text: Print) -> None:
            self._preview.when_known(partial(set_page, text))

        job.run(self._print_of(session), known)

    def write_proof(self, session: Session, path: Path) -> None:
        """Write a proof to a PDF file, whole or not at all."""
        paper = self._paper
        job = self._begin(_("Making the proof…"), _(_NOT_WRITTEN), session)

        def known(proof: Proof) -> None:
            setting = self._proof_setting(proof)
            made = partial(pdf_of, proof.text, setting, paper, job.progress)
            job.run(made, partial(self._write, job, session, path))

        job.run(partial(proof_of, session.story, session.house), known)

    def _write(self, job: Job, session: Session, path: Path, data: bytes) -> None:
        story, house = session.story, session.house

        def write() -> tuple[Path, str]:
            written = self._services.exchange.write_bytes(path, data)
            return written, embargo_sentence(story, house, local_now())

        def done(made: tuple[Path, str]) -> None:
            job.finish()
            written, embargo = made
            self._remembered.keep_folder(PRINT, written.parent)
            sentence = _("Exported to {path}.").format(path=written)
            said = (" ".join(filter(None, (sentence, embargo))),)
            severity = Severity.WARNING if embargo else Severity.INFORMATION
            show = Offer(_("Open folder"), partial(show_folder, written.parent))
            self._notices.say(Notice(said, severity, offers=(show,), topic=PRINT))

        if data and not job.progress.is_cancelled:
            job.run(write, done, is_last=True)
        else:
            job.stop()

    # What is printed

    def _print_page(self, session: Session, printer: QPrinter) -> None:
        job = self._begin(_("Printing…"), _(_NOT_PRINTED), session)

        def finish(is_done: bool) -> None:
            if is_done:
                self._say_printed(job)
            else:
                job.fail(NotKept(_("The page could not be printed."), _("Choose another printer.")))

        def set_page(text: Print, surface: Surface) -> None:
            printer.setDocName(text.title)
            if isinstance(surface, TextView):
                setting = Setting(self._face)
                painted = partial(paint_all, text, setting, _bare(printer), job.progress)
                job.run(painted, lambda _value: self._say_printed(job))
            else:
                _web_pages(text.html, surface).to_printer(printer, finish)

        def known(text: Print) -> None:
            self._preview.when_known(partial(set_page, text))

        job.run(self._print_of(session), known)

    def _print_proof(self, session: Session, printer: QPrinter) -> None:
        job = self._begin(_("Printing the proof…"), _(_NOT_PRINTED), session)

        def known(proof: Proof) -> None:
            printer.setDocName(proof.slugline)
            setting = self._proof_setting(proof)
            painted = partial(paint_all, proof.text, setting, _bare(printer), job.progress)
            job.run(painted, lambda _value: self._say_printed(job))

        job.run(partial(proof_of, session.story, session.house), known)

    def _say_printed(self, job: Job) -> None:
        if job.progress.is_cancelled:
            job.stop()
        else:
            self._notices.say(Notice((_("Sent to the printer."),), topic=PRINT))
            job.finish()

    # What all of it needs

    def _session(self) -> Session | None:
        QGuiApplication.inputMethod().commit()
        return self._services.workspace.current

    def _begin(self, sentence: str, cancelled: str, session: Session) -> Job:
        workspace = self._services.workspace
        if workspace.current is session and not workspace.kept_state.problem:
            self._services.versions.keep_before(Why.BEFORE_EXPORT)
        tasks, said = self._services.tasks, partial(self._say_cancelled, cancelled)
        return Job(sentence, tasks, self._say_error, said, self._window)

    def _say_cancelled(self, sentence: str) -> None:
        self._notices.say(Notice((sentence,), Severity.WARNING, topic=PRINT))

    def _print_of(self, session: Session) -> Callable[[], Print]:
        return partial(print_of, session.story, session.house, self._services.live.images)

    def _proof_setting(self, proof: Proof) -> Setting:
        seconds = int(local_now().timestamp())
        now = QLocale().toString(QDateTime.fromSecsSinceEpoch(seconds), "d MMM yyyy, HH:mm")
        head = " · ".join(filter(None, (proof.slugline, proof.status, now)))
        numbers = self._services.settings.value(PROOF_NUMBERS)
        return Setting(self._face, numbers, head, proof.embargo)

    @property
    def _face(self) -> str:
        return self._themes.current.text_face

    @property
    def _paper(self) -> Paper:
        return paper_of(self._services.settings.value(PAPER_SIZE))

    def _say_error(self, error: NutgrafError) -> None:
        self._notices.say(Notice((str(error),), Severity.ERROR, milliseconds=0, topic=PRINT))


def _web_pages(html: str, surface: Surface) -> WebPages:
    # Loaded only where the engine runs anyway.
    from editor.ui.preview.web_view import WebView
    from editor.ui.printing.web_pages import WebPages

    if not isinstance(surface, WebView):
        raise TypeError(surface)
    return WebPages(html, surface.profile)


def _bare(printer: QPrinter) -> QPrinter:
    """The printer with the whole sheet: the text has its own margins."""
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF())
    return printer
