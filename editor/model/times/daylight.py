"""Days on which clocks are changed: hours that do not exist, and hours that come twice."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from editor.model.times.unclear import Unclear
from editor.model.times.zones import offset_text, zone_label
from editor.model.translation import _


def placed(local: datetime, zone: tzinfo) -> tuple[datetime, str]:
    """A time on the clock of a zone, and a sentence where it may be two: the first is meant.

    Raises Unclear where clocks go forward over it.
    """
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    before, after = first.utcoffset() or timedelta(), second.utcoffset() or timedelta()
    if before < after:
        raise Unclear(
            _("There is no {time} on that day: clocks go forward over it.").format(
                time=f"{local:%H:%M}"
            )
        )
    if before == after:
        return first, ""
    return first, _("This time comes twice that night; for the second one add {zone}.").format(
        zone=zone_label(second) if zone_label(second) != zone_label(first) else offset_text(after)
    )
