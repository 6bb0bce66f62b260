"""The page of a claim says of each telling why it counts as this claim, and leads to saying that it does not."""

import re

import pytest

from claims.extraction.slots import slots_of
from claims.extraction.slots_json import as_json
from claims.linking.sameness import Stated, compare
from claims.linking.weights import Setting
from claims.models import Appearance, Claim, LinkDecision, Report, Resemblance, Telling
from claims.terms import Publishes, Role, Status
from tests.factories import a_claim, a_dispute, a_placed_claim, a_publisher, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    """A claim of two tellings."""
    claim = a_placed_claim(a_dispute(), "DeepSeek may have copied data.")
    told_again(claim, "DeepSeek copied its data", "Reuters")
    return claim


def told_again(claim: Claim, words: str, outlet: str, **fields) -> Appearance:
    return an_appearance(
        an_article(f"Again\n\nIt is said that {words}.", publisher=a_publisher(outlet)), claim, words, **fields
    )


def alike(one: Appearance, other: Appearance, why: str, score: float = 0.934, same: bool = True) -> None:
    Resemblance.objects.create(appearance=one, other=other, score=score, same=same, why=why)


def joins(client, claim: Claim, query: str = "") -> list[str]:
    """What the list of tellings says of each, without the markup."""
    html = client.get(f"/claims/{claim.number}/{query}").content.decode().partition('id="tellings"')[2]
    return [
        " ".join(re.sub("<[^>]*>", "", each).split())
        for each in re.findall("<dt>Same claim</dt><dd>(.*?)</dd>", html, re.S)
    ]


def test_a_reader_sees_with_which_telling_and_on_which_words(client, claim):
    alike(
        *claim.appearances.order_by("pk"),
        "nearness 0.91; same words: copi, data, deepseek; both about DeepSeek; other names",
    )
    first, second = joins(client, claim)
    assert first.startswith(
        "with telling 2: the same words “copied”, “data”, “DeepSeek”; both about “DeepSeek”; but other names "
        "(found by the machine, alike 0.93)"
    )
    assert second.startswith("with telling 1: ")


def test_the_evidence_says_it_too_and_leads_to_the_other_telling(client, claim):
    alike(*claim.appearances.order_by("pk"), "the same words")
    html = client.get(f"/claims/{claim.number}/").content.decode()
    panel = html.partition('id="evidence"')[2].partition("</section>")[0]
    assert (
        f'href="/claims/{claim.number}/?telling=2#evidence"' in panel.partition("Same claim")[2].partition("</dd>")[0]
    )
    assert "in the very same words" in panel


def test_the_nearest_one_is_told(client, claim):
    third = told_again(claim, "data was copied by DeepSeek", "The Star")
    first, second = claim.appearances.exclude(pk=third.pk).order_by("pk")
    alike(first, third, "same words: copi", 0.7)
    alike(second, third, "same time", 0.8)
    assert "with telling 2: at the same time" in joins(client, claim)[2]


@pytest.mark.parametrize(
    "why",
    [
        "same words: secret",
        "both about Somebody Hidden",
        "another claim of the two articles is nearer",
        "same numbers: 99",
    ],
)
def test_words_that_do_not_stand_in_the_telling_are_not_told(client, claim, why):
    """Stems of words that were taken down, names that only the articles have, and what may be of claims nobody sees."""
    alike(*claim.appearances.order_by("pk"), f"nearness 0.9; {why}")
    said = " ".join(joins(client, claim))
    assert said.count("found by the machine") == 2
    assert not re.search("secret|Hidden|nearer|99|nearness", said)


def test_a_word_that_only_begins_like_a_stem_is_another_one(client, claim):
    alike(*claim.appearances.order_by("pk"), "same words: dee")
    assert "DeepSeek" not in joins(client, claim)[0].partition("(")[0]


def test_the_words_of_the_wording_that_was_compared_count(client, claim):
    for telling in claim.appearances.all():
        Telling.objects.create(appearance=telling, wording="OpenAI says so.", version="test")
    alike(*claim.appearances.order_by("pk"), "same words: openai")
    assert "the same words “OpenAI”" in joins(client, claim)[0]


def test_an_editors_decision_comes_first_without_a_name_or_a_reason(client, claim):
    one, other = claim.appearances.order_by("pk")
    alike(one, other, "same words: copi")
    lead = a_user(Role.LEAD, username="anna")
    LinkDecision.objects.create(appearance=one, other=other, same=True, decided_by=lead, reason="I rang them.")
    said = joins(client, claim)
    assert all("as an editor decided on" in each and "copi" not in each for each in said)
    assert not re.search("anna|rang", client.get(f"/claims/{claim.number}/").content.decode())


