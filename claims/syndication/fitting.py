"""A page that must not be larger than so many bytes, whatever it shows."""

from collections.abc import Callable

MOST_BYTES = 30_000


def fit(render: Callable[[int], str], n_rows: int) -> bytes:
    """The page that ``render`` makes with the first so many rows: with all of them, or as many as there is room for.

    A page with one row, or none, is given as it is.
    """
    page = render(n_rows).encode()
    while len(page) >= MOST_BYTES and n_rows > 1:
        n_rows = max(1, min(n_rows - 1, n_rows * MOST_BYTES // len(page)))
        page = render(n_rows).encode()
    return page
