"""What is not settled: found by itself, each kind leads to where it is settled, and is gone once it is."""

from datetime import UTC, datetime

import pytest

from claims.editing.parties import refuse_match
from claims.models import (
    Anchor,
    Appearance,
    Claim,
    ClaimParty,
    Contradiction,
    FetchLog,
    Origin,
    PartyMatch,
    Reply,
    Telling,
)
from claims.terms import (
    AnchorState,
    ContradictionKind,
    MatchKind,
    OpenQuestion,
    PartyRole,
    ReplyKind,
    Role,
    Slot,
    Status,
)
from tests.factories import a_dispute, a_party, a_placed_claim, a_user
from tests.queries import MOST, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]


def counts(client, **narrowed) -> dict[str, int]:
    """How many there are of each kind, those of which there is none left out."""
    page = client.get("/desk/questions/", narrowed).context["questions"]
    return {kind.value: n for kind, n in page.counts if n}


def rows(client, kind: OpenQuestion) -> list[tuple]:
    page = client.get("/desk/questions/", {"kind": kind.value}).context["questions"]
    return [(row.name, row.key, row.words, row.note) for row in page.rows]


def a_sourced_claim(wording: str = "DeepSeek took data.", dispute=None) -> Claim:
    """One that its speaker told somebody, so that nothing is open about it."""
    claim = a_placed_claim(dispute or a_dispute(), wording)
    Origin.objects.filter(claim=claim).update(key=f"party:{claim.speaker_id}")
    return claim


def a_match(one: str = "DeepSeek", other: str = "Deep Seek") -> PartyMatch:
    return PartyMatch.objects.create(party=a_party(one), other=a_party(other), kind=MatchKind.SPELLING)


def a_date_conflict() -> Contradiction:
    one, other = a_sourced_claim("It began in May."), a_sourced_claim("It began in June.")
    told = [claim.appearances.get() for claim in (one, other)]
    return Contradiction.objects.create(
        appearance=told[0],
        other=told[1],
        slot=Slot.DATE,
        kind=ContradictionKind.DISPUTE,
        reading="May",
        other_reading="June",
    )


def test_nothing_is_open(client):
    a_sourced_claim()
    assert counts(client) == {}
    assert "Nothing of this kind is open" in client.get("/desk/questions/").content.decode()


def test_who_is_meant(client):
    claim = a_sourced_claim("They took data.")
    Claim.objects.filter(pk=claim.pk).update(unclear="They")
    told = claim.appearances.get()
    Telling.objects.create(appearance=told, wording="They took data.", unclear="They", digest="d", matter_hash="m")
    assert rows(client, OpenQuestion.MEANT) == [("unclear", told.pk, "They took data.", "Who is “They”?")]
    assert f'href="/desk/unclear/{told.pk}/"' in client.get("/desk/questions/").content.decode()


def test_a_speaker_whom_nobody_made_out(client):
    claim = a_sourced_claim()
    Claim.objects.filter(pk=claim.pk).update(speaker=None)
    claim.appearances.update(speaker=None, source_words="a spokesman of the maker")
    [(name, number, _, note)] = rows(client, OpenQuestion.SPEAKER)
    assert (name, number, note) == ("claim", claim.number, "Who is “a spokesman of the maker”?")


def test_people_without_a_name_are_no_question(client):
    claim = a_sourced_claim()
    Claim.objects.filter(pk=claim.pk).update(speaker=None)
    claim.appearances.update(speaker=None, source_words="two people")
    claim.appearances.get().chain.filter(position=0).update(party=None, unnamed="two people")
    assert counts(client) == {}


def test_parties_that_may_be_one_until_somebody_says_that_they_are_two(client, editor):
    match = a_match()
    assert rows(client, OpenQuestion.PARTIES) == [("party", "deepseek", "DeepSeek and Deep Seek", "spelt alike")]
    refuse_match(editor, match.pk)
    assert counts(client) == {}


def test_near_words_in_a_later_version(client, editor):
    anchor = Anchor.objects.get(appearance=a_sourced_claim().appearances.get())
    Anchor.objects.filter(pk=anchor.pk).update(state=AnchorState.CHANGED)
    assert [row[:2] for row in rows(client, OpenQuestion.OFFER)] == [("offer", anchor.pk)]
    Anchor.objects.filter(pk=anchor.pk).update(decided_by=editor)
    assert counts(client) == {}


def test_days_that_differ_until_somebody_decides(client):
    conflict = a_date_conflict()
    [(name, number, words, note)] = rows(client, OpenQuestion.DATE)
    assert (name, number) == ("claim", conflict.appearance.claim.number)
    assert (words, note) == ("It began in May.", "May here, June elsewhere")
    Contradiction.objects.update(slot=Slot.AMOUNT)
    assert counts(client) == {}


