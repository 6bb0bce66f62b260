import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.exports.cells import write_rows
from claims.text.formulas import made_safe, restored


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@cmd", "\tx", "\rx", "'=1", "''=1"])
def test_no_cell_is_a_formula_and_each_comes_back(cell):
    assert made_safe(cell) == f"'{cell}"
    assert restored(made_safe(cell)) == cell


@pytest.mark.parametrize("cell", ["", "OpenAI", "'quoted'", "a=b", "2025-01-30"])
def test_what_is_no_formula_stays_as_it_is(cell):
    assert made_safe(cell) == restored(cell) == cell


@given(st.text())
def test_any_cell_comes_back(cell):
    assert restored(made_safe(cell)) == cell
    assert not made_safe(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=2))
def test_rows_are_read_as_they_were_written(row):
    (read,) = csv.reader(io.StringIO(write_rows([row]), newline=""))
    assert [restored(cell) for cell in read] == row
