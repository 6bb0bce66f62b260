"""What of a telling its negation is about."""

import pytest

from claims.linking.denials import denies_something_else


@pytest.mark.parametrize(
    "negated, other, is_so",
    [
        ("The filters rinse old bottles and never touched the water", "the filters were for rinsing bottles", True),
        ("They built no engine. They took ours, painted it and sold it", "they took our engine and sold it", True),
        ("The filters never touched the water", "the filters touched the water", False),
        ("No engine was sold, the firm says", "an engine was sold", False),
        ("The engine was theirs", "the engine was ours", False),
        ("The bottles are old and were never rinsed", "old water", False),
    ],
)
def test_what_is_denied_is_not_always_what_the_other_states(negated, other, is_so):
    assert denies_something_else(negated, other) is is_so
