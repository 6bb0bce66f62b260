"""The page on which an editor relates and places a claim."""

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.linking.corrected import link_corrected
from claims.linking.replying import settle_replies
from claims.models import (
    Appearance,
    Claim,
    ClaimParty,
    ClaimRelation,
    Contradiction,
    Dispute,
    Placement,
    Reply,
)
from claims.terms import ContradictionKind, PartyRole, Publishes, RelationKind, Role, Slot, Status
from tests.factories import a_claim, a_dispute, a_party, a_placed_claim, a_user, an_appearance, an_article
from tests.queries import MOST, count_queries

pytestmark = pytest.mark.django_db

ACCUSED = {"role": PartyRole.ACCUSED, "words": "took", "status": Status.ACCEPTED}


@pytest.fixture(autouse=True)
def editor(client):
    user = a_user(Role.EDITOR)
    client.force_login(user)
    return user


@pytest.fixture
def claim() -> Claim:
    return a_placed_claim(a_dispute("Whose data?", slug="data"), "They took data.")


@pytest.fixture
def relation(claim) -> ClaimRelation:
    denial = a_placed_claim(a_dispute(), "We took none.", speaker=a_party("DeepSeek"))
    return ClaimRelation.objects.create(claim=denial, kind=RelationKind.DENIES, other=claim, words="none", rule="test")


@pytest.fixture
def contradiction(claim) -> Contradiction:
    other = a_placed_claim(a_dispute(), "They took ten files.")
    pair = sorted((claim.appearances.get(), other.appearances.get()), key=lambda each: each.pk)
    values = {"slot": Slot.AMOUNT, "kind": ContradictionKind.DISPUTE, "reading": "data", "other_reading": "ten files"}
    return Contradiction.objects.create(appearance=pair[0], other=pair[1], **values)


def page_of(claim: Claim, rest: str = "relations/") -> str:
    return f"/desk/claims/{claim.number}/{rest}"


def link_asked_for() -> None:
    """What the pages asked the worker for."""
    for job in ProcrastinateJob.objects.filter(task_name="claims.link_corrected").order_by("pk"):
        link_corrected(job.args["appearance_id"])


def test_all_that_is_to_be_decided_stands_on_it(client, claim, relation, contradiction):
    page = " ".join(client.get(page_of(claim)).content.decode().split())
    assert f'Denied by <a href="/claims/{relation.claim.number}/">We took none.</a>' in page
    assert "Other amount: real dispute" in page
    assert 'Whose data?</a> <span class="tag">by the rule</span>' in page
    assert page_of(claim) in client.get(f"/claims/{claim.number}/").content.decode()


def test_nothing_is_known_yet(client):
    page = client.get(page_of(a_claim())).content.decode()
    for words in ("No relation to another claim", "No telling of it contradicts", "In none."):
        assert words in page


