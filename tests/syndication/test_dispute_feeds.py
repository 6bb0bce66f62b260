"""/d/<slug>.atom and /d/<slug>.feed.json."""

import json

import pytest
from lxml import etree

from claims.models import Claim, ClaimParty, ClaimRelation
from claims.parsing.entries import ParsedEntry
from claims.parsing.feeds import parse_feed
from claims.terms import PartyRole, RelationKind, Status
from tests.factories import a_dispute, a_party, a_placed_claim
from tests.queries import MOST, count_queries
from tests.syndication.feeds import ATOM, GRAMMAR, entries, valid_atom

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    return a_dispute(slug="data")


@pytest.fixture
def denied(dispute):
    """An accusation, and its denial."""
    accused = a_party("DeepSeek")
    claim = a_placed_claim(dispute, "DeepSeek took <b>data</b> & more.", Status.ACCEPTED)
    ClaimParty.objects.create(claim=claim, party=accused, role=PartyRole.ACCUSED, status=Status.ACCEPTED)
    denial = a_placed_claim(dispute, "It took none.", Status.ACCEPTED, speaker=accused)
    ClaimRelation.objects.create(claim=denial, kind=RelationKind.DENIES, other=claim, status=Status.ACCEPTED)
    return claim


def test_an_entry_says_who_says_it_on_whose_word_and_how_it_stands(client, denied):
    (entry,) = entries(valid_atom(client.get("/d/data.atom?by=openai")))
    assert entry["id"] == f"http://testserver/claims/{denied.number}/"
    assert entry["title"] == "OpenAI: DeepSeek took &lt;b&gt;data&lt;/b&gt; &amp; more. (alleged, denied)"
    assert entry["tags"] == ["alleged", "denied", "accepted"]
    for words in ("about DeepSeek", "OpenAI → PetaPixel", "alleged; denied; checked by an editor", "denied by DeepSeek",
                  "First published 30 Jan 2025", "DeepSeek took &lt;b&gt;data&lt;/b&gt; &amp; more."):  # fmt: skip
        assert words in entry["content"], entry["content"]


def test_a_correction_keeps_the_id_and_is_newer(client, denied):
    def told() -> dict:
        return {each["id"]: each for each in entries(valid_atom(client.get("/d/data.atom")))}

    address = f"http://testserver/claims/{denied.number}/"
    before = told()[address]
    denied.wording, denied.updated_at = "DeepSeek may have taken data.", denied.updated_at.replace(year=2999)
    denied.save(update_fields=["wording", "updated_at"])
    after = told()[address]
    assert after["updated"] > before["updated"]
    assert "may have taken data" in after["title"]
    assert next(iter(told())) == address  # what changed last comes first


@pytest.mark.parametrize("ending", ["atom", "feed.json"])
def test_how_far_it_goes_back_is_said_and_where_the_rest_is(client, denied, ending):
    assert client.get(f"/d/data.{ending}?page=20&page_size=500").status_code == 200
    answer = client.get(f"/d/data.{ending}?page=21&page_size=500")
    assert answer.status_code == 400
    assert "10,000 claims that changed last. All there are has .json" in answer.text


def test_a_withdrawn_claim_stays_as_an_entry_that_says_why(client, denied):
    Claim.objects.filter(pk=denied.pk).update(status=Status.WITHDRAWN, tombstone="It was satire.")
    told = {each["id"]: each for each in entries(valid_atom(client.get("/d/data.atom?by=deepseek")))}
    gone = told[f"http://testserver/claims/{denied.number}/"]
    assert gone["title"] == f"Withdrawn: claim {denied.number}"
    assert "It was satire." in gone["content"]
    assert "took &lt;b&gt;" not in json.dumps(told)


def test_the_feed_of_a_dispute_without_claims_is_valid(client, dispute):
    assert entries(valid_atom(client.get("/d/data.atom"))) == []
    assert json.loads(client.get("/d/data.feed.json").content)["items"] == []


def test_it_goes_on_in_parts(client, dispute):
    made = {f"http://testserver/claims/{a_placed_claim(dispute, f'Claim {n} is made.').number}/" for n in range(5)}
    seen, address = [], "/d/data.atom?page_size=2"
    while address:
        root = valid_atom(client.get(address))
        seen += [entry["id"] for entry in entries(root)]
        onward = root.find(f"{ATOM}link[@rel='next']")
        address = onward is not None and onward.get("href").removeprefix("http://testserver")
    assert (len(seen), set(seen)) == (5, made)
    told = json.loads(client.get("/d/data.feed.json?page_size=2").content)
    assert told["next_url"] == "http://testserver/d/data.feed.json?page_size=2&page=2"


def test_our_own_ingest_reads_the_same_items_in_both(client, denied):
    atom = parse_feed(client.get("/d/data.atom").content, "http://testserver/d/data.atom")
    told = parse_feed(client.get("/d/data.feed.json").content, "http://testserver/d/data.feed.json")
    assert list(map(_said, atom.entries)) == list(map(_said, told.entries))
    assert atom.entries[1].title == "OpenAI: DeepSeek took <b>data</b> & more. (alleged, denied)"
    assert atom.entries[0].url.startswith("http://testserver/claims/")


def _said(entry: ParsedEntry) -> tuple:
    return entry.guid, entry.url, entry.title, entry.published, entry.content_html


def test_a_json_feed_has_what_the_format_asks_for(client, denied):
    answer = client.get("/d/data.feed.json?by=openai")
    assert answer["Content-Type"] == "application/feed+json"
    told = json.loads(answer.content)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = told["items"]
    assert {"id", "url", "content_html", "date_published", "date_modified", "tags"} <= item.keys()
    assert item["_claimline"]["standing"] == ["alleged", "denied"]


@pytest.mark.parametrize("words", ["a\x01b is so.", "\U0001f4f0 prints it.", "]]> ends it.", "‮ turns it.", "x" * 5_000])
def test_no_words_break_a_feed(client, dispute, words):
    a_placed_claim(dispute, words)
    valid_atom(client.get("/d/data.atom"))
    json.loads(client.get("/d/data.feed.json").content)


def test_feeds_take_as_few_queries_for_many_claims(client, dispute):
    a_placed_claim(dispute, "One claim.")
    n_for_one = count_queries(client, "/d/data.atom")
    for n in range(10):
        a_placed_claim(dispute, f"Claim {n} is made.")
    assert count_queries(client, "/d/data.atom") == n_for_one <= MOST


@pytest.mark.parametrize(
    "broken",
    ["<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><updated>2025-01-01T00:00:00Z</updated></feed>",
     "<feed xmlns='http://www.w3.org/2005/Atom'><id>x:y</id><title>t</title><updated>yesterday</updated></feed>"],
)  # fmt: skip
def test_the_grammar_refuses_what_is_no_feed(broken):
    assert not etree.RelaxNG(etree.parse(GRAMMAR)).validate(etree.fromstring(broken))
