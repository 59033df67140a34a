"""Where the fields of a house stand in its editor, for who looks for one by name."""

from __future__ import annotations

from collections.abc import Mapping

from editor.model.translation import N_

HOUSE_FIELDS: Mapping[str, tuple[str, ...]] = {
    N_("House"): (
        N_("Source &tag"),
        N_("&Lead-in"),
        N_("&Copyright notice"),
        N_("&Usage terms"),
        N_("&Byline"),
        N_("Lan&guage"),
        N_("Time &zone"),
    ),
    N_("Form"): (N_("Always shown"), N_("Limits")),
    N_("Press text and export"): (
        N_("Mark of a key &point"),
        N_("Formats that Export offers first"),
    ),
    N_("Page"): (N_("Page &template"), N_("Style of your own")),
}
"""The labels of fields and headings by the tab they stand in; both are shown with `_`."""
