"""Identifiers of stories and of the items inside them."""

import os
from collections.abc import Callable

Ids = Callable[[], str]
"""Gives a new identifier at each call; passed in, so that tests are exact."""


def random_story_id() -> str:
    """A new identifier for a story, unique everywhere."""
    return os.urandom(16).hex()


def random_item_id() -> str:
    """A new identifier for a key point, section or figure, unique within any one story."""
    return os.urandom(6).hex()
