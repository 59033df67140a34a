"""What a build says of itself."""

from __future__ import annotations

import json
from datetime import date

from editor import __version__
from editor.model.codec import story_to_json
from editor.services.exchange import Exchange
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
        "page": len(exchange.write_parcels((parcel,), "html")) > len(sample),
    }
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return 0 if found["same"] and found["page"] else 1
