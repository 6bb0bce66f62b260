"""/claims/<n>/annotations.jsonld and /articles/<pk>/annotations.jsonld: W3C Web Annotations."""

from datetime import UTC, date, datetime

import pytest

from claims.editing.notes import Words, note_words, reply, write_note
from claims.models import Appearance, Claim, Snapshot
from claims.syndication import annotations
from claims.terms import Publishes, Role, Status
from claims.text.spans import Span
from tests.factories import a_claim, a_dispute, a_merged_claim, a_placed_claim, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries
from tests.syndication.web_annotation import broken_musts, broken_musts_of_collection, broken_musts_of_page

pytestmark = pytest.mark.django_db

WORDS = "DeepSeek 🙈 took “data” 𝔸."


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute(slug="data"), WORDS, Status.ACCEPTED)


@pytest.fixture
def snapshot(claim) -> Snapshot:
    return Appearance.objects.get(claim=claim).first_snapshot


def items(client, address: str) -> list[dict]:
    answer = client.get(address)
    assert answer.status_code == 200
    told = answer.json()
    assert broken_musts_of_collection(told) == []
    return told["first"]["items"]


def picked(client, one: dict) -> tuple[str, str]:
    """What each of the two selectors of an annotation picks in the text that is published."""
    text = client.get(one["target"]["state"]["cached"]).content.decode()
    quote, place = one["target"]["selector"]
    assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text.count(around) == 1
    at = text.index(around) + len(quote["prefix"])
    return text[at : at + len(quote["exact"])], text[place["start"] : place["end"]]


def test_a_claim_is_annotated_where_it_is_told(client, claim, snapshot):
    write_note(a_user(Role.EDITOR), claim, Words("See **this**.", public=True))
    note, telling = items(client, f"/claims/{claim.number}/annotations.jsonld")
    assert telling["body"][0] == {
        "type": "SpecificResource",
        "source": f"http://testserver/claims/{claim.number}/",
        "purpose": "linking",
    }
    assert telling["body"][1]["value"] == WORDS
    assert telling["target"]["source"] == snapshot.article.canonical_url
    assert picked(client, telling) == (WORDS, WORDS)
    assert note["body"][0]["value"] == "See **this**."
    assert note["target"] == f"http://testserver/claims/{claim.number}/"
    assert [broken_musts(each) for each in (note, telling)] == [[], []]


def test_an_article_has_its_claims_and_the_notes_on_its_words(client, claim, snapshot):
    user = a_user(Role.EDITOR, username="secret-name")
    at = snapshot.text.index("speaks")
    note = note_words(user, snapshot, Span(at, at + 6), Words("Who?", public=True))
    reply(user, note.pk, Words("They.", public=True))
    note_words(user, snapshot, Span(0, 6), Words("For the desk."))
    found = items(client, f"/articles/{snapshot.article_id}/annotations.jsonld")
    assert [each["body"][-1]["value"] for each in found[:2]] == ["Who?", "They."]
    assert len(found) == 3
    assert picked(client, found[0]) == ("speaks", "speaks")
    assert picked(client, found[2]) == (WORDS, WORDS)
    assert found[1]["target"] == found[0]["id"]
    assert found[1]["motivation"] == "replying"
    assert [broken_musts(each) for each in found] == [[], [], []]
    assert "secret-name" not in str(found)


def test_what_breaks_a_must_is_told(client, claim):
    (one,) = items(client, f"/claims/{claim.number}/annotations.jsonld")
    quote, place = one["target"]["selector"]
    wrong = {
        "id": ["a", "b"],
        "type": "Note",
        "bodyValue": "x",
        "created": "2026-01-01T00:00:00",
        "rights": "mine",
        "body": [{"type": "TextualBody"}, {"type": "SpecificResource"}],
        "target": {"source": "no IRI", "selector": [quote | {"exact": 1}, place | {"end": 0}, {"type": "X"}]},
    }
    assert len(broken_musts(one | wrong)) == 11


