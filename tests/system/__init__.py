"""Tests of folders, files, locks, logs and discovery."""
