"""What the window is given to work with."""

from __future__ import annotations

from dataclasses import dataclass

from editor.services.backups import Backups
from editor.services.checking import Checking
from editor.services.exchange import Exchange
from editor.services.live import Live
from editor.services.merging import Merging
from editor.services.mirror import Mirror
from editor.services.settings import Settings
from editor.services.tasks import Tasks
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
