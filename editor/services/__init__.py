"""What happens to stories: open ones, the workspace, autosave, live results, exchange; no Qt, no SQL."""
