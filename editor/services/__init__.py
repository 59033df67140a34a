"""What happens to stories: sessions, workspace, autosave, live results, exchange; no Qt, no SQL."""
