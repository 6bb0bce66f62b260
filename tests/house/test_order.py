"""The order in which the tests run leaves none of them out."""

from pathlib import Path
from types import SimpleNamespace

from tests.conftest import _spread_waiting


def item(name: str, path: str, *, waits: bool = False) -> SimpleNamespace:
    """A test of that file as pytest collects it, as far as its order asks for more."""
    return SimpleNamespace(
        name=name,
        path=Path(path),
        fixturenames=[],
        get_closest_marker=lambda marker: marker == "waits" and waits or None,
    )


def test_a_file_whose_tests_stand_in_several_places_keeps_them_all():
    items = [item("1", "a"), item("2", "b"), item("3", "a"), item("4", "w", waits=True), item("5", "c")]
    _spread_waiting(items)
    assert [each.name for each in items] == ["4", "1", "2", "3", "5"]


def test_those_that_wait_stand_apart():
    plain = [item(f"plain {number}", str(number)) for number in range(4)]
    items = [*plain, item("first", "v", waits=True), item("second", "w", waits=True)]
    _spread_waiting(items)
    assert [each.name for each in items] == ["first", "plain 0", "second", "plain 1", "plain 2", "plain 3"]
