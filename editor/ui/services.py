"""What the window is given to work with."""

from __future__ import annotations

from dataclasses import dataclass

from editor.services.backups import Backups
from editor.services.checking import Checking
from editor.services.exchange import Exchange
from editor.services.figures import Figures
from editor.services.finding import Finding
from editor.services.live import Live
from editor.services.merging import Merging
from editor.services.mirror import Mirror
from editor.services.page_templates import PageTemplates
from editor.services.pasting import Pasting
from editor.services.ranking import Ranking
from editor.services.replacing import Replacing
from editor.services.settings import Settings
from editor.services.spelling import Spelling
from editor.services.tasks import Tasks
from editor.services.templates import Templates
from editor.services.versions import Versions
from editor.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one desk, made once by the composition root."""

    tasks: Tasks
    settings: Settings
    workspace: Workspace
    live: Live
    exchange: Exchange
    versions: Versions
    merging: Merging
    backups: Backups
    checking: Checking
    mirror: Mirror
    spelling: Spelling
    pasting: Pasting
    page_templates: PageTemplates
    templates: Templates
    figures: Figures
    finding: Finding
    replacing: Replacing
    ranking: Ranking

    def close(self) -> None:
        """Let go of what works beside the window, which was closed."""
        self.spelling.close()
        self.backups.close()
        self.checking.close()
