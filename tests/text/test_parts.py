"""What parties are to a claim, by the words in which it is told."""

import pytest

from claims.terms import CueClass, PartyKind, PartyRole
from claims.text.parts import Told, is_charge, parts_in

TIMES, META, GPT = "The New York Times", "Meta", "ChatGPT"


def parts(content: str, about: tuple[str, ...], cue: str = "said", **told) -> dict[str, dict[str, str]]:
    """Role → name → words, without "about"."""
    told = {"speakers": (TIMES,), "speaker_kind": PartyKind.ORGANISATION, "kinds": {GPT: PartyKind.PRODUCT}, **told}
    found: dict[str, dict[str, str]] = {}
    for part in parts_in(Told(content, cue, about=about, **told)):
        if part.role != PartyRole.ABOUT:
            found.setdefault(part.role, {})[part.name] = part.words
    return found


@pytest.mark.parametrize(
    "content, about, told, accused",
    [
        ("Meta of using its articles", (META,), {"cue": "accused", "rule": "object-of"}, {META: "accused"}),
        ("Meta and Suno of copying songs", (META, "Suno"), {"cue": "accused", "rule": "object-of"}, {META, "Suno"}),
        pytest.param(
            "Meta of helping Suno", (META, "Suno"), {"cue": "accuses", "rule": "object-of"}, {META}, id="who is helped"
        ),
        ("copying its articles", (META,), {"cue": "sued", "rule": "object-for"}, {META: "sued"}),
        ("feeding The Guardian to it", (META, "The Guardian"), {"cue": "accused", "rule": "turned-of"}, {META}),
        ("Meta used its articles", (META,), {"cue": "alleges"}, {META: "alleges"}),
        ("its articles were used by Meta", (TIMES, META), {"cue": "alleged"}, {META: "alleged"}),
        ("it used the articles", (META,), {"cue": "alleged"}, {META: "alleged"}),
        ("Meta used its articles", (META,), {"medium": "complaint"}, {META: "complaint"}),
        ("Meta had copied its articles", (META,), {}, {META: "copied"}),
        ("Meta took books without permission", (META,), {}, {META: "without permission"}),
        ("it saw copies and suspects Meta", (META,), {}, {META: "suspects"}),
        ("it saw a leak, which it suspected was by Meta", (META,), {}, {META: "suspected"}),
        ("theft by Meta was likely", (META,), {}, {META: "theft"}),
        ("copying of The Guardian’s texts by Meta went on", ("The Guardian", META), {}, {META: "copying"}),
        pytest.param("headnotes were copied", (META,), {"medium": "complaint"}, {META: "complaint"}, id="whom else"),
        ("Suno’s and Meta’s models pirated books", ("Suno", META), {}, {"Suno": "pirated"}),
    ],
)
def test_who_is_said_to_do_wrong_is_accused(content, about, told, accused):
    found = parts(content, about, **told)[PartyRole.ACCUSED]
    assert found == accused if isinstance(accused, dict) else set(found) == accused


@pytest.mark.parametrize(
    "content, about, told",
    [
        pytest.param("Meta opened an office", (META,), {}, id="no wrong"),
        pytest.param("Meta did not copy the books, it stole nothing", (META,), {"negated": True}, id="negated"),
        pytest.param("copying the books", (TIMES,), {"cue": "denied", "cue_class": CueClass.DENIAL}, id="a denial"),
        pytest.param("its articles were copied", (TIMES,), {}, id="about itself"),
        pytest.param("it did not suspect Meta", (META,), {"negated": True}, id="not suspected"),
        pytest.param("Meta suspects a leak", (META,), {}, id="who suspects"),
        pytest.param("ChatGPT copied its articles", (GPT,), {}, id="a product"),
        pytest.param("copying by Meta was fair use", (META,), {}, id="allowed"),
        pytest.param("theft from Meta was likely", (META,), {}, id="done to it"),
        pytest.param("Meta’s books were copied", (META,), {}, id="done to what is its"),
        pytest.param("posts were scraped from pages shown by Meta", (META,), {"cue": "alleged"}, id="who does less"),
        pytest.param("photographs were copied", (META,), {"cue": "alleged"}, id="by whom is not said"),
        pytest.param(
            "texts shown by Meta were read",
            (META, "Suno"),
            {"cue": "alleged", "kinds": {META: PartyKind.COURT, "Suno": PartyKind.COURT}},
            id="courts",
        ),
        pytest.param("Judge Stein upheld the claim that it was infringed", ("Stein",), {}, id="a judge"),
        pytest.param("Meta copied it", (META,), {"outlets": (META,)}, id="who only hands it on"),
        pytest.param("they stole it", (META, "Suno"), {}, id="they: who of several"),
    ],
)
def test_nobody_is_accused(content, about, told):
    assert PartyRole.ACCUSED not in parts(content, about, **told)


