"""Origins as they are stored: their roots, the same in any order and time after time, and none without tellings."""

from datetime import date
from itertools import permutations

import pytest

from claims.linking.origins import settle_origins
from claims.models import Document, Origin
from claims.terms import Status
from tests.factories import a_claim, a_party
from tests.linking.origins.telling import evidence, settled, tell

pytestmark = pytest.mark.django_db

TOLD = {
    "The Daily": ("OpenAI said in a statement that {}.", date(2025, 3, 4)),
    "The Weekly": ("OpenAI told The Weekly that {}.", date(2025, 3, 5)),
    "The Monthly": ("OpenAI says that {}.", date(2025, 3, 6)),
    "The Attic": ("OpenAI, source: The Daily, says that {}.", date(2025, 3, 7)),
}


def root(told) -> str:
    told.refresh_from_db()
    return told.origin.label


def test_the_innermost_outlet_is_the_root():
    claim = a_claim()
    told = tell(claim, "The Star", "It said {}.", via=("Bloomberg", "Reuters"))
    settled(claim)
    assert root(told) == "Bloomberg"


def test_a_document_is_the_root():
    claim = a_claim(speaker=a_party("Getty Images"))
    told = tell(claim, "The Star", "It says {}.", via=("Reuters",), medium="complaint")
    paper = Document.objects.create(kind="filing", title="Getty: complaint", slug="c", party=claim.speaker)
    told.chain.filter(position=1).update(position=3)
    told.chain.filter(position=2).update(position=4)
    told.chain.create(position=1, document=paper, how="filed")
    settled(claim)
    assert root(told) == "Getty: complaint"


def test_a_speaker_s_own_word_is_the_root():
    claim = a_claim(speaker=a_party("OpenAI"))
    told = tell(claim, "The Star", "OpenAI said {}.")
    settled(claim)
    assert root(told) == "OpenAI"


def test_what_an_outlet_heard_has_its_root_there():
    claim = a_claim()
    told = tell(claim, "The Star", "OpenAI told us that {}.")
    settled(claim)
    assert root(told) == "The Star"
    assert evidence(told) | {"appearance": 0, "article": 0} == {
        "kind": "leads",
        "appearance": 0,
        "article": 0,
        "words": "told us",
        "forums": ["interview"],
        "heard_by": "The Star",
    }


def test_unnamed_people_are_only_as_good_as_who_vouches_for_them():
    claim = a_claim()
    claim.speaker = None
    told = tell(claim, "The Star", "People said {}.")
    settled(claim)
    assert root(told) == "The Star"


def test_the_same_in_whatever_order_they_came():
    found = []
    for order in list(permutations(TOLD))[::5]:
        claim = a_claim()
        for outlet in order:
            tell(claim, outlet, TOLD[outlet][0], TOLD[outlet][1], key=f"{outlet} {claim.pk}")
            settle_origins({claim.pk})
        origins = Origin.objects.filter(claim=claim).order_by("key")
        found.append([(origin.key, origin.label, len(origin.evidence)) for origin in origins])
        assert settled(claim) == [{"The Attic", "The Daily"}, {"The Monthly", "The Weekly"}]
    assert all(each == found[0] for each in found)


def test_doing_it_again_writes_nothing(django_assert_num_queries):
    claim = a_claim()
    for outlet, (words, day) in TOLD.items():
        tell(claim, outlet, words, day)
    settled(claim)
    before = list(Origin.objects.filter(claim=claim).values())
    with django_assert_num_queries(7):
        settle_origins({claim.pk})
    assert list(Origin.objects.filter(claim=claim).values()) == before


def test_two_occasions_with_one_root_have_two_keys():
    claim = a_claim(speaker=a_party("OpenAI"))
    tell(claim, "The Daily", "OpenAI said in a statement that {}.")
    tell(claim, "The Weekly", "OpenAI testified that {}.", date(2025, 6, 1))
    settled(claim)
    speaker = f"party:{claim.speaker_id}"
    assert set(claim.origins.values_list("key", flat=True)) == {speaker, f"{speaker}@2025-06-01"}


def test_rejected_tellings_make_no_origin():
    claim = a_claim()
    tell(claim, "The Daily", "OpenAI said in a statement that {}.")
    tell(claim, "The Weekly", "OpenAI testified that {}.", status=Status.REJECTED)
    assert len(settled(claim)) == 1


def test_a_telling_without_a_day_or_a_chain_is_no_trouble():
    claim = a_claim()
    tell(claim, "The Daily", "OpenAI said in a statement that {}.", None)
    tell(claim, "The Weekly", "OpenAI says that {}.", None).chain.all().delete()
    assert settled(claim) == [{"The Daily", "The Weekly"}]
