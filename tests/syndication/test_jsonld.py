"""/d/<slug>.jsonld, /claims/<number>.jsonld, and the same in the page of a claim."""

import json
from datetime import date

import extruct
import pytest

from claims.models import Claim, ClaimParty, ClaimRelation, days
from claims.terms import PartyKind, PartyRole, RelationKind, Status
from tests.factories import a_dispute, a_party, a_placed_claim
from tests.syndication.linked_data import expanded

pytestmark = pytest.mark.django_db
SCHEMA, OWN = "https://schema.org/", "urn:claimline:term:"


@pytest.fixture
def claim():
    """An accusation that was denied, of a time of which only the season is known."""
    dispute = a_dispute(slug="data")
    accused = a_party("DeepSeek", wikidata_id="Q131577453")
    altman = a_party("Sam Altman", PartyKind.PERSON, wikidata_id="Q7407093")
    happened = {"happened": days(date(2024, 9, 1), date(2024, 11, 30)), "happened_why": {"edtf": "2024-23"}}
    claim = a_placed_claim(
        dispute, "DeepSeek took </script><b>data</b> & more.", Status.ACCEPTED, speaker=altman, appearance=happened
    )
    ClaimParty.objects.create(claim=claim, party=accused, role=PartyRole.ACCUSED, status=Status.ACCEPTED)
    denial = a_placed_claim(dispute, "It took none.", Status.ACCEPTED, speaker=accused)
    ClaimRelation.objects.create(claim=denial, kind=RelationKind.DENIES, other=claim, status=Status.ACCEPTED)
    return claim


def read(client, address: str) -> dict:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/ld+json")
    return json.loads(answer.content)


def test_a_claim_is_told_in_the_words_of_schema_org(client, claim):
    told = read(client, f"/claims/{claim.number}.jsonld")
    assert (told["@type"], told["text"], told["datePublished"]) == ("Claim", claim.wording, "2025-01-30")
    assert told["author"]["@type"] == "Person"
    assert told["author"]["sameAs"] == "http://www.wikidata.org/entity/Q7407093"
    assert [each["name"] for each in told["about"]] == ["DeepSeek"]
    first = told["firstAppearance"]
    assert (first["@type"], first["publisher"]["name"]) == ("NewsArticle", "PetaPixel")
    assert "ClaimReview" not in json.dumps(told)


def test_it_expands_without_losing_anything(client, claim):
    (told,) = expanded(read(client, f"/claims/{claim.number}.jsonld"))
    assert told["@type"] == [f"{SCHEMA}Claim"]
    assert told[f"{OWN}deniedBy"][0]["@id"].startswith("http://testserver/claims/")
    assert told[f"{OWN}happened"] == [{"@type": "http://id.loc.gov/datatypes/edtf/EDTF", "@value": "2024-23"}]
    assert {each["@value"] for each in told[f"{OWN}standing"]} == {"alleged", "denied"}
    (listed,) = expanded(read(client, "/d/data.jsonld"))
    assert len(listed[f"{SCHEMA}itemListElement"]) == 2


def test_a_key_that_means_nothing_would_be_seen(client, claim):
    told = read(client, f"/claims/{claim.number}.jsonld")
    with pytest.raises(AssertionError, match="dropped"):
        expanded(told | {"datePublisched": "2025-01-30"})


def test_the_page_holds_the_same(client, claim):
    html = client.get(f"/claims/{claim.number}/").content.decode()
    (found,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    apart = read(client, f"/claims/{claim.number}.jsonld")
    assert found["text"] == claim.wording
    assert {**found, "dateModified": ""} == {**apart, "dateModified": ""}
    expanded(found)


def test_a_withdrawn_claim_is_gone_and_says_why(client, claim):
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="It was satire.")
    answer = client.get(f"/claims/{claim.number}.jsonld")
    assert answer.status_code == 410
    (told,) = expanded(json.loads(answer.content))
    assert told[f"{OWN}withdrawnBecause"] == [{"@value": "It was satire."}]
    (listed,) = expanded(read(client, "/d/data.jsonld"))
    assert len(listed[f"{OWN}withdrawn"]) == 1
    assert b"ld+json" not in client.get(f"/claims/{claim.number}/").content