def test_who_speaks_in_a_complaint_sues_whom_it_accuses():
    found = parts("Meta used its articles", (TIMES, META), medium="complaint")
    assert found[PartyRole.PLAINTIFF] == {TIMES: "complaint"}
    assert found[PartyRole.DEFENDANT] == {META: "complaint"}
    joined = parts("copying films", (META,), cue="sued", rule="object-for", speakers=("Disney", "Universal"))
    assert set(joined[PartyRole.PLAINTIFF]) == {"Disney", "Universal"}


def test_a_lawyer_speaks_for_who_sues():
    lawyer = {"speakers": ("Ann Lee",), "speaker_kind": PartyKind.PERSON, "speaker_words": "lawyer Ann Lee"}
    found = parts("Meta used its articles", (META,), medium="complaint", house=TIMES, **lawyer)
    assert set(found[PartyRole.PLAINTIFF]) == {TIMES}
    assert PartyRole.PLAINTIFF not in parts("Meta used its articles", (META,), medium="complaint", **lawyer)


@pytest.mark.parametrize(
    "told, words",
    [
        ({"speaker_kind": PartyKind.COURT, "speaker_words": "a Munich court"}, "a Munich court"),
        ({"speaker_kind": PartyKind.PERSON, "speaker_words": "U.S. District Judge Ona Wang"}, "Judge"),
        ({"speaker_kind": PartyKind.PERSON, "cue": "ruled", "cue_class": CueClass.RULING}, "ruled"),
        ({"speaker_kind": PartyKind.PERSON, "medium": "opinion"}, "opinion"),
    ],
)
def test_courts_and_judges_judge_and_accuse_nobody(told, words):
    found = parts("Meta infringed the rights of authors", (META,), speakers=("Wang",), **told)
    assert found == {PartyRole.JUDGE: {"Wang": words}}


@pytest.mark.parametrize(
    "told",
    [
        {"speaker_kind": PartyKind.ORGANISATION, "medium": "opinion"},
        {"speaker_kind": PartyKind.PERSON, "cue": "decided", "cue_class": CueClass.RULING},
    ],
)
def test_others_decide_without_being_judges(told):
    assert PartyRole.JUDGE not in parts("Meta is right", (META,), **told)


def test_an_outlet_speaks_by_itself_or_through_its_reporter():
    assert parts("Meta grows", (META,), cue="reported", is_outlet=True) == {PartyRole.OUTLET: {TIMES: "reported"}}
    assert parts("Meta grows", (META,), is_outlet=True, medium="statement") == {}
    assert (
        parts("Meta grows", (META,), cue="accused", is_outlet=True, rule="object-of", cue_class=CueClass.REPORT) == {}
    )
    told = {"speakers": ("Bo Li",), "speaker_kind": PartyKind.PERSON, "speaker_words": "reporter Bo Li", "house": TIMES}
    assert parts("Meta grows", (META,), **told) == {PartyRole.OUTLET: {TIMES: "reporter"}}


def test_forms_of_a_name_count_as_the_name():
    told = {"cue": "accused", "rule": "object-of", "forms": {"Meta Platforms": ["Meta"]}}
    assert set(parts("Meta of using its articles", ("Meta Platforms",), **told)[PartyRole.ACCUSED]) == {
        "Meta Platforms"
    }


def test_without_a_speaker_nobody_sues():
    found = parts("Meta used its articles", (META,), medium="complaint", speakers=())
    assert set(found) == {PartyRole.ACCUSED, PartyRole.DEFENDANT}


@pytest.mark.parametrize("cue", ["accused", "has accused", "alleges", "sued", "is suing", "blamed", "charged"])
def test_who_accuses_or_sues_makes_a_charge(cue):
    assert is_charge(cue)


@pytest.mark.parametrize("cue", ["", "said", "denied", "issued", "pursued", "argued"])
def test_whatever_else_is_reported_is_no_charge(cue):
    assert not is_charge(cue)