class TestRelations:
    @pytest.mark.parametrize("do, status", [("accept", "accepted"), ("reject", "rejected")])
    def test_decided(self, client, claim, relation, do, status):
        sent = {"do": do, "reason": "Plain reading.", "seen": "suggested"}
        assert client.post(page_of(claim, f"relations/{relation.pk}/"), sent)["Location"] == page_of(claim)
        relation.refresh_from_db()
        assert relation.status == status

    def test_of_another_kind_the_first_one_is_rejected(self, client, claim, relation):
        sent = {"do": "change", "kind": "disputes", "words": "took none", "reason": "No denial.", "seen": "suggested"}
        client.post(page_of(claim, f"relations/{relation.pk}/"), sent)
        stands = dict(ClaimRelation.objects.values_list("kind", "status"))
        assert stands == {"denies": "rejected", "disputes": "accepted"}
        made = ClaimRelation.objects.get(kind="disputes")
        assert (made.words, made.evidence) == ("took none", relation.claim.appearances.get())

    @pytest.mark.parametrize(
        "sent, status, problem",
        [
            ({"do": "accept", "reason": ""}, 422, "Say why"),
            ({"do": "accept", "seen": "rejected"}, 409, "Somebody decided about this meanwhile"),
            ({"do": "accept", "seen": "suggested" * 9}, 409, "Somebody decided about this meanwhile"),
            ({"do": "accept", "seen": "\0"}, 409, "Somebody decided about this meanwhile"),
            ({"do": "change", "kind": "disputes", "words": "not there"}, 409, "stand in no stored article"),
            ({"do": "change", "kind": ""}, 409, "Choose the kind"),
            ({"do": "change", "kind": "hates"}, 422, "Choose one of the kinds"),
            ({"do": "burn"}, 422, "Choose what to do"),
        ],
    )
    def test_what_is_refused_comes_back_in_its_place(self, client, claim, relation, sent, status, problem):
        sent = {"reason": "Plain <b>reading</b>.", **sent}
        answer = client.post(page_of(claim, f"relations/{relation.pk}/"), sent)
        page = answer.content.decode()
        assert (answer.status_code, problem in page) == (status, True)
        assert "<b>reading" not in page
        relation.refresh_from_db()
        assert relation.status == "suggested"

    def test_all_that_is_wrong_is_told_at_once(self, client, claim):
        answer = client.post(page_of(claim), {"kind": "answers", "other": "", "words": "paid for", "reason": ""})
        page = answer.content.decode()
        assert (answer.status_code, "Write the number of the other claim" in page, "Say why" in page) == (
            422,
            True,
            True,
        )

    def test_one_is_added_either_way_round(self, client, claim):
        other = a_placed_claim(a_dispute(), "We paid for it.", speaker=a_party("DeepSeek"))
        sent = {"kind": "answers", "other": other.number, "turned": "on", "words": "paid for", "reason": "It answers."}
        client.post(page_of(claim), sent)
        made = ClaimRelation.objects.get()
        assert (made.claim, made.kind, made.other, made.status) == (other, "answers", claim, "accepted")
        assert made.evidence == other.appearances.get()

    def test_the_other_claim_is_found_by_words_and_chosen(self, client, claim):
        other = a_placed_claim(a_dispute(), "We paid <b>dearly</b> for it.", speaker=a_party("DeepSeek"))
        page = client.get(page_of(claim), {"q": "dearly"}).content.decode()
        assert f'form="add" name="pick" value="{other.number}"' in page
        assert "We paid &lt;b&gt;dearly" in page
        assert "No other claim has these words." in client.get(page_of(claim), {"q": "nowhere"}).content.decode()
        assert client.get(page_of(claim), {"q": "\0" * 9_000}).status_code == 200
        typed = {"kind": "denies", "turned": "on", "words": "dearly", "reason": "It does.", "other": ""}
        for chosen in (
            client.get(page_of(claim), {"other": other.number}),
            client.post(page_of(claim), {**typed, "pick": other.number}),
        ):
            form = chosen.content.decode().partition('id="add"')[2].partition("</form>")[0]
            assert f'name="other" value="{other.number}"' in form
        for kept in ("It does.", "dearly</textarea>", '<option value="denies" selected>', "checked"):
            assert kept in form
        assert not ClaimRelation.objects.exists()

    def test_without_a_script_looking_keeps_what_was_typed(self, client, claim):
        other = a_placed_claim(a_dispute(), "We paid dearly for it.", speaker=a_party("DeepSeek"))
        typed = {"kind": "denies", "turned": "on", "words": "dearly", "reason": "It does.", "other": "", "q": "dearly"}
        for answer in (client.post(page_of(claim), {**typed, "look": "yes"}), client.post(page_of(claim), typed)):
            page = answer.content.decode()
            assert answer.status_code == 200
            assert f'form="add" name="pick" value="{other.number}"' in page
            form = page.partition('id="add"')[2].partition("</form>")[0]
            for kept in ("It does.", "dearly</textarea>", '<option value="denies" selected>', "checked"):
                assert kept in form
        assert not ClaimRelation.objects.exists()

    def test_one_to_itself_is_refused(self, client, claim):
        sent = {"kind": "supports", "other": claim.number, "reason": "It does."}
        answer = client.post(page_of(claim), sent)
        assert (answer.status_code, "relation to itself" in answer.content.decode()) == (409, True)

    def test_one_of_another_claim_is_not_there(self, client, relation):
        assert client.post(page_of(a_claim(), f"relations/{relation.pk}/"), {"do": "accept"}).status_code == 404
        assert client.get(page_of(relation.claim, f"relations/{relation.pk}/")).status_code == 302
        assert client.get("/desk/claims/999999/relations/").status_code == 404


