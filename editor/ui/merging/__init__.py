"""Two stories brought together: what to merge with, and what the sides disagree about."""
