"""All suites, in the order in which they are run."""

from tests.crash import (
    clocks,
    flips,
    full_disks,
    hammering,
    kills,
    long_session,
    migrations,
    places,
    power_cuts,
)
from tests.crash.suite import Suite

SUITES: tuple[Suite, ...] = (
    kills.SUITE,
    *full_disks.SUITES,
    places.SUITE,
    flips.SUITE,
    hammering.SUITE,
    power_cuts.SUITE,
    clocks.SUITE,
    migrations.SUITE,
    long_session.SUITE,
)
