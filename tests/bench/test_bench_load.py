"""``bench load``: who asks for what, and its lines of the table."""

import threading
from collections import Counter

import pytest

from tests.bench import bench_load
from tests.bench.crowd import Tally, at_once, read, review
from tests.bench.measuring import Options


class Visitor:
    """Remembers what was asked for, and says when it is enough."""

    def __init__(self, n: int, page: str = ""):
        self.asked, self._n, self._page, self.over = [], n, page, threading.Event()

    def ask(self, path: str, fields: dict | None = None) -> str:
        self.asked.append((path, fields))
        if len(self.asked) == self._n:
            self.over.set()
        return self._page


def test_readers_open_the_first_page_most_often():
    visitor = Visitor(3000)
    read(visitor, [f"/{n}" for n in range(1, 101)], visitor.over, seed=1)
    times = Counter(path for path, _ in visitor.asked)
    assert 1.6 < times["/1"] / times["/2"] < 2.5
    assert times["/1"] > 5 * times["/10"]


def test_editors_decide_on_what_they_were_shown_and_ask_for_the_queue_where_nothing_was():
    visitor = Visitor(3, '<form action="/desk/review/7/"><input name="version" value="ab12">')
    review(visitor, visitor.over)
    assert visitor.asked == [
        ("/desk/review/", None),
        ("/desk/review/7/", {"deed": "reject", "common": "cut", "version": "ab12"}),
        ("/desk/review/7/", {"deed": "skip", "version": "ab12"}),
    ]


def test_it_ends_by_itself():
    over = threading.Event()
    assert list(at_once([over.wait], over, 0.05))[0] < 0.05


def test_what_went_wrong_is_told_with_where():
    tally = Tally()
    tally.note("/", 200, 1.0)
    tally.note("/x", 500, 2.0)
    tally.note("/claims/7/", 404, 3.0)
    assert tally.errors == ["/x: 500"]
    assert tally.n_refused == 1
    assert tally.milliseconds == [1.0, 2.0, 3.0]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_readers_and_editors_meet_no_error(django_db_blocker):
    first, second = bench_load.measure(Options(200, False, print), 5, 2)
    assert "0 errors" in first.case
    assert "0 errors" in second.case
