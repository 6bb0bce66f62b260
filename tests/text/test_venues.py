"""Where words were said, by the words around them."""

import pytest

from claims.terms import Forum
from claims.text.venues import amendment_in, hearer_in, looks_back, says_again, venue_in, venue_of_medium

OWN, OTHER = "The Fjord Observer", "Financial Times"


def venue(words: str):
    return venue_in(words, words.index("…"), OWN, [OTHER])


@pytest.mark.parametrize(
    "medium, forum, paper",
    [
        ("complaint", Forum.COURT, "complaint"),
        ("lawsuit", Forum.COURT, "complaint"),
        ("motion", Forum.COURT, "motion"),
        ("emailed statement", Forum.STATEMENT, ""),
        ("blog post", Forum.POST, ""),
        ("testimony", Forum.HEARING, ""),
        ("peer-review file", Forum.PAPER, ""),
    ],
)
def test_a_medium_is_a_forum(medium, forum, paper):
    found = venue_of_medium(medium)
    assert (found.forums, found.paper) == ({forum}, paper)


def test_a_medium_that_may_be_anything_says_nothing():
    assert not venue_of_medium("report")


@pytest.mark.parametrize(
    "words, forum",
    [
        ("The firm said in a new court filing that …", Forum.COURT),
        ("…, she testified on Wednesday.", Forum.HEARING),
        ("In a letter to the committee the company writes that …", Forum.LETTER),
        ("…, wrote its founder on X.", Forum.POST),
        ("…, the company said on its blog.", Forum.POST),
        ("…, said the chief executive at a press conference.", Forum.TALK),
        ("…, he said at the Leipzig book fair.", Forum.TALK),
        ("In its particulars of claim the firm says that …", Forum.COURT),
        ("…, the judge wrote in an order on Friday.", Forum.RULING),
        ("…, she said on the radio.", Forum.INTERVIEW),
        ("He told reporters that …", Forum.TALK),
        ("… , she said in an interview.", Forum.INTERVIEW),
    ],
)
def test_words_around_a_claim_tell_the_forum(words, forum):
    assert venue(words).forums == {forum}


def test_told_to_a_judge_it_may_stand_in_papers_or_be_said_in_the_room():
    assert venue("The company told the judge that …").forums == {Forum.COURT, Forum.HEARING}
    assert venue("…, he told the deputies.").forums == {Forum.HEARING, Forum.LETTER}


@pytest.mark.parametrize("words", ["In order to please them it said that …", "In its fair dealing case it said …"])
def test_a_word_of_another_sense_is_no_forum(words):
    assert not venue(words)


def test_who_has_shares_is_told_by_release_or_on_a_call():
    assert venue("The company told investors that …").forums == {Forum.TALK, Forum.STATEMENT}


def test_a_spokesperson_speaks_to_the_press_where_nothing_else_is_told():
    assert venue("…, a spokeswoman for the firm said.").forums == {Forum.STATEMENT, Forum.INTERVIEW, Forum.TALK}
    assert venue("…, its spokesman wrote on X.").forums == {Forum.POST}


def test_of_several_forums_the_nearest_counts():
    assert venue("Repeating what stood in a blog post, the company said in a motion that …").paper == "motion"


@pytest.mark.parametrize(
    "words, hearer",
    [
        ("…, she told the Observer.", OWN),
        ("…, it told us on Monday.", OWN),
        ("I wrote to the firm. …, it replied.", OWN),
        ("In a statement to this newspaper it says that …", OWN),
        ("…, it told the Financial Times.", OTHER),
        ("…, he said in an interview with the Financial Times.", OTHER),
    ],
)
def test_the_outlet_that_heard_it(words, hearer):
    assert hearer_in(words, OWN, [OTHER]).heard_by == hearer


def test_a_statement_to_an_outlet_is_both():
    found = venue("In a statement to the Financial Times the firm says that …")
    assert (found.forums, found.heard_by) == ({Forum.STATEMENT, Forum.INTERVIEW}, OTHER)


def test_no_forum_no_venue():
    assert not venue("…, the company said.")


def test_other_marks_of_an_occasion():
    assert amendment_in("the amended complaint says") == "amended"
    assert amendment_in("the amended particulars of claim") == "amended"
    assert amendment_in("his second answer") == ""
    assert says_again("it avers once more")
    assert not says_again("it avers")
    assert looks_back("it had written")
    assert looks_back("it has repeatedly said")
    assert not looks_back("it writes")


@pytest.mark.parametrize(
    "words, content, is_so",
    [
        ("It has since accused the firm of …", "", True),
        ("said in late March that …", "", True),
        (", seven weeks after it said that …", "", True),
        ("She accused …", "the company in December of hiding cracks", True),
        ("She accused …", "the company of hiding cracks in December", False),
        ("its line in court yesterday was the one it took in September: …", "", False),
        ("it may say …", "", False),
        ("said in Marchfield that …", "", False),
        ("said on Tuesday that …", "", False),
    ],
)
def test_what_looks_back_names_a_time_before(words, content, is_so):
    assert looks_back(words, content) is is_so