def test_an_accusation_until_it_is_answered(client):
    claim, accused = a_sourced_claim(), a_party("DeepSeek")
    ClaimParty.objects.create(claim=claim, party=accused, role=PartyRole.ACCUSED)
    note = "no answer of DeepSeek is held"
    assert rows(client, OpenQuestion.UNANSWERED) == [("claim", claim.number, claim.wording, note)]
    Reply.objects.create(accusation=claim, party=accused, kind=ReplyKind.NO_ANSWER, words="did not reply")
    assert counts(client) == {"unanswered": 1}
    Reply.objects.create(accusation=claim, party=accused, kind=ReplyKind.DENIED, words="denied it")
    assert counts(client) == {}


def test_who_accuses_stands_beside_who_did_not_answer(client):
    claim = a_placed_claim(a_dispute(), speaker=a_party("OpenAI"))
    ClaimParty.objects.create(claim=claim, party=a_party("DeepSeek"), role=PartyRole.ACCUSED)
    shown = client.get("/desk/questions/", {"kind": "unanswered"}).content.decode()
    assert "<bdi>OpenAI</bdi> says it; no answer of DeepSeek is held" in shown


def test_whoever_is_charged_in_two_roles_is_one_question(client):
    claim, accused = a_sourced_claim(), a_party("DeepSeek")
    for role in (PartyRole.ACCUSED, PartyRole.DEFENDANT):
        ClaimParty.objects.create(claim=claim, party=accused, role=role)
    note = "no answer of DeepSeek is held"
    assert rows(client, OpenQuestion.UNANSWERED) == [("claim", claim.number, claim.wording, note)]
    assert counts(client) == {"unanswered": 1}


def test_a_claim_that_rests_on_an_outlet_alone(client):
    claim = a_placed_claim(a_dispute())
    [(name, number, _, note)] = rows(client, OpenQuestion.SOURCE)
    assert (name, number, note) == ("claim", claim.number, "rests on PetaPixel alone")
    Origin.objects.create(claim=claim, key="document:7", label="the complaint")
    assert counts(client) == {}


def test_a_page_that_was_gone_at_the_last_look(client):
    article = a_sourced_claim().appearances.get().article
    look = {"url": article.canonical_url, "http_status": 404, "error": "gone"}
    FetchLog.objects.create(fetched_at=datetime(2025, 3, 1, tzinfo=UTC), **look)
    [(name, key, _, note)] = rows(client, OpenQuestion.LINK)
    assert (name, key) == ("article", article.pk)
    assert note == "the page was gone when it was last looked at, on 1 Mar 2025"
    look |= {"http_status": 200, "error": ""}
    FetchLog.objects.create(fetched_at=datetime(2025, 4, 1, tzinfo=UTC), **look)
    assert counts(client) == {}


def test_what_was_rejected_asks_nothing(client):
    claim = a_placed_claim(a_dispute())
    Appearance.objects.update(status=Status.REJECTED)
    Claim.objects.filter(pk=claim.pk).update(status=Status.REJECTED)
    assert counts(client) == {}


def test_those_of_one_dispute(client):
    dispute = a_dispute(slug="data")
    a_placed_claim(dispute)
    a_placed_claim(a_dispute(slug="else"), "Something else.")
    a_match()
    assert counts(client) == {"parties": 1, "source": 2}
    assert counts(client, dispute="data") == {"parties": 1, "source": 1}


def test_what_most_articles_tell_comes_first(client):
    for wording, n in (("Told twice.", 2), ("Told often.", 9), ("Told once.", 1)):
        claim = a_placed_claim(a_dispute(), wording)
        claim.stats = type(claim).stats.related.related_model.objects.create(claim=claim, n_articles=n)
    assert [row[2] for row in rows(client, OpenQuestion.SOURCE)] == ["Told often.", "Told twice.", "Told once."]


@pytest.mark.parametrize("query", ["kind=nonsense", "dispute=nowhere", "kind=%00", "dispute=" + "x" * 3000])
def test_what_cannot_be_read_is_said(client, query):
    answer = client.get(f"/desk/questions/?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()


def test_a_page_that_is_not_there_is_the_last_one(client):
    a_match()
    assert len(client.get("/desk/questions/?page=999").context["questions"].rows) == 1


@pytest.mark.parametrize("kind", [OpenQuestion.SOURCE, OpenQuestion.UNANSWERED, OpenQuestion.PARTIES])
def test_queries_do_not_grow(client, kind):
    address, dispute, accused = f"/desk/questions/?kind={kind}", a_dispute(), a_party("DeepSeek")

    def add(n: int) -> None:
        claim = a_placed_claim(dispute, f"Claim {n}.")
        ClaimParty.objects.create(claim=claim, party=accused, role=PartyRole.ACCUSED)
        a_match(f"Party {n}", f"Party{n}")

    add(0)
    client.get(address)  # that somebody is here is written down once in a while
    n_for_one = count_queries(client, address)
    for n in range(1, 31):
        add(n)
    assert count_queries(client, address) == n_for_one <= MOST


def test_contributors_have_no_such_list(client):
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.get("/desk/questions/").status_code == 403
