"""Folders, files, locks, logs and discovery: the operating system as the rest sees it.

Whatever goes wrong here is an OSError; the callers make a sentence for the person of it.
"""
