"""What pages show of a telling, as markup."""

import pytest

from claims.templatetags.tellings import lit_by_part, sure
from claims.text.highlight import Segment


def test_the_content_is_lit_up_and_more_softly_who_said_it():
    pieces = [
        Segment("“Data <went>,” ", ("content", "cue")),
        Segment("the firm ", ("source",)),
        Segment("said & left.", ()),
    ]
    assert lit_by_part(pieces) == (
        '<mark>“Data &lt;went&gt;,” </mark><mark class="lighter">the firm </mark>said &amp; left.'
    )


@pytest.mark.parametrize("share,words", [(1, "1.00"), (0.875, "0.88"), (0.8, "0.80"), (0, "0.00")])
def test_how_sure_has_two_digits(share, words):
    assert sure(share) == words
