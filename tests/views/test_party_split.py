"""A party that is two persons of one name, split: the page, what moves, and the way back."""

import pytest

from claims.editing.corrections import decide_speaker
from claims.editing.party_split import undo_split
from claims.linking import settle_party
from claims.models import (
    Appearance,
    ChainLink,
    Claim,
    ClaimParty,
    MentionDecision,
    MergeOperation,
    Party,
    PartyAlias,
    Reply,
)
from claims.terms import PartyKind, PartyRole, ReplyKind
from tests.factories import a_dispute, a_party, a_placed_claim
from tests.linking.telling_tales import tell
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lead")]

PAGE = "/desk/parties/john-smith/split/"


@pytest.fixture
def smith() -> Party:
    return a_party("John Smith", PartyKind.PERSON)


@pytest.fixture
def claims(smith) -> list[Claim]:
    """Two that he makes, and one that accuses him."""
    dispute = a_dispute()
    made = [a_placed_claim(dispute, words, speaker=smith) for words in ("Bread is dear.", "Models are safe.")]
    accuses = a_placed_claim(dispute, "He took it.", speaker=a_party("Meta"))
    ClaimParty.objects.create(claim=accuses, party=smith, role=PartyRole.ACCUSED)
    Reply.objects.create(accusation=accuses, party=smith, kind=ReplyKind.DENIED)
    PartyAlias.objects.create(party=smith, name="Smith the baker")
    return [*made, accuses]


def sent(claims: list[Claim], **fields) -> dict:
    alias = PartyAlias.objects.get(name="Smith the baker")
    parts = {"makes": claims[0].pk, "has_part_in": claims[2].pk, "names": alias.pk}
    return {**parts, "new_name": "John Smith", "reason": "A baker.", "decision": "split", **fields}


def whose() -> list[str | None]:
    return [
        *Claim.objects.order_by("pk").values_list("speaker__slug", flat=True),
        *Appearance.objects.order_by("pk").values_list("speaker__slug", flat=True),
        *ChainLink.objects.filter(position=0).order_by("pk").values_list("party__slug", flat=True),
        ClaimParty.objects.get().party.slug,
        Reply.objects.get().party.slug,
        PartyAlias.objects.get(name="Smith the baker").party.slug,
    ]


def test_what_can_be_ticked(client, claims):
    page = client.get(PAGE).content.decode()
    for words in ("Bread is dear.", "He took it.", "Smith the baker"):
        assert words in page
    assert 'value="split"' not in page
    assert PAGE in client.get("/parties/john-smith/").content.decode()


def test_a_preview_counts_and_changes_nothing(client, claims):
    page = " ".join(client.post(PAGE, sent(claims, decision="preview")).content.decode().split())
    assert '<span>claims that it makes</span> <span class="n">1</span>' in page
    assert "a new party, <bdi>John Smith</bdi>" in page
    assert not MergeOperation.objects.exists()


def test_what_was_ticked_goes_to_a_new_one_of_the_same_name_and_comes_back(client, claims):
    before = whose()
    client.post(PAGE, sent(claims))
    made = Party.objects.exclude(slug="john-smith").get(name="John Smith")
    after = whose()
    assert [after[0], after[1], *after[-3:]] == [made.slug, "john-smith", *[made.slug] * 3]
    page = client.post(f"/desk/merges/{MergeOperation.objects.get().pk}/", {"reason": "One man."}, follow=True)
    assert "back where it was" in page.content.decode()
    assert whose() == before
    assert client.get(f"/parties/{made.slug}/")["Location"] == "/parties/john-smith/"


def test_undone_nothing_that_was_decided_since_keeps_the_new_one(client, claims, smith, lead):
    client.post(PAGE, sent(claims))
    row = Appearance.objects.get(claim=claims[0])
    row.source_words = "the baker"
    row.save()
    decide_speaker(row, lead, "It is he.")
    undo_split(lead, MergeOperation.objects.get().pk, "One man.")
    assert MentionDecision.objects.get().party == smith
    assert Party.objects.exclude(pk=smith.pk).get(name="John Smith").merged_into == smith


