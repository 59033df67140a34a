"""Preferences: every choice of the table as a row that counts at once."""
