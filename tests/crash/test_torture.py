"""A little of each suite. The whole run is `make torture`; NUTGRAF_TORTURE_ROUNDS asks for more."""

import os

import pytest

from tests.crash.suite import Suite, run_series
from tests.crash.suites import SUITES


@pytest.mark.parametrize("suite", SUITES, ids=[suite.name for suite in SUITES])
def test_no_promise_is_broken(suite: Suite) -> None:
    reason = suite.why_not()
    if reason:
        pytest.skip(reason)
    rounds = int(os.environ.get("NUTGRAF_TORTURE_ROUNDS", suite.few))
    done = run_series(suite, seed=1, rounds=rounds)
    assert not done.fault
    assert 0 < done.rounds <= rounds
