"""Tests of the mirror's folder."""
