"""Pictures for tests: small, made on the spot, whole or broken in a way that is named."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

PLACE = 0x8825
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 photoshop:Credit="Harbour Pictures">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{caption}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Ada Moss</rdf:li></rdf:Seq></dc:creator>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Lambs on grass</rdf:li>
</rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def drawn(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """A picture of a sky that darkens downwards, bright at its upper left corner."""
    sky = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_180).resize((width, height))
    image = Image.merge("RGB", (sky, sky.point(lambda value: value // 2), sky))
    image.paste((250, 250, 240), (0, 0, max(1, width // 4), max(1, height // 4)))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as a file of a kind that Pillow names."""
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def opened(data: bytes) -> Image.Image:
    """A picture of a file's bytes, unpacked."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera writes: which way is up, who made it, and where it was."""
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010F] = "SECRET CAMERA"
    place = told.get_ifd(PLACE)
    place[1], place[2] = "N", (51.0, 30.0, 0.0)
    return told


def photograph(width: int = 60, height: int = 40, orientation: int = 1) -> bytes:
    """A JPEG as it comes from a camera."""
    return saved(drawn(width, height), "JPEG", exif=exif(orientation), comment=b"SECRET NOTE")


def jpeg_with(marker: int, payload: bytes) -> bytes:
    """A JPEG with a segment of somebody's own behind its start."""
    plain = saved(drawn(), "JPEG")
    segment = struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload
    return plain[:2] + segment + plain[2:]


def iptc(*fields: tuple[int, bytes], utf8: bool = True) -> bytes:
    """An IPTC-IIM record in the frame that Photoshop puts around it."""
    records = [(1, 90, b"\x1b%G")] if utf8 else []
    records += [(2, number, value) for number, value in fields]
    data = b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
        for record, number, value in records
    )
    frame = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    return jpeg_with(0xED, b"Photoshop 3.0\0" + frame)


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it unpacks to a picture of this size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data
