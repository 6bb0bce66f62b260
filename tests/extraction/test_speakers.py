"""From the words for a source to who that is."""

import pytest

from claims.extraction import Lexicon, LexiconEntry, extract
from claims.terms import NodeKind, PartyKind

CASES = [
    ("affiliation", "OpenAI spokeswoman Liz Day said it fell.", "Liz Day"),
    ("surname", "Judge Ann Lee spoke first. Lee said it fell.", "Ann Lee"),
    ("she", "Ann Lee spoke first. She said it fell.", "Ann Lee"),
    ("it", "Nvidia met investors. It said sales fell.", "Nvidia"),
    ("the company", "Nvidia met investors. The company said sales fell.", "Nvidia"),
    ("its makers", "DeepSeek is new. Its makers say it was cheap.", "DeepSeek"),
    ("the judge", "Judge Ann Lee heard the case. The judge said it was over.", "Ann Lee"),
    ("the lawsuit", "Getty Images sued Stability AI. The lawsuit says photos were copied.", "Getty Images"),
    ("owner of a lawsuit", "Ann Lee’s complaint says photos were copied.", "Ann Lee"),
    ("joined", "Disney and Universal said that films were copied.", "Disney; Universal"),
    ("described group", "Music publishers said that songs were copied.", "Music publishers"),
    ("the guild", "The Authors Guild met. The guild said books were copied.", "Authors Guild"),
    ("firm by name", "The law firm Dunn Kerr said it was over.", "Dunn Kerr"),
    ("named behind the role", "Nvidia’s lawyer, Dominic Asante, told the court that it fell.", "Dominic Asante"),
    ("two named", "The founders, Ines Roe and Paul Day, said that it fell.", "Ines Roe; Paul Day"),
    ("they", "The novelists met in Leeds. They say that books were copied.", "novelists"),
    ("she without a name", "A company spokeswoman came. She said that it fell.", "company spokeswoman"),
    ("not behind by", "Ann Lee spoke. Pressed by Bo Roe, she said that it fell.", "Ann Lee"),
    ("dateline", "LONDON (Reuters) — Nvidia sued Udio in London, accusing it of theft of songs.", "Nvidia"),
    ("own subject", "A source said that nothing was decided and denied that it fell.", None),
    (
        "an outlet in court",
        "OpenAI met investors. The New York Times said in its complaint that it fell. It accused Microsoft of theft.",
        "The New York Times",
    ),
    ("unsure", "They said it was over.", None),
    ("a trade behind the name", "Ann Lee, a photographer, met Bo Roe. The photographer said it fell.", "Ann Lee"),
    ("a trade in front of the name", "Painter Ann Lee met Bo Roe. The painter said that it fell.", "Ann Lee"),
    ("what somebody is", "Ann Lee is a nurse. Bo Roe came. The nurse said that it fell.", "Ann Lee"),
    (
        "far back",
        "Ann Lee, a nurse, came." + " Bo Roe spoke of the songs and left." * 7 + " The nurse said that it fell.",
        "Ann Lee",
    ),
    ("a startup", "Udio, a startup in Lyon, met Nvidia. Nvidia left. The startup said it fell.", "Udio"),
    ("two of a trade", "Analyst Ann Lee met analyst Bo Roe. Roe left. The analyst said that it fell.", "Bo Roe"),
    (
        "a later one without a name",
        "Ann Lee, an engineer, left. A former engineer came. The engineer said it fell.",
        "former engineer",
    ),
    ("named beside the noun", "The actors’ union, the Stage Alliance, said that it fell.", "Stage Alliance"),
    ("called", "A startup called Corvane said that it fell.", "Corvane"),
    ("who goes by", "Udio met the analyst who goes by Ann Lee. The analyst said that it fell.", "Ann Lee"),
    ("said of in front", "Nvidia met investors. Udio copied the songs, it said.", "Nvidia"),
    ("the company in front", "Nvidia met investors. Udio copied the songs, the company said.", "Nvidia"),
    ("whose deed the headline tells", "Nvidia’s case on Udio grows\n\nUdio copied it, the company said.", "Nvidia"),
    ("she in front", "Ann Lee met investors. Bo Roe copied the songs, she said.", "Ann Lee"),
    ("said of itself", "Udio will appeal, it said.", "Udio"),
    ("a letter", "Ann Lee wrote in a letter that it fell. Bo Roe left. The letter says it was over.", "Ann Lee"),
    ("a letter in front", "In a letter, Ann Lee wrote that it fell. That letter says that it was over.", "Ann Lee"),
    ("who published", "Ann Lee published a study. The study says that it fell.", "Ann Lee"),
    ("another study", "Ann Lee published a study. Bo Roe read a study. The study says that it fell.", None),
    ("not who acts in it", "Disney met Udio. Udio lost. The company says that Udio copies films.", "Disney"),
    ("the plaintiff", "Disney sued Udio. The plaintiff says that films were copied.", "Disney"),
    ("the defendant", "Disney filed a suit against Udio. The defendant says that films are free.", "Udio"),
    ("was filed", "The suit was filed by Disney in May. The suit says that films were copied.", "Disney"),
    ("a similar suit", "Disney sued Udio. Suno faces a similar suit by Getty. The suit says that it fell.", "Disney"),
    ("its suit", "Disney sued Udio. Udio lost. The company said in its suit that films were copied.", "Disney"),
    ("its motion", "Disney sued Udio. Udio lost its motion. The suit says that films were copied.", "Disney"),
    ("the regulator", "The FTC met Udio. The regulator said that it may fine it.", "Federal Trade Commission"),
    ("for the start-up", "The start-up Lyrio lost. A spokesman for the start-up said it fell.", "Lyrio spokesman"),
    ("who goes by", "An analyst who goes by Mothwing said that sales fell. She said that they rose.", "Mothwing"),
    ("their account", "Sam Altman (@sama) met Nvidia. On Friday @sama said that sales fell.", "Sam Altman"),
    ("their memo", "OpenAI sent a memo accusing DeepSeek of theft.", "OpenAI"),
    ("none of two", "Suno met Udio. Disney and Getty sued Suno. The company said that it was fair.", "Suno"),
    ("the studios", "Disney and Universal sued Suno. The studios said that films were copied.", "Disney; Universal"),
    ("the plaintiff by name", "Udio lost. The plaintiff, the illustrator Nora Bell, said that it fell.", "Nora Bell"),
    ("the agency’s", "The photo agency Getty sued Udio. A letter from the agency says that it fell.", "Getty Images"),
]


