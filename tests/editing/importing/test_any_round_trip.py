"""Whatever words, days and kinds a claim has: its tables come back as the same bytes."""

import calendar
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Appearance, ChainLink, Claim, days
from claims.terms import Certainty, CueClass, Directness, PartyKind, PublisherKind, Status
from claims.text.cleaning import clean_text
from tests.factories import a_dispute, a_party, a_placed_claim, a_publisher, a_user
from tests.imports import empty, exported, imported

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

_LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co"))
_WORDS = st.text(st.one_of(_LETTERS, st.sampled_from("=+-@\t'\";,\n|é😀→")), min_size=1, max_size=40)
WORDINGS = _WORDS.map(clean_text).filter(bool)
NAMES = st.text(_LETTERS, min_size=1, max_size=20).map(lambda name: " ".join(name.split())).filter(bool)


@st.composite
def clocks(draw):
    """A clock with its reason: a day, a month, a season, a range, or open on one side."""
    year, month = draw(st.integers(1990, 2030)), draw(st.integers(1, 12))
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    why = draw(st.sampled_from([{}, {"words": "last “fall”", "rule": "season"}, {"entered": True, "words": "x"}]))
    kind = draw(st.sampled_from(["day", "month", "season", "range", "from", "until"]))
    ends = {"day": (first, first), "range": (first, date(year + 1, 2, 3)), "from": (first, None), "until": (None, last)}
    return days(*ends.get(kind, (first, last))), {**why, **({"edtf": f"{year}-23"} if kind == "season" else {})}


@st.composite
def tellings(draw):
    (happened, happened_why), (said, said_why) = draw(clocks()), draw(clocks())
    return {
        "happened": happened,
        "happened_why": happened_why,
        "said": said,
        "said_why": said_why,
        "certainty": draw(st.sampled_from(Certainty)),
        "directness": draw(st.sampled_from(Directness)),
        "negated": draw(st.booleans()),
        "cue_class": draw(st.sampled_from(CueClass)),
        "cue_words": draw(NAMES),
        "source_words": draw(WORDINGS),
    }


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_same_bytes(data):
    draw = data.draw
    empty()
    editor, dispute = a_user(), a_dispute(slug=f"data-{Claim.objects.count()}-{a_user().pk}")
    for n in range(draw(st.integers(1, 3))):
        name = draw(NAMES)
        claim = a_placed_claim(
            dispute,
            draw(WORDINGS),
            draw(st.sampled_from([Status.ACCEPTED, Status.SUGGESTED])),
            speaker=a_party(name, draw(st.sampled_from(PartyKind)), slug=f"party-{n}-{len(name)}"),
            publisher=a_publisher(draw(NAMES), draw(st.sampled_from(PublisherKind)), slug=f"outlet-{n}"),
            published_on=draw(st.dates(date(2000, 1, 1), date(2030, 1, 1))),
            appearance=draw(tellings()),
        )
        if draw(st.booleans()):
            Appearance.objects.filter(claim=claim).update(speaker=None, run=None)
            Claim.objects.filter(pk=claim.pk).update(speaker=None)
            links = ChainLink.objects.filter(appearance__claim=claim, position=0)
            links.update(party=None, unnamed=draw(NAMES), unnamed_reason=draw(NAMES))
    tables = exported(None, dispute.slug)
    empty()
    outcome = imported(editor, *tables, slug=dispute.slug)
    assert (outcome.problems, outcome.left_out) == ([], [])
    assert exported(None, dispute.slug) == tables
