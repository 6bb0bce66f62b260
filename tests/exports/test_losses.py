"""The table of what each format loses holds, and can tell a loss."""

from dataclasses import replace

from tests.exports.golden import golden_list
from tests.exports.losses import FIELDS, TABLE, fate, table
from tests.exports.taken_apart import read_csv


def test_the_table_that_is_checked_in_holds():
    made = table(golden_list())
    assert TABLE.read_text() == made, "formats changed: run python -m tests.exports.losses and look at the difference"


def test_twelve_claims_in_which_every_field_has_a_value():
    listed = golden_list()
    assert len(listed.claims) == 12
    for name, values in FIELDS.items():
        assert all(spelled for claim in listed.claims for each in values(claim) for spelled in each), name
        assert any(values(claim) for claim in listed.claims), name


def test_it_tells_what_is_kept_and_what_is_not():
    listed = golden_list()
    parts = read_csv(listed)
    assert fate(listed, FIELDS["wording"], parts) == "kept"
    short = {number: [cell[:20] for cell in cells] for number, cells in parts.items()}
    assert fate(listed, FIELDS["wording"], short) == "lost"
    sentences = {number: [f"It says: {' '.join(cells)}"] for number, cells in parts.items()}
    assert fate(listed, FIELDS["speaker"], sentences) == "reduced"
    half = replace(listed, claims=listed.claims[:2])
    some = {700: parts[700], 701: []}
    assert fate(half, FIELDS["wording"], some) == "reduced"
