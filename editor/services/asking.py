"""How services ask the library for something, whoever runs it for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from editor.model.errors import LibraryError
from editor.model.translation import _

if TYPE_CHECKING:
    from editor.services.shelf import Shelf

Result = TypeVar("Result")


class Asking(Protocol):
    """Runs a job on the library once the open story is kept, as `Workspace.ask` does."""

    def __call__(
        self,
        job: Callable[[Shelf], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        changes_list: bool = False,
    ) -> None:
        """Run `job`, then `done` with its result, or `failed`."""
        ...


def no_library() -> LibraryError:
    """What is said where there is no library to ask, or none any more."""
    return LibraryError(_("There is no library to keep this in."), _("Nothing was changed."))
