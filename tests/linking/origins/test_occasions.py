"""On how many occasions a claim was said, by what its tellings say of where, when and to whom."""

from datetime import date

import pytest

from claims.terms import CueClass
from tests.factories import a_claim
from tests.linking.origins.telling import settled, tell

pytestmark = pytest.mark.django_db

MAY, JUNE = date(2025, 5, 20), date(2025, 6, 19)


@pytest.fixture
def claim():
    return a_claim("The firm copied the scans.")


def test_tellings_that_say_nothing_of_it_speak_of_one_occasion(claim):
    tell(claim, "The Daily", "OpenAI said that {}.")
    tell(claim, "The Weekly", "According to OpenAI, {}.", on=MAY)
    assert settled(claim) == [{"The Daily", "The Weekly"}]


@pytest.mark.parametrize(
    "first, second",
    [
        ("OpenAI said in a press release that {}.", "OpenAI testified that {}."),
        ("OpenAI said in a blog post that {}.", "OpenAI wrote in its motion that {}."),
        ("In its complaint OpenAI says that {}.", "In its motion OpenAI says that {}."),
        ("In its complaint OpenAI says that {}.", "In its amended complaint OpenAI says that {}."),
        ("OpenAI told The Daily that {}.", "OpenAI told The Weekly that {}."),
        ("OpenAI told us that {}.", "OpenAI told this newspaper that {}."),
        ("OpenAI said in a letter that {}.", "In an interview, OpenAI told us that {}."),
        ("A spokesman for OpenAI said that {}.", "OpenAI says in its particulars of claim that {}."),
        ("OpenAI told The Daily that {}.", "Outside the courtroom OpenAI said that {}."),
        ("OpenAI said at the Leipzig book fair that {}.", "OpenAI said in a statement that {}."),
    ],
)
def test_two_forums_papers_or_listeners_are_two_occasions(claim, first, second):
    tell(claim, "The Daily", first)
    tell(claim, "The Weekly", second)
    assert settled(claim) == [{"The Daily"}, {"The Weekly"}]


@pytest.mark.parametrize(
    "first, second",
    [
        ("OpenAI said in a press release that {}.", "OpenAI said in a statement that {}."),
        ("In its complaint OpenAI says that {}.", "OpenAI says in the lawsuit that {}."),
        ("In its complaint OpenAI says that {}.", "OpenAI says in court papers that {}."),
        ("In its motion OpenAI says that {}.", "OpenAI told the judge that {}."),
        ("In a statement to The Daily OpenAI said that {}.", "OpenAI said in a statement that {}."),
        ("OpenAI said in a press release that {}.", "OpenAI told investors that {}."),
        ("OpenAI said in a statement that {}.", "A spokeswoman for OpenAI said that {}."),
        ("OpenAI told The Daily that {}.", "A spokesperson for OpenAI said that {}."),
    ],
)
def test_what_may_be_one_occasion_is_one(claim, first, second):
    tell(claim, "The Daily", first)
    tell(claim, "The Weekly", second)
    assert settled(claim) == [{"The Daily", "The Weekly"}]


def test_the_medium_that_was_read_counts_more_than_the_words(claim):
    tell(claim, "The Daily", "As it said on its blog, OpenAI says that {}.", medium="motion")
    tell(claim, "The Weekly", "In its motion OpenAI says that {}.")
    assert len(settled(claim)) == 1


def test_the_sentence_before_tells_it_too_unless_somebody_else_speaks_there(claim):
    other = a_claim("They denied it.")
    spoken = tell(claim, "The Daily", "OpenAI went before a panel: it testified. There it said that {}.")
    tell(claim, "The Weekly", "OpenAI said in a statement that {}.")
    assert len(settled(claim)) == 2
    spoken.article.appearances.create(
        claim=other, first_snapshot=spoken.first_snapshot, content="it testified", directness="indirect", key="k"
    ).anchors.create(snapshot=spoken.first_snapshot, exact="it testified", start=29, end=41)
    assert len(settled(claim)) == 1


def test_words_for_the_next_claim_are_not_this_one_s(claim):
    text = "The suit is new, says OpenAI, which writes in a post that {}."
    told = tell(claim, "The Daily", text, content="it is old")
    an_other = tell(claim, "The Weekly", "OpenAI said in a statement that {}.")
    start = told.first_snapshot.text.index("The suit is new")
    told.article.appearances.create(
        claim=claim, first_snapshot=told.first_snapshot, content="The suit is new", directness="indirect", key="k"
    ).anchors.create(snapshot=told.first_snapshot, exact="The suit is new", start=start, end=start + 15)
    settled(claim)
    an_other.refresh_from_db()
    assert {one.content for one in an_other.origin.appearances.all()} == {"The suit is new", an_other.content}