@pytest.mark.parametrize("text, speaker", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_speaker(claims_in, text, speaker):
    assert claims_in(text)[-1]["speaker"] == speaker


def test_a_name_like_a_verb_is_no_verb(claims_in):
    found = claims_in("Lindsey Held left. “We will keep fighting it,” Held said. Bo Roe said that it fell.")

    assert found[0]["speaker"] == "Lindsey Held"


def test_title_and_affiliation():
    found = extract("OpenAI spokeswoman Liz Day said it fell.").attributions[0]

    assert found.speaker_kind is PartyKind.PERSON
    assert (found.speaker_affiliation, found.speaker_title) == ("OpenAI", "OpenAI spokeswoman")


def test_a_new_lawsuit_is_not_taken_for_an_old_one():
    found = extract("Getty sued Stability AI. A new lawsuit says that songs were copied.").attributions[-1]

    assert found.speaker.canonical is None
    assert found.speaker.kind is NodeKind.DOCUMENT
    assert found.speaker.words == "A new lawsuit"


def test_a_document_without_an_author_is_told_in_the_words_that_brought_it_up():
    text = "An account on Backfield says that it fell. Ann Lee left. It was over, according to that account."
    found = extract(text).attributions[-1]

    assert (found.speaker.kind, found.speaker.canonical) == (NodeKind.DOCUMENT, None)
    assert found.speaker.words == "the account on Backfield"


def test_they_are_the_people_without_a_name_who_spoke_last():
    text = "Nvidia left, people who asked not to be named said.\n\nThe writers lost, they said."
    found = extract(text).attributions[-1]

    assert (found.speaker.kind, found.speaker.canonical) == (NodeKind.UNNAMED, None)


def test_people_are_told_apart_by_what_they_ask():
    found = extract("Nvidia left, according to people who did not want to be named.").attributions[-1]

    assert found.speaker.words == "people who did not want to be named"


def test_a_document_that_nobody_is_known_to_stand_behind_goes_on_as_itself():
    found = extract("Udio copied the songs, the report says. Suno kept them, it adds.").attributions[-1]

    assert (found.speaker.kind, found.speaker.words) == (NodeKind.DOCUMENT, "the report")


def test_the_lexicon_is_an_argument():
    text = "Quux said that sales fell."
    lexicon = Lexicon.empty().extended_with([LexiconEntry("Quux Holdings", "organisation", ("Quux",))])

    assert extract(text, lexicon=lexicon).attributions[0].speaker.canonical == "Quux Holdings"


def test_names_are_found_without_any_lexicon():
    found = extract("Ann Lee said that sales fell.", lexicon=Lexicon.empty()).attributions[0]

    assert found.speaker.canonical == "Ann Lee"


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Suno copied the songs, Nvidia said. The copies are many, it added.", "Nvidia"),
        ("Suno copied the songs, Nvidia said. Suno kept them, the company said.", "Nvidia"),
        ("Suno copied the songs, Ann Lee said. Bo Roe kept them, she added.", "Ann Lee"),
        ("Ann Lee’s lawsuit says that Suno copied the songs. Suno kept them, it adds.", "Ann Lee"),
        ("Suno copied the songs, Nvidia said.\n\nSuno disagrees. The songs are free, it said.", "Suno"),
    ],
    ids=["it", "the company", "she", "a lawsuit", "a new paragraph"],
)
def test_whoever_spoke_last_goes_on(claims_in, text, speaker):
    assert claims_in(text)[-1]["speaker"] == speaker


def test_a_pronoun_that_cannot_mean_whoever_spoke_last_does_not(claims_in):
    text = "Adam Roe copied the songs, Ann Lee said. They were many, he admitted."
    assert claims_in(text)[-1]["speaker"] != "Ann Lee"