class TestContradictions:
    @pytest.mark.parametrize("decision", ["The docket says ten.", ""])
    def test_of_what_kind_it_is_and_what_it_comes_to(self, client, claim, contradiction, decision):
        sent = {"do": "accept", "kind": "slip", "decision": decision, "reason": "Asked.", "seen": "suggested"}
        client.post(page_of(claim, f"contradictions/{contradiction.pk}/"), sent)
        contradiction.refresh_from_db()
        assert (contradiction.status, contradiction.kind, contradiction.decision) == ("accepted", "slip", decision)

    def test_that_it_is_none(self, client, claim, contradiction):
        sent = {"do": "reject", "reason": "Two matters.", "seen": "suggested"}
        client.post(page_of(claim, f"contradictions/{contradiction.pk}/"), sent)
        contradiction.refresh_from_db()
        assert contradiction.status == Status.REJECTED

    def test_a_refused_one_comes_back(self, client, claim, contradiction):
        address = page_of(claim, f"contradictions/{contradiction.pk}/")
        answer = client.post(address, {"do": "accept", "kind": "slip", "decision": "Kept here."})
        assert (answer.status_code, "Kept here." in answer.content.decode()) == (422, True)
        assert client.post(address, {"do": "accept", "kind": "x"}).status_code == 422
        assert client.post(page_of(a_claim(), f"contradictions/{contradiction.pk}/"), {}).status_code == 404