@pytest.mark.parametrize("whose_claim, is_gone", [("its own", True), ("another", False)])
def test_undone_what_was_only_suggested_of_its_claims_keeps_nothing(client, claims, smith, lead, whose_claim, is_gone):
    """The linking makes roles and silences anew for the new party: they go with the claims, what else came does not."""
    client.post(PAGE, sent(claims))
    made = Party.objects.exclude(pk=smith.pk).get(name="John Smith")
    own, other, accuses = claims
    ClaimParty.objects.create(claim=own if is_gone else other, party=made, role=PartyRole.ABOUT)
    Reply.objects.create(accusation=accuses, party=made, kind=ReplyKind.NO_ANSWER)
    undo_split(lead, MergeOperation.objects.get().pk, "One man.")
    made.refresh_from_db()
    assert made.merged_into == (smith if is_gone else None)


def test_sent_twice_it_is_split_once(client, claims):
    form = sent(claims)
    client.post(PAGE, form)
    again = client.post(PAGE, form)
    assert (again.status_code, "Not all that you ticked" in again.content.decode()) == (409, True)
    assert MergeOperation.objects.count() == 1


def test_to_a_party_that_is_there(client, claims):
    baker = a_party("Jack Smith", PartyKind.PERSON)
    ClaimParty.objects.create(claim=claims[2], party=baker, role=PartyRole.ACCUSED)
    client.post(PAGE, sent(claims, other="jack-smith"))
    assert ClaimParty.objects.get().party == baker
    client.post(f"/desk/merges/{MergeOperation.objects.get().pk}/", {"reason": "One man."})
    assert ClaimParty.objects.count() == 2
    assert Party.objects.get(pk=baker.pk).merged_into is None


def test_no_later_run_takes_it_back(client):
    told = [tell(f"OpenAI said that {words}.").claim for words in ("DeepSeek copied its models", "prices would rise")]
    speaker = told[0].speaker
    address = f"/desk/parties/{speaker.slug}/split/"
    client.post(address, {"makes": told[0].pk, "new_name": "OpenAI", "reason": "Another firm.", "decision": "split"})
    operation = MergeOperation.objects.get()
    for pk in (operation.absorbed_id, operation.survivor_id):
        settle_party(pk)
    told[0].refresh_from_db()
    assert (told[0].speaker_id, told[0].merged_into) == (operation.absorbed_id, None)


@pytest.mark.parametrize(
    "fields, status, problem",
    [
        ({"reason": " "}, 409, "Say why"),
        ({"makes": "", "has_part_in": "", "names": ""}, 422, "without saying what you mean"),
        ({"new_name": " "}, 409, "Write the name"),
        ({"other": "John Smith"}, 409, "cannot be told apart from itself"),
        ({"other": "nobody"}, 422, "Nobody is known"),
        ({"makes": "x"}, 422, "without saying what you mean"),
    ],
)
def test_what_is_refused_comes_back(client, claims, fields, status, problem):
    answer = client.post(PAGE, sent(claims, **fields))
    assert (answer.status_code, problem in answer.content.decode()) == (status, True)
    assert not MergeOperation.objects.exists()


def test_nothing_ticked_and_nothing_there(client, claims):
    answer = client.post(PAGE, {"new_name": "x", "reason": "y", "decision": "split"})
    assert (answer.status_code, "Tick what belongs" in answer.content.decode()) == (409, True)
    a_party("Nobody Much")
    assert "Nothing to split" in client.get("/desk/parties/nobody-much/split/").content.decode()
    assert client.get("/desk/parties/nobody-at-all/split/").status_code == 404


def test_more_claims_take_no_more_queries(client, claims, smith):
    client.get(PAGE)  # where one is logged in is noted at the first page
    few = count_queries(client, PAGE)
    for number in range(6):
        a_placed_claim(a_dispute(), f"Bread {number}.", speaker=smith)
    assert count_queries(client, PAGE) <= few <= MOST
