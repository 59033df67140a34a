"""Identifiers of stories and of the items inside them."""

import secrets
import uuid
from collections.abc import Callable

Ids = Callable[[], str]
"""Gives a new identifier at each call; passed in, so that tests are exact."""


def random_story_id() -> str:
    """A new identifier for a story, unique everywhere."""
    return uuid.uuid4().hex


def random_item_id() -> str:
    """A new identifier for a key point, section or figure, unique within any one story."""
    return secrets.token_hex(6)
