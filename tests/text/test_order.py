import pytest

from claims.text.order import out_of_order


@pytest.mark.parametrize(
    "new_places,moved",
    [
        ([], 0),
        ([5], 0),
        ([10, 20, 30], 0),
        ([20, 10], 1),
        ([30, 10, 20], 1),
        ([10, 40, 20, 30], 1),
        ([40, 30, 20, 10], 3),
        ([10, 10, 10], 0),
    ],
)
def test_as_few_as_possible_have_moved(new_places, moved):
    assert len(out_of_order(list(enumerate(new_places)))) == moved


def test_names_the_one_that_moved():
    assert out_of_order([(0, 100), (10, 20), (20, 30), (30, 40)]) == {0}