class TestReplies:
    @pytest.fixture
    def accused(self, claim, relation) -> Claim:
        """The claim accuses who denies it; the answer is in the ledger."""
        ClaimParty.objects.create(claim=claim, party=relation.claim.speaker, **ACCUSED)
        relation.evidence = relation.claim.appearances.get()
        relation.save()
        settle_replies({claim.pk})
        return claim

    def test_what_is_said_to_be_no_answer_is_gone_from_the_claims_page(self, client, accused):
        reply = Reply.objects.get()
        assert "DeepSeek</bdi></a>: denied" in " ".join(client.get(page_of(accused)).content.decode().split())
        sent = {"do": "reject", "reason": "Of another suit.", "seen": "suggested"}
        assert client.post(page_of(accused, f"replies/{reply.pk}/"), sent)["Location"] == page_of(accused)
        reply.refresh_from_db()
        assert reply.status == Status.REJECTED
        settle_replies({accused.pk})
        assert [row.status for row in Reply.objects.all()] == [Status.REJECTED]

    def test_no_other_telling_of_it_is_suggested_as_the_answer_again(self, client, accused, relation):
        client.post(page_of(accused, f"replies/{Reply.objects.get().pk}/"), {"do": "reject", "reason": "Another suit."})
        earlier = an_article("We took none.", date(2025, 1, 1))
        an_appearance(earlier, relation.claim, "We took none")
        settle_replies({accused.pk})
        assert [row.status for row in Reply.objects.all()] == [Status.REJECTED]

    def test_an_accepted_one_is_shown_where_only_what_is_checked_is(self, client, accused):
        Dispute.objects.update(publishes=Publishes.ACCEPTED)
        Claim.objects.update(status=Status.ACCEPTED)
        Appearance.objects.update(status=Status.ACCEPTED)
        address = f"/claims/{accused.number}.json"
        assert client.get(address).json()["replies"] == []
        sent = {"do": "accept", "reason": "Read it.", "seen": "suggested"}
        client.post(page_of(accused, f"replies/{Reply.objects.get().pk}/"), sent)
        assert [each["kind"] for each in client.get(address).json()["replies"]] == ["denied"]

    def test_what_rested_on_a_relation_goes_with_it_and_comes_back(self, client, accused, relation):
        for do in ("accept", "reject"):
            client.post(page_of(accused, f"relations/{relation.pk}/"), {"do": do, "reason": "Read again."})
        link_asked_for()
        assert not Reply.objects.exists()
        before, rejected = relation.events.order_by("-pgh_id").values_list("pgh_id", flat=True)[:2][::-1]
        back = {"event": before, "latest": rejected, "reason": "It was right."}
        assert client.post(f"/desk/history/relation/{relation.pk}/", back).status_code == 302
        link_asked_for()
        assert Reply.objects.get().answer == relation.claim

    def test_a_relation_that_an_editor_adds_is_an_answer(self, client, claim):
        other = a_placed_claim(a_dispute(), "We paid for it.", speaker=a_party("DeepSeek"))
        ClaimParty.objects.create(claim=claim, party=other.speaker, **ACCUSED)
        sent = {"kind": "denies", "other": other.number, "turned": "on", "words": "paid for", "reason": "It does."}
        client.post(page_of(claim), sent)
        link_asked_for()
        assert Reply.objects.get().answer == other

    @pytest.mark.parametrize(
        "sent, status, problem",
        [
            ({"do": "reject", "reason": " "}, 422, "Say why"),
            ({"do": "reject", "reason": "Kept <b>here</b>.", "seen": "accepted"}, 409, "decided about this meanwhile"),
            ({"do": "reject", "reason": "Kept <b>here</b>.", "seen": "x" * 99}, 409, "decided about this meanwhile"),
            (
                {"do": "change", "kind": "partial", "reason": "Kept <b>here</b>.", "seen_kind": "x" * 99},
                *(409, "this meanwhile"),
            ),
            ({"do": "burn", "reason": "It is."}, 422, "Choose what to do"),
        ],
    )
    def test_what_is_refused_comes_back_in_its_place(self, client, accused, sent, status, problem):
        answer = client.post(page_of(accused, f"replies/{Reply.objects.get().pk}/"), sent)
        assert (answer.status_code, problem in answer.content.decode()) == (status, True)
        assert Reply.objects.get().status == Status.SUGGESTED

    def test_with_what_is_no_answer_the_denial_behind_it_goes(self, client, accused, relation):
        reply = Reply.objects.get()
        page = " ".join(client.get(page_of(accused)).content.decode().split())
        assert 'name="relations_too" checked' in page
        assert f'denied by <a href="/claims/{relation.claim.number}/">claim {relation.claim.number}</a>' in page
        sent = {"do": "reject", "reason": "Of another suit.", "seen": "suggested", "relations_too": "on"}
        client.post(page_of(accused, f"replies/{reply.pk}/"), sent)
        relation.refresh_from_db()
        assert relation.status == Status.REJECTED
        link_asked_for()
        shown = client.get(f"/claims/{accused.number}/").content.decode()
        assert "We took none." not in shown
        assert 'name="relations_too"' not in client.get(page_of(accused)).content.decode()

    def test_it_is_of_another_kind(self, client, accused):
        reply = Reply.objects.get()
        address = page_of(accused, f"replies/{reply.pk}/")
        sent = {"do": "change", "kind": "partial", "reason": "Only the maps.", "seen": "suggested"}
        assert client.post(address, {**sent, "seen_kind": "denied"})["Location"] == page_of(accused)
        reply.refresh_from_db()
        assert (reply.kind, reply.status) == ("partial", Status.ACCEPTED)
        late = client.post(address, {**sent, "kind": "declined", "seen": "accepted", "seen_kind": "denied"})
        assert late.status_code == 409
        assert "it is “partial answer” now" in late.content.decode()
        assert "Only the maps." in late.content.decode()
        assert client.post(address, {**sent, "kind": "", "seen": ""}).status_code == 409

    def test_one_that_the_machine_missed(self, client, accused):
        words = accused.appearances.get().first_snapshot.text[:12]
        sent = {"party": "DeepSeek", "kind": "declined", "words": words, "on": "May 2025", "reason": "Read it."}
        assert client.get(page_of(accused, "replies/"))["Location"] == page_of(accused)
        assert client.post(page_of(accused, "replies/"), sent)["Location"] == page_of(accused)
        made = Reply.objects.get(kind="declined")
        assert (made.status, made.words, made.replied.lower) == (Status.ACCEPTED, words, date(2025, 5, 1))
        page = " ".join(client.get(f"/claims/{accused.number}/").content.decode().split())
        assert '<span class="tag">declined to comment</span>' in page
        assert "May 2025" in page

    @pytest.mark.parametrize(
        "sent, status, problem",
        [
            ({"party": ""}, 422, "Write who answered."),
            ({"party": "Nobody Known"}, 409, "Nobody is known as"),
            ({"words": ""}, 422, "Write the words that say so"),
            ({"words": "not there"}, 409, "stand in no stored article"),
            ({"kind": "sang"}, 422, "Choose one of the kinds"),
            ({"article": "x"}, 422, "is no number of an article"),
            ({"claim": "999999"}, 422, "There is no claim 999999"),
            ({"on": "last fall"}, 422, "that is not known. Write a month or a year"),
            ({"reason": ""}, 422, "Say why"),
        ],
    )
    def test_what_is_refused_of_it_comes_back_as_it_was_typed(self, client, accused, sent, status, problem):
        typed = {"party": "DeepSeek", "kind": "declined", "words": "They took", "reason": "Kept <b>here</b>.", **sent}
        answer = client.post(page_of(accused, "replies/"), typed)
        page = answer.content.decode()
        assert (answer.status_code, problem in page) == (status, True)
        assert "Kept <b>" not in page
        assert sent.get("reason") == "" or "Kept &lt;b&gt;here" in page
        assert Reply.objects.count() == 1

    def test_one_of_another_claim_is_not_there(self, client, accused):
        pk = Reply.objects.get().pk
        assert client.post(page_of(a_claim(), f"replies/{pk}/"), {"do": "reject"}).status_code == 404
        assert client.get(page_of(accused, f"replies/{pk}/")).status_code == 302


