"""By which words a text calls something untrue: those that only tell of a thing dismiss nothing."""

import pytest

from claims.linking.dismissals import dismissal, is_sweeping, points_back, turns_down_ruling


@pytest.mark.parametrize(
    "text, found",
    [
        ("The suit has no merit.", "no merit"),
        ("The report is false.", "false"),
        ("the figures were “false” and late", "false"),
        ("his account is wrong in almost every particular", "wrong"),
        ("It repeated the false allegations of its rival.", "false"),
        ("that testimony misleading", "misleading"),
        ("The charge is pure fiction.", "fiction"),
        ("The story is simply a lie that suits a rival.", "lie"),
        ("her claims “fiction”", "fiction"),
        ("that charge an invention from end to end", "invention"),
        ("It’s a hoax", "hoax"),
        ("rumours", "rumours"),
        ("The chip had been invented in-house.", "in-house"),
        ("We disagree with the claims of Reddit", "disagree with"),
        ("it will vigorously defend itself", "defend itself"),
    ],
)
def test_what_is_said_of_something_dismisses_it(text, found):
    assert dismissal(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It opened 3,100 accounts under false names.",
        "Hesper gives the same wrong answer as Magpie.",
        "Accounts that were banned for misinformation come back.",
        "It was trained on fan fiction and on news.",
        "It invented two obituaries.",
        "News made up 7 per cent of the text.",
        "An in-house lawyer found the files.",
        "It sells a lie detector to schools.",
        "The firm lies outside the reach of the law.",
        "It will not comment on rumors.",
        "Fiction, photographs and letters were left out.",
        "Misleading investors for years cost it its licence.",
        "",
    ],
)
def test_what_only_qualifies_or_names_a_thing_dismisses_nothing(text):
    assert dismissal(text) == ""


@pytest.mark.parametrize(
    "text, cue",
    [
        ("We disagree with Reddit’s assertions and will defend ourselves vigorously", "said"),
        ("the allegations", "denied"),
        ("the suit meritless", "called"),
        ("The accusation is groundless", "said"),
        ("it rejects all of these claims", ""),
        ("the suit of The Weekly lacked merit", "said"),
    ],
)
def test_some_turn_down_all_that_is_said_against_them(text, cue):
    assert is_sweeping(text, cue)


@pytest.mark.parametrize(
    "text, cue",
    [
        ("the claim that it copied nine thousand maps is baseless", "said"),  # that one
        ("the allegations of theft are baseless", "said"),
        ("there is no basis whatsoever for a claim for damages", "ruled"),
        ("the surveys are baseless", "said"),  # not what is said against anybody
        ("the suit was filed in May", "said"),  # nothing is turned down
    ],
)
def test_others_turn_down_one_thing_or_nothing(text, cue):
    assert not is_sweeping(text, cue)


@pytest.mark.parametrize("text", ["This is false", "That was “untrue,”", "it’s a lie"])
def test_some_turn_down_what_was_just_said(text):
    assert points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "it disagrees with the ruling",  # no such thing was just said
        "The charge is false",
        "this is the third survey that came from a dealer",
        "It is false that anybody at the company ever went near the archive",  # says itself what it means
    ],
)
def test_others_say_what_they_mean(text):
    assert not points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "it disagreed with the judge’s decision for the Weekly",
        "We reject this latest ruling and will appeal",
        "it objects to the judgement",
    ],
)
def test_some_turn_down_a_ruling(text):
    assert turns_down_ruling(text)


@pytest.mark.parametrize("text", ["it disagrees with the Weekly", "the ruling rejected most of the claims"])
def test_others_do_not(text):
    assert not turns_down_ruling(text)