def test_said_on_other_days_is_two_occasions(claim):
    tell(claim, "The Daily", "OpenAI said that {}.", said=date(2025, 3, 3))
    tell(claim, "The Weekly", "OpenAI said on Monday that {}.", on=JUNE, said=date(2025, 6, 16))
    assert len(settled(claim)) == 2


def test_as_it_said_in_march_has_the_earlier_occasion(claim):
    tell(claim, "The Daily", "OpenAI said that {}.", said=date(2025, 3, 3))
    tell(claim, "The Weekly", "OpenAI testified that {}.", on=MAY, said=MAY)
    tell(claim, "The Monthly", "In March OpenAI said that {}.", on=JUNE, said=date(2025, 3, 3))
    assert settled(claim) == [{"The Daily", "The Monthly"}, {"The Weekly"}]


def test_said_once_more_is_said_anew(claim):
    tell(claim, "The Daily", "OpenAI said in a statement that {}.")
    tell(claim, "The Weekly", "In a statement OpenAI reiterated that {}.", on=JUNE)
    assert len(settled(claim)) == 2


@pytest.mark.parametrize("where", ["in a statement", "in a letter", "at a rally"])
def test_what_is_said_to_be_printed_is_news(claim, where):
    tell(claim, "The Daily", f"OpenAI said {where} that {{}}.")
    tell(claim, "The Weekly", f"OpenAI said {where} that {{}}.", on=JUNE)
    assert len(settled(claim)) == 2


@pytest.mark.parametrize(
    "cue, via, origins",
    [
        ("said", (), 2),
        ("says", (), 1),
        ("according to", (), 1),
        ("said", ("The Daily",), 1),
        ("argued", (), 1),
        ("alleged", (), 1),
    ],
)
def test_what_is_only_told_in_the_past_tense_is_news(claim, cue, via, origins):
    tell(claim, "The Daily", "OpenAI says that {}.")
    tell(claim, "The Weekly", f"OpenAI {cue} {{}}.", on=JUNE, cue_words=cue, cue_class=CueClass.SPEECH, via=via)
    assert len(settled(claim)) == origins


def test_what_an_outlet_heard_at_a_fair_it_heard_itself(claim):
    tell(claim, "The Daily", "At the book fair, OpenAI told us that {}.")
    tell(claim, "The Weekly", "OpenAI told The Weekly that {}.")
    assert settled(claim) == [{"The Daily"}, {"The Weekly"}]


@pytest.mark.parametrize("tense", ["has said", "has always said", "had said"])
def test_what_looks_back_is_no_news(claim, tense):
    tell(claim, "The Daily", "OpenAI said in a statement that {}.")
    tell(claim, "The Weekly", f"In a statement OpenAI {tense} that {{}}.", on=JUNE)
    assert len(settled(claim)) == 1


@pytest.mark.parametrize("where", ["in court papers", "in a blog post", "in a study"])
def test_what_is_kept_to_be_read_is_read_months_later(claim, where):
    tell(claim, "The Daily", f"OpenAI said {where} that {{}}.")
    tell(claim, "The Weekly", f"OpenAI says {where} that {{}}.", on=JUNE)
    assert len(settled(claim)) == 1


def test_what_looks_back_was_not_said_where_the_sentence_before_is(claim):
    tell(claim, "The Daily", "OpenAI said in a blog post that {}.")
    tell(claim, "The Weekly", "OpenAI testified on Thursday. It had written in March that {}.", on=JUNE)
    assert len(settled(claim)) == 1


def test_what_was_printed_before_a_hearing_was_not_said_there(claim):
    tell(claim, "The Daily", "OpenAI said that {}.")
    tell(claim, "The Weekly", "OpenAI testified that {}.", on=JUNE)
    assert len(settled(claim)) == 2


def test_who_says_nothing_of_it_has_what_was_printed_last_before(claim):
    tell(claim, "The Daily", "OpenAI said in a statement that {}.")
    tell(claim, "The Weekly", "OpenAI testified that {}.", on=MAY)
    tell(claim, "The Monthly", "OpenAI says that {}.", on=JUNE)
    assert settled(claim) == [{"The Daily"}, {"The Monthly", "The Weekly"}]


def test_people_without_a_name_say_it_to_an_outlet_each(claim):
    claim.speaker = None
    for outlet, via in (("The Daily", ()), ("The Weekly", ()), ("The Monthly", ("The Daily",))):
        tell(claim, outlet, f"People familiar with it ({outlet}) said that {{}}.", via=via)
    assert settled(claim) == [{"The Daily", "The Monthly"}, {"The Weekly"}]