def test_pages_lead_to_them(client, claim, snapshot):
    for page in (f"/claims/{claim.number}/", f"/articles/{snapshot.article_id}/"):
        head = client.get(page).text.partition("</head>")[0]
        (link,) = [each for each in head.split("<link") if f"{page}annotations.jsonld" in each]
        assert 'type="application/ld+json;profile=&quot;http://www.w3.org/ns/anno.jsonld&quot;"' in link


def test_what_was_taken_down_is_not_pointed_at(client, claim, snapshot):
    Snapshot.objects.update(redacted_at=datetime.now(UTC))
    for address in (
        f"/claims/{claim.number}/annotations.jsonld",
        f"/articles/{snapshot.article_id}/annotations.jsonld",
    ):
        (telling,) = items(client, address)
        assert "selector" not in telling["target"]
        assert broken_musts(telling) == []


def test_pages_hold_all_and_nothing_twice(client, monkeypatch):
    monkeypatch.setattr(annotations, "PAGE", 2)
    claim = a_placed_claim(a_dispute(), "It took data 0.", Status.ACCEPTED)
    for n in range(1, 5):
        words = f"It took data {n}."
        an_appearance(
            an_article(f"No. {n}\n\nOpenAI says that {words}", date(2025, 2, n)), claim, words, status=Status.ACCEPTED
        )
    told = client.get(f"/claims/{claim.number}/annotations.jsonld").json()
    assert told["total"] == 5
    seen, page = [], told["first"]
    while page:
        assert page["startIndex"] == len(seen)
        seen += [each["id"] for each in page["items"]]
        page = client.get(page["next"]).json() if "next" in page else None
        assert page is None or (page["partOf"]["id"], broken_musts_of_page(page)) == (told["id"], [])
    assert len(set(seen)) == len(seen) == 5
    assert client.get(told["last"]).json()["items"][0]["id"] == seen[-1]


@pytest.mark.parametrize("query", ["?page=0", "?page=-1", "?page=x", "?page=99999999999", "?page=²", "?as_of=soon"])
def test_no_such_page(client, claim, query):
    assert client.get(f"/claims/{claim.number}/annotations.jsonld{query}").status_code == 400
    assert client.get(f"/claims/{claim.number}/annotations.jsonld?page=2").status_code == 404


def test_withdrawn_merged_and_unpublished_ones(client, claim):
    other = a_merged_claim(claim)
    answer = client.get(f"/claims/{other.number}/annotations.jsonld")
    assert answer["Location"] == f"/claims/{claim.number}/annotations.jsonld"
    hidden = a_placed_claim(a_dispute(publishes=Publishes.ACCEPTED), "Not yet.")
    version = Appearance.objects.get(claim=hidden).first_snapshot
    client.force_login(a_user(Role.EDITOR))
    for address in (
        f"/claims/{hidden.number}/annotations.jsonld",
        f"/articles/{version.article_id}/annotations.jsonld",
        f"/articles/{version.article_id}/v/1.txt",
        f"/claims/{'9' * 30}/annotations.jsonld",
    ):
        assert client.get(address).status_code == 404
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="Satire.")
    gone = client.get(f"/claims/{claim.number}/annotations.jsonld")
    assert (gone.status_code, "Satire." in gone.json()["detail"]) == (410, True)


def test_it_is_wound_back(client, claim, snapshot):
    for n in range(2):
        later = an_article(f"Later {n}\n\nOpenAI says that {WORDS}", date(2025, 4, 1))
        an_appearance(later, claim, WORDS, status=Status.ACCEPTED)
    assert len(items(client, f"/claims/{claim.number}/annotations.jsonld?as_of=2025-03-01")) == 1
    assert len(items(client, f"/claims/{claim.number}/annotations.jsonld")) == 3


def test_the_query_budget(client, claim, snapshot):
    other = a_claim("Another one.", status=Status.ACCEPTED)
    assert other.number != claim.number
    for address in (
        f"/claims/{claim.number}/annotations.jsonld",
        f"/articles/{snapshot.article_id}/annotations.jsonld",
    ):
        assert count_queries(client, address) <= MOST
