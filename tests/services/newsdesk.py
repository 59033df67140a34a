"""A desk whose person replaces across the library."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from editor.model.finding.find import Sought
from editor.model.story import Story
from editor.services.library_search import Preview, Wanted
from editor.services.progress import Progress
from editor.services.replacing import Replacing, Report
from editor.services.searching import Replacement
from editor.services.versions import Versions
from tests.services.desk import Desk

NOW = datetime(2026, 7, 2, 9, tzinfo=UTC)


class Newsdesk(Desk):
    """A desk whose person replaces across the library."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        versions = Versions(self.workspace, self.tasks, lambda: NOW, "ada")
        self.replacing = Replacing(self.workspace, versions, self.tasks, lambda: NOW, "ada")
        self.refused: list[Exception] = []

    def fill(self, *stories: Story) -> Newsdesk:
        self.workspace.ask(lambda shelf: shelf.keep_new(stories))
        self.tasks.work()
        return self

    def search(
        self, phrase: str, new: str = "", *, query: str = "", status: str = "", **how: bool
    ) -> Preview:
        found: list[Preview] = []
        wanted = Wanted(Sought(phrase, **how), Replacement(new), query, status)
        self.replacing.search(wanted, Progress(), found.append, self.refused.append)
        self.tasks.work()
        return found[0] if found else Preview()

    def replace(self, preview: Preview, progress: Progress | None = None) -> Report:
        reports: list[Report] = []
        self.replacing.replace(
            preview.stories, progress or Progress(), reports.append, self.refused.append
        )
        self.tasks.work()
        return reports[0] if reports else Report()

    def take_back(self, report: Report) -> Report:
        reports: list[Report] = []
        self.replacing.take_back(report, Progress(), reports.append, self.refused.append)
        self.tasks.work()
        return reports[0]

    def held(self, story_id: str) -> Story:
        return self.asked(lambda shelf: shelf.library.story(story_id).story)

    def versions(self, story_id: str) -> list[str]:
        return self.asked(lambda shelf: [row.why for row in shelf.library.versions(story_id)])

    def asked(self, job: object) -> object:
        answers: list[object] = []
        self.workspace.ask(job, answers.append)  # type: ignore[arg-type]
        self.tasks.work()
        return answers[0]
