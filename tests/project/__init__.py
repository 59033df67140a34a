"""Tests of the project itself: contracts, packaging, the wheel, the set-up."""
