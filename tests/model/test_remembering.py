"""Results are remembered as long as they are asked for."""

from editor.model.remembering import MOST, ROUND, Remembered, note_rendering


class Doubling:
    """Doubles, and counts how often it had to."""

    def __init__(self) -> None:
        self.calls = 0
        self.remembered = Remembered(self._double)

    def _double(self, number: int) -> int:
        self.calls += 1
        return number * 2


def test_what_was_asked_is_not_worked_out_again() -> None:
    doubling = Doubling()
    assert [doubling.remembered(21) for _ in range(3)] == [42, 42, 42]
    assert doubling.calls == 1


def test_what_is_asked_every_round_is_never_forgotten() -> None:
    doubling = Doubling()
    for _ in range(5):
        doubling.remembered(21)
        doubling.remembered.begin_round()
    assert doubling.calls == 1


def test_what_was_not_asked_for_a_whole_round_is_forgotten() -> None:
    doubling = Doubling()
    doubling.remembered(21)
    doubling.remembered.begin_round()
    doubling.remembered.begin_round()
    assert doubling.remembered(21) == 42
    assert doubling.calls == 2


def test_a_round_begins_after_so_many_renderings() -> None:
    doubling = Doubling()
    doubling.remembered(21)
    for _ in range(2 * ROUND):
        note_rendering()
    doubling.remembered(21)
    assert doubling.calls == 2


def test_without_renderings_no_more_is_remembered_than_two_rounds_hold() -> None:
    doubling = Doubling()
    for number in range(2 * MOST + 1):
        doubling.remembered(number)
    doubling.remembered(0)
    assert doubling.calls == 2 * MOST + 2
