"""Rows of a list moved up or down by a button of their form, as it was typed: what a page without a script needs."""

from collections.abc import Mapping

from claims.forms.links import LAST, MOST

Row = dict[str, str]

_BY = {"up": -1, "down": 1}


def moved(sent: Mapping[str, str]) -> dict[str, str]:
    """What was sent, with the row that ``move`` names ("chain-2-up") before or behind its neighbour; whatever else it
    says changes nothing."""
    prefix, number, way = (sent.get("move", "").split("-") + ["", ""])[:3]
    data = dict(sent.items())
    rows = _rows(data, prefix)
    if way not in _BY or not (number.isdecimal() and len(number) < 4) or int(number) >= len(rows):
        return data
    wanted = rows[int(number)]
    rows.sort(key=_place)
    at = rows.index(wanted)
    to = at + _BY[way]
    if 0 <= to < len(rows) and rows[to].get("name"):
        rows[at], rows[to] = rows[to], rows[at]
    return data | _numbered(rows, prefix)


def _rows(data: Mapping[str, str], prefix: str) -> list[Row]:
    """The fields of each row, which are taken out of nothing: two rows that say the same are two."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    n_rows = min(int(total), MOST) if total.isascii() and total.isdecimal() and len(total) < 4 else 0
    starts = [f"{prefix}-{n}-" for n in range(n_rows)]
    return [
        {"": start} | {name.removeprefix(start): value for name, value in data.items() if name.startswith(start)}
        for start in starts
    ]


def _place(row: Row) -> tuple[bool, int]:
    order = row.get("ORDER", "")
    return not row.get("name"), int(order) if order.isdecimal() and len(order) < 7 else LAST


def _numbered(rows: list[Row], prefix: str) -> dict[str, str]:
    """The rows in their order, with numbers for those that name somebody. A box without a tick is empty."""
    data = {}
    for n, row in enumerate(rows):
        fields = {"DELETE": "", **row, "ORDER": str(n + 1) if row.get("name") else ""}
        data |= {f"{prefix}-{n}-{name}": value for name, value in fields.items() if name}
    return data
