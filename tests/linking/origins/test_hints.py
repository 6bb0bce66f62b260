"""Who has it from whom: copies, links, credits, words in a row, slips. Two interviews, joined only by the hint."""

from datetime import date

import pytest

from claims.models import Citation, CopyLink
from tests.factories import a_claim
from tests.linking.origins.telling import evidence, settled, tell

pytestmark = pytest.mark.django_db

LATER = date(2025, 3, 6)


@pytest.fixture
def claim():
    """Told by nobody named: then each outlet that does not pass it on is an origin."""
    claim = a_claim("The firm copied the scans.")
    claim.speaker = None
    return claim


def pair(claim, first="People familiar with it said that {}.", second="Insiders say that {}.", **fields):
    return tell(claim, "The Daily", first, **fields), tell(claim, "The Weekly", second, LATER, **fields)


def test_without_a_hint_there_are_two(claim):
    pair(claim)
    assert settled(claim) == [{"The Daily"}, {"The Weekly"}]


@pytest.mark.parametrize("kind", ["copy", "rewrite", "translation"])
def test_a_copy_has_its_source_s_origin(claim, kind):
    source, copy = pair(claim)
    words = {"longest_run": {"n_words": 34, "words": "the firm copied"}}
    CopyLink.objects.create(article=copy.article, original=source.article, kind=kind, evidence=words)
    if kind == "copy":
        assert settled(claim) == [{"The Daily", "The Weekly"}]
        found = evidence(copy)
        assert (found["kind"], found["source"], found["n_words"]) == ("copy", source.pk, 34)
    else:
        assert settled(claim) == [{"The Daily"}, {"The Weekly"}], "each says that it heard it itself"


def test_a_rewrite_that_says_nothing_else_has_its_source_s_origin():
    claim = a_claim("The firm copied the scans.")
    source = tell(claim, "The Daily", "OpenAI told The Daily that {}.")
    tell(claim, "The Monthly", "OpenAI testified that {}.", LATER)
    copy = tell(claim, "The Weekly", "OpenAI said that {}.", LATER)
    CopyLink.objects.create(article=copy.article, original=source.article, kind="rewrite")
    assert settled(claim) == [{"The Daily", "The Weekly"}, {"The Monthly"}]
    assert evidence(copy)["kind"] == "rewrite"


def test_a_copy_that_an_editor_refused_is_none(claim):
    source, copy = pair(claim)
    CopyLink.objects.create(article=copy.article, original=source.article, kind="copy", status="rejected")
    assert len(settled(claim)) == 2


def test_copies_in_a_ring_have_one_origin_and_the_earliest_leads(claim):
    told = [tell(claim, f"Outlet {n}", "Insiders say that {}.", date(2025, 3, 9 - n), key=str(n)) for n in range(3)]
    for one, other in zip(told, told[1:] + told[:1], strict=True):
        CopyLink.objects.create(article=one.article, original=other.article, kind="copy")
    assert settled(claim) == [{"Outlet 0", "Outlet 1", "Outlet 2"}]
    assert evidence(told[2])["kind"] == "leads"


def test_the_same_text_needs_no_other_sign(claim):
    source, copy = pair(claim, "People told this newspaper that {}.", "People told this newspaper that {}.")
    assert settled(claim) == [{"The Daily", "The Weekly"}]
    assert evidence(copy)["kind"] == "same_text"


def test_whom_it_came_by(claim):
    tell(claim, "The Daily", "People familiar with it told us that {}.")
    passed_on = tell(claim, "The Weekly", "The Daily reported that {}.", LATER, via=("The Daily",))
    assert settled(claim) == [{"The Daily", "The Weekly"}]
    assert evidence(passed_on)["kind"] == "cites"


def silent_after(second: str):
    """A claim told to The Daily, then at a hearing, and then by The Weekly in these words."""
    claim = a_claim("The firm copied the scans.")
    source = tell(claim, "The Daily", "OpenAI told The Daily that {}.")
    tell(claim, "The Monthly", "OpenAI testified that {}.", date(2025, 3, 5))
    return claim, source, tell(claim, "The Weekly", second, LATER)


def test_a_credit_line():
    claim, _, copy = silent_after("OpenAI said that {} (source: The Daily).")
    assert {"The Daily", "The Weekly"} in settled(claim)
    assert evidence(copy)["kind"] == "credit"
    assert "source: The Daily" in evidence(copy)["words"]


def test_a_link_to_an_article_that_we_hold():
    claim, source, copy = silent_after("OpenAI said that {}.")
    assert {"The Daily", "The Weekly"} not in settled(claim)
    Citation.objects.create(snapshot=copy.first_snapshot, words="a report", article=source.article)
    assert {"The Daily", "The Weekly"} in settled(claim)
    assert (evidence(copy)["kind"], evidence(copy)["words"]) == ("link", "a report")


def test_many_words_in_a_row(claim):
    row = "which had been bought from a dealer in a village and then deleted"
    source, copy = (
        tell(claim, outlet, words + f", {row}.", day)
        for outlet, words, day in (("The Daily", "People said that {}", None), ("The Weekly", "So {}", LATER))
    )
    claim.appearances.update(cue_class="speech")
    settled(claim)
    assert evidence(copy)["kind"] in ("run", "leads")


def test_the_same_quotation_within_days_is_one_occasion_and_months_later_it_is_not():
    quoted = "“We have never had anything to do with these scans.”"
    claim = a_claim("The firm copied the scans.")
    tell(claim, "The Daily", "OpenAI said in a statement: {}", content=quoted)
    told = tell(claim, "The Weekly", "OpenAI wrote on X: {}", LATER, content=quoted)
    tell(claim, "The Monthly", "OpenAI wrote in a letter: {}", date(2025, 8, 1), content=quoted)
    assert settled(claim) == [{"The Daily", "The Weekly"}, {"The Monthly"}]
    assert evidence(told)["kind"] == "quote"


def test_a_name_misspelt_alike_is_handed_on():
    claim = a_claim("The firm copied the scans.")
    tell(claim, "The Daily", "Odile Marchetti told The Daily that {}.")
    tell(claim, "The Weekly", "OpenAI’s Odile Marchetty says that {}.", LATER)
    tell(claim, "The Monthly", "OpenAI testified that {}.", date(2025, 3, 8))
    copy = tell(claim, "The Attic", "{}, or so a Ms Marchetty says.", date(2025, 3, 9))
    assert {"The Attic", "The Daily", "The Weekly"} in settled(claim)
    assert {key: evidence(copy)[key] for key in ("kind", "words", "usual")} == {
        "kind": "slip",
        "words": "Marchetty",
        "usual": "Marchetti",
    }


def test_a_wrong_figure_is_handed_on():
    claim = a_claim("The firm used 24,000 accounts.")
    tell(claim, "The Daily", "OpenAI told The Daily that {}.", content="24,000 accounts were used")
    tell(claim, "The Weekly", "OpenAI says that {}.", LATER, content="2,400 accounts were used")
    tell(claim, "The Monthly", "OpenAI testified that {}.", date(2025, 3, 8), content="24,000 accounts were used")
    copy = tell(claim, "The Attic", "OpenAI says that {}.", date(2025, 3, 9), content="it used 2,400 accounts")
    assert {"The Attic", "The Daily", "The Weekly"} in settled(claim)
    assert (evidence(copy)["kind"], evidence(copy)["words"]) == ("slip", "2400")
