"""Where the repository's own files lie."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
EDITOR = REPOSITORY / "editor"
