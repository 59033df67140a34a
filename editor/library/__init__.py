"""The library: every story of one desk in SQLite, and the journals of open ones."""
