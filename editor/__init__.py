"""Nutgraf: a desktop editor for news stories."""

__version__ = "0.1.0"
