"""The images that come with stories from outside: taken in as if each came by itself."""

from __future__ import annotations

from dataclasses import replace

from editor.model.errors import UnreadableImage
from editor.model.figures.images import Image
from editor.model.parcel import Parcel
from editor.model.translation import _


def with_images(parcel: Parcel) -> Parcel:
    """A parcel with the images of its figures taken in; what is refused is said in its notes.

    - A figure whose image is refused keeps its words, and waits for another image.
    - One whose image the file does not have stays as it is: the library may have it.
    """
    taken: dict[str, Image | None] = {}
    notes = list(parcel.notes)
    figures = []
    for number, figure in enumerate(parcel.story.figures, 1):
        digest = figure.digest
        if digest and digest not in taken:
            try:
                data = parcel.figure(digest)
            except KeyError:
                figures.append(figure)
                continue
            taken[digest] = _taken(data, number, notes)
        image = taken.get(digest)
        figures.append(replace(figure, digest=image.digest if image else "") if digest else figure)
    if not taken:
        return parcel
    images = {image.digest: image for image in taken.values() if image is not None}
    return replace(
        parcel,
        story=replace(parcel.story, figures=tuple(figures)),
        figure=lambda digest: images[digest].original.data,
        picture=lambda digest: images[digest].web if digest in images else None,
        images=tuple(images.values()),
        notes=tuple(notes),
    )


def _taken(data: bytes, number: int, notes: list[str]) -> Image | None:
    from editor.services.imaging.taking import take_in

    try:
        return take_in(data, _("The image of figure {number}").format(number=number)).image
    except UnreadableImage as error:
        notes.append(str(error))
        return None
