"""What a build says of itself."""

from __future__ import annotations

import json
from datetime import date

from editor import __version__
from editor.model.codec import story_to_json
from editor.services.exchange import Exchange
from editor.services.spellcheck.apart import SpellerApart
from editor.system.paths import package_file, resource


def self_test() -> int:
    """Say what this build finds of itself; the frozen build must find what the source tree does."""
    from editor.library.migrating import known_migrations

    exchange = Exchange(date.today)
    sample = resource("samples", "storm_barrier.txt").read_bytes()
    (parcel,) = exchange.read(sample, "storm_barrier.txt")
    found = {
        "version": __version__,
        "formats": [row.name for row in exchange.formats()],
        "migrations": [each.number for each in known_migrations()],
        "pages": sorted(path.name for path in resource("pages").rglob("*") if path.is_file()),
        "icons": package_file("qtawesome", "fonts/phosphor-*.ttf").name,
        "sample": story_to_json(parcel.story),
        "same": exchange.write_parcels((parcel,), "press") == sample,
        "spelling": _misspelt("the goverment said"),
        "page": len(exchange.write_parcels((parcel,), "html")) > len(sample),
    }
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return 0 if found["same"] and found["page"] and found["spelling"] else 1


def _misspelt(text: str) -> list[str]:
    """What the dictionary that every build carries does not know, asked in a process of its own."""
    dictionary = package_file("hunspell", "dictionaries/en_US.dic").with_suffix("")
    words = text.split()
    speller = SpellerApart()
    try:
        found = speller.check(dictionary, "en-US", words)
    finally:
        speller.close()
    return [word for word, spans in zip(words, found, strict=True) if spans]