def test_what_was_found_not_to_be_the_same_joins_nothing(client, claim):
    alike(*claim.appearances.order_by("pk"), "same words: copi", same=False)
    assert joins(client, claim) == []


def test_a_telling_that_is_not_seen_is_not_named(client):
    claim = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), status=Status.ACCEPTED)
    hidden = told_again(claim, "it is not checked", "Reuters", status=Status.SUGGESTED)
    alike(claim.appearances.exclude(pk=hidden.pk).get(), hidden, "same words: data")
    assert joins(client, claim) == []
    client.force_login(a_user(Role.EDITOR))
    assert len(joins(client, claim)) == 2


def test_nor_is_one_of_another_claim(client, claim):
    elsewhere = told_again(a_claim("Another."), "DeepSeek copied data elsewhere", "The Star")
    alike(claim.appearances.order_by("pk")[0], elsewhere, "same words: copi")
    assert joins(client, claim) == []


def test_wound_back_only_tellings_of_then_are_named(client, claim):
    later = claim.appearances.order_by("pk")[1]
    type(later.article).objects.filter(pk=later.article_id).update(published=("2025-03-01", "2025-03-02"))
    alike(*claim.appearances.order_by("pk"), "same words: copi")
    assert joins(client, claim, "?as_of=2025-02-15") == []
    assert len(joins(client, claim, "?as_of=2025-03-15")) == 2
    html = client.get(f"/claims/{claim.number}/?as_of=2025-03-15").content.decode().partition('id="tellings"')[2]
    assert f'with <a href="/claims/{claim.number}/?telling=2&amp;as_of=2025-03-15#evidence">telling 2</a>' in html


def test_whoever_doubts_it_reports_that_telling(client, claim):
    one, other = claim.appearances.order_by("pk")
    alike(one, other, "same words: copi")
    address = f"/claims/{claim.number}/report/?telling={other.pk}"
    assert f'href="{address}"' in client.get(f"/claims/{claim.number}/").content.decode()
    form = client.get(address).content.decode()
    assert "<q>DeepSeek copied its data</q>" in form
    assert '<option value="apart" selected>' in form
    client.post(address, {"kind": "apart", "words": "It says more.", "contact": "", "website": ""})
    words = Report.objects.get().words
    assert words == "About the telling “DeepSeek copied its data” (Reuters, 30 Jan 2025):\n\nIt says more."


@pytest.mark.parametrize("key", ["x", "0", "-1", "9" * 30, "²", "\0"])
def test_a_report_about_no_such_telling_is_one_about_the_claim(client, claim, key):
    answer = client.get(f"/claims/{claim.number}/report/", {"telling": key})
    assert answer.status_code == 200
    assert "About this telling" not in answer.content.decode()


def test_a_report_names_no_telling_of_another_claim(client, claim):
    other = told_again(a_placed_claim(a_dispute("Another", slug="another")), "they hid it", "The Star")
    assert "they hid it" not in client.get(f"/claims/{claim.number}/report/?telling={other.pk}").content.decode()


def test_who_may_split_is_led_there(client, claim):
    one, other = claim.appearances.order_by("pk")
    alike(one, other, "same words: copi")
    client.force_login(a_user(Role.LEAD))
    html = client.get(f"/claims/{claim.number}/").content.decode()
    assert f'href="/desk/claims/{claim.number}/split/?telling={other.pk}">Not the same? Split' in html


@pytest.mark.parametrize(
    "setting, expected",
    [
        (
            Setting(both_lead=1, charged=1, outdone=1),
            "the same words “accounts”, “fraud”; what both articles tell first of who says it; told as a charge; "
            "but only one gives a number",
        ),
        (
            Setting(one_article=1),
            "the same words “accounts”, “fraud”; but only one gives a number, both in one article",
        ),
        (Setting(one_article=1, headlined=1), "the headline and the text of one article"),
    ],
)
def test_the_reasons_that_linking_keeps_are_understood(client, setting, expected):
    claim = a_placed_claim(a_dispute(), "It opened 24,000 accounts for fraud.")
    other = told_again(claim, "It opened accounts for fraud", "Reuters")
    values = {"stems": ["account", "fraud"], "negated": False, "about": [], "names": []}
    numbered, bare = (
        Stated({**as_json(slots_of(words, published=None)), **values}, words)
        for words in ("It opened 24,000 accounts for fraud.", "It opened accounts for fraud.")
    )
    alike(claim.appearances.exclude(pk=other.pk).get(), other, compare(numbered, bare, 0.95, setting).why)
    assert expected in joins(client, claim)[0]
