"""Who tells a claim: unnamed people by what they are called."""

import pytest

from claims.linking.tellers import called


@pytest.mark.parametrize(
    "described, word",
    [
        ("people familiar with the matter", "people"),
        ("its sources", "people"),
        ("they", "people"),
        ("one of the people", "people"),
        ("The people on the dock", "people"),
        ("two lawyers in the case", "lawyers"),
        ("a site coordinator in Ohio", "coordinator"),
        ("One of them, an engineer", "engineer"),
        ("", ""),
    ],
)
def test_what_unnamed_people_are_is_a_word(described, word):
    assert called(described) == word
