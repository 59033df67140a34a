"""Proof mode: a ruler line by line through the story, each line ticked, the coverage kept."""
