"""Tests of the house menu and editor."""
