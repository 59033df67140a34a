"""Houses of a library: kept, changed in place, removed where no story needs them."""

from editor.library.library import Library
from editor.model.house import FIRST_HOUSE, House
from editor.model.story import Story

QUAI = House('qu"ai', name="Le Quai")


def test_a_house_that_no_story_needs_goes(library: Library) -> None:
    library.keep_house(QUAI)
    assert library.remove_house(QUAI.id) == 0
    assert library.houses() == (FIRST_HOUSE,)


def test_a_house_stays_while_a_story_is_written_for_it(library: Library) -> None:
    library.keep_house(QUAI)
    library.keep(Story("a", house=QUAI.id), revision=0, number=0)
    library.keep(Story("b", house=QUAI.id), revision=0, number=0)
    library.keep(Story("c", house="qu", headline='"house":"qu"'), revision=0, number=0)
    library.bin(("b",))
    assert library.remove_house(QUAI.id) == 2
    assert QUAI in library.houses()
    library.purge(("b",))
    assert library.remove_house(QUAI.id) == 1


def test_after_one_went_new_ones_come_last(library: Library) -> None:
    houses = tuple(House(each) for each in "abc")
    for house in houses:
        library.keep_house(house)
    library.remove_house("a")
    library.keep_house(House("d"))
    assert [house.id for house in library.houses()] == [FIRST_HOUSE.id, "b", "c", "d"]
    library.keep_house(House("b", name="B"))
    assert [house.id for house in library.houses()] == [FIRST_HOUSE.id, "b", "c", "d"]
