"""What the printer and PDF files get; the painting itself is the window's."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from editor.model.errors import NotKept
from editor.model.proofs.prints import Print, Proof
from editor.model.translation import _

if TYPE_CHECKING:
    from editor.model.figures.images import Sources
    from editor.model.house import House
    from editor.model.story import Story


def print_of(story: Story, house: House, images: Sources) -> Print:
    """The reader's page of a story; not for the UI thread."""
    from editor.render.proof import printed

    return printed(story, house, images)


def proof_of(story: Story, house: House) -> Proof:
    """A story's proof; not for the UI thread."""
    from editor.render.proof import proof

    return proof(story, house)


def finished_pdf(data: bytes, text: Print) -> bytes:
    """A PDF that says what it is: title, author and language. Raises NotKept if it is none.

    Neither the engine nor the painter writes all of that, and both write their own names.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        writer.metadata = None
        known = {"/Title": text.title, "/Author": text.author}
        writer.add_metadata({key: value for key, value in known.items() if value})
        catalog = writer.root_object
        catalog[NameObject("/Lang")] = TextStringObject(text.language)
        shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
        if text.direction == "rtl":
            shown[NameObject("/Direction")] = NameObject("/R2L")
        catalog[NameObject("/ViewerPreferences")] = shown
        made = io.BytesIO()
        writer.write(made)
    except (PyPdfError, ValueError) as error:
        raise NotKept(_("The PDF could not be made: what came of the page is none.")) from error
    return made.getvalue()
