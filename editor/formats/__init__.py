"""Formats: one file each, found by discovery; every file ends in `FORMAT = Format(…)`."""