class TestPlaces:
    def test_in_out_and_back_to_the_rule(self, client, claim):
        dispute = a_dispute("Another")
        for do, stands in (("in", [False]), ("out", [True]), ("rule", [])):
            client.post(page_of(claim, "places/"), {"dispute": dispute.pk, "do": do, "reason": "It is about it."})
            placed = Placement.objects.filter(claim=claim, dispute=dispute).values_list("kept_out", flat=True)
            assert list(placed) == stands, do

    @pytest.mark.parametrize(
        "sent, status, problem",
        [
            ({"do": "in", "reason": ""}, 422, "Say why"),
            ({"do": "rule"}, 409, "No editor decided"),
            ({"do": "in", "dispute": "0"}, 422, "Choose one of the disputes"),
            ({"do": ""}, 422, "Choose what to do"),
        ],
    )
    def test_what_is_refused_comes_back(self, client, claim, sent, status, problem):
        sent = {"dispute": Placement.objects.get(claim=claim).dispute_id, "reason": "So.", **sent}
        answer = client.post(page_of(claim, "places/"), sent)
        assert (answer.status_code, problem in answer.content.decode()) == (status, True)


def test_contributors_may_not(client, claim):
    client.force_login(a_user(Role.CONTRIBUTOR))
    assert client.get(page_of(claim)).status_code == 403
    assert page_of(claim) not in client.get(f"/claims/{claim.number}/").content.decode()


def test_more_of_everything_takes_no_more_queries(client, claim, relation, contradiction):
    client.get(page_of(claim))  # where one is logged in is noted at the first page
    few = count_queries(client, page_of(claim))
    for number in range(6):
        other = a_placed_claim(a_dispute(f"Dispute {number}"), f"We took {number}.", speaker=a_party(f"Firm {number}"))
        ClaimRelation.objects.create(claim=other, kind=RelationKind.DENIES, other=claim)
    assert count_queries(client, page_of(claim)) <= few <= MOST
