"""Tests of the templates in the window."""
