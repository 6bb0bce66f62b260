"""What somebody sends about a thing that went while they wrote: it is never lost, and leads to where the thing is."""

import pytest
from django.urls import URLPattern, get_resolver, reverse
from django.utils.html import escape

from claims.models import Claim, ClaimRelation, Contradiction, Feed, Reply, Report
from claims.terms import ContradictionKind, RelationKind, ReportKind, Slot, Status
from claims.views import feed as feeds
from tests.factories import (
    a_claim,
    a_dispute,
    a_feed,
    a_merged_claim,
    a_party,
    a_placed_claim,
    a_publisher,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lead")]

WORDS = "I read <b>both</b> twice."
NOWHERE = {"number": 999_999, "pk": 999_999, "slug": "gone", "kind": "claim", "other": 2}
#: Presses of a button alone: what is not there any more is what was wanted, or nothing that anybody wrote about.
BUTTONS = {"here", "search-delete", "webhook-delete", "token-revoke", "review-party-leave"}
#: These say it in their list, with what was written.
IN_A_LIST = {"review-item": 409, "unclear-say": 422}


def written_at() -> list[str]:
    """The name of every address that is about one thing; forms that begin something cannot come too late."""
    return [
        pattern.name
        for pattern in get_resolver().url_patterns
        if isinstance(pattern, URLPattern) and len(pattern.pattern.converters) > 0 and pattern.name not in BUTTONS
        if pattern.pattern.converters.keys() <= NOWHERE.keys()
    ]


def page_of(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("name", written_at())
def test_what_is_not_there_any_more_gives_back_what_was_written_about_it(client, name):
    takes = get_resolver().reverse_dict.getlist(name)[0][3]
    sent = {"reason": WORDS, "note": "typo", "seen": "suggested", "was": '{"a": "B c"}', "do": "accept"}
    answer = client.post(reverse(name, kwargs={key: NOWHERE[key] for key in takes}), sent)
    if answer.status_code != 405:  # a page without a form
        page = page_of(answer)
        assert (answer.status_code, escape(WORDS) in page) == (IN_A_LIST.get(name, 404), True)
        assert name in IN_A_LIST or (">typo<" in page and ">suggested<" not in page and "B c" not in page)


def test_a_page_that_was_never_ours_gives_nothing_back(client):
    """Its sender was not checked: what it says is not for a page of this site."""
    assert escape(WORDS) not in page_of(client.post("/never/ours/", {"reason": WORDS}))


def test_what_goes_between_the_look_and_the_decision_is_gone_as_well(client, monkeypatch):
    """The form was let in, and then the row is deleted by somebody else."""
    feed = a_feed()
    monkeypatch.setattr(feeds, "find_feed", lambda pk: Feed(pk=pk + 1, title="x", publisher=feed.publisher))
    answer = client.post(f"/feeds/{feed.pk}/change/", {"title": WORDS, "publisher": feed.publisher.name})
    assert (answer.status_code, escape(WORDS) in page_of(answer)) == (404, True)


class TestMerged:
    """The claim was merged while somebody wrote about it: what is about its rows or the claim itself holds for the one
    that it is now; what would do something to that one is asked again."""

    @pytest.fixture
    def claim(self) -> Claim:
        return a_placed_claim(a_dispute("Whose data?", slug="data"), "They took data.")

    @pytest.fixture
    def old(self, claim) -> Claim:
        return a_merged_claim(claim)

    def test_a_relation_is_decided_where_it_is_now(self, client, claim, old):
        row = ClaimRelation.objects.create(claim=a_claim("We took none."), kind=RelationKind.DENIES, other=claim)
        self.decided(client, claim, old, f"relations/{row.pk}/", row)

    def test_an_answer(self, client, claim, old):
        told = claim.appearances.get()
        row = Reply.objects.create(accusation=claim, party=a_party("Cobalt"), kind="denied", evidence=told)
        self.decided(client, claim, old, f"replies/{row.pk}/", row)

    def test_a_contradiction(self, client, claim, old):
        other = a_placed_claim(a_dispute(), "They took ten files.")
        pair = sorted((claim.appearances.get(), other.appearances.get()), key=lambda each: each.pk)
        values = {"slot": Slot.AMOUNT, "kind": ContradictionKind.DISPUTE, "reading": "x", "other_reading": "y"}
        row = Contradiction.objects.create(appearance=pair[0], other=pair[1], **values)
        self.decided(client, claim, old, f"contradictions/{row.pk}/", row)

    def decided(self, client, claim, old, rest, row):
        sent = {"do": "reject", "reason": WORDS, "seen": "suggested"}
        answer = client.post(f"/desk/claims/{old.number}/{rest}", sent, follow=True)
        assert answer.redirect_chain == [(f"/desk/claims/{claim.number}/relations/", 302)]
        assert f"was merged into claim {claim.number} meanwhile: it is kept there." in page_of(answer)
        row.refresh_from_db()
        assert row.status == Status.REJECTED

    def test_what_is_written_about_it_is_kept_of_the_one_that_it_is(self, client, claim, old):
        words = claim.appearances.get().first_snapshot.text[:12]
        a_party("Cobalt")
        sent = {"party": "Cobalt", "kind": "declined", "words": words, "reason": WORDS}
        client.post(f"/desk/claims/{old.number}/replies/", sent)
        client.post(f"/claims/{old.number}/report/", {"kind": ReportKind.choices()[0][0], "words": WORDS})
        assert Reply.objects.get().accusation == claim
        assert Report.objects.get().claim == claim

    def test_one_that_became_its_own_relation_says_so(self, client, claim, old):
        sent = {"kind": "supports", "other": claim.number, "reason": WORDS}
        answer = client.post(f"/desk/claims/{old.number}/relations/", sent)
        assert (answer.status_code, escape(WORDS) in page_of(answer)) == (409, True)

    @pytest.mark.parametrize("page", ["relations", "origins"])
    def test_its_page_is_that_of_the_one_that_it_is(self, client, claim, old, page):
        assert client.get(f"/desk/claims/{old.number}/{page}/")["Location"] == f"/desk/claims/{claim.number}/{page}/"

    @pytest.mark.parametrize("page", ["withdraw", "review"])
    def test_what_would_do_something_to_the_other_one_leads_there(self, client, claim, old, page):
        sent = {"do": "withdraw", "decision": "reject", "version": "0" * 16, "reason": WORDS}
        answer = client.post(f"/desk/claims/{old.number}/{page}/", sent)
        shown = page_of(answer)
        assert (answer.status_code, escape(WORDS) in shown) == (404, True)
        assert f'href="/desk/claims/{claim.number}/{page}/">claim {claim.number}</a>' in shown
        claim.refresh_from_db()
        assert claim.status == Status.SUGGESTED

    def test_a_party_and_an_outlet_lead_to_what_they_are(self, client):
        party, outlet = a_party("Cobalt"), a_publisher("Wire")
        old = a_party("Cobalt Ltd", merged_into=party), a_publisher("The Wire", merged_into=outlet)
        for page, now in (
            (f"parties/{old[0].slug}", f"parties/{party.slug}"),
            (f"publishers/{old[1].pk}", f"publishers/{outlet.pk}"),
        ):
            change = "change/" if "parties" in page else ""
            answer = client.post(f"/desk/{page}/{change}", {"name": "Other", "reason": WORDS})
            shown = page_of(answer)
            assert (answer.status_code, escape(WORDS) in shown) == (404, True)
            assert f'href="/desk/{now}/{change}"' in shown


def test_what_somebody_else_decided_first_gives_back_the_reason(client):
    claim = a_placed_claim(a_dispute(), "They took data.")
    Claim.objects.update(status=Status.REJECTED)
    sent = {"deed": "reject", "version": "0" * 16, "reason": WORDS}
    answer = client.post(f"/desk/review/{claim.number}/", sent)
    assert (answer.status_code, escape(f"You wrote: “{WORDS}”") in page_of(answer)) == (409, True)
    many = {"verdict": "rejected", "seen": f"{claim.number}:{'0' * 16}", "reason": WORDS}
    answer = client.post("/desk/review/many/", many)
    assert (answer.status_code, escape(f"You wrote: “{WORDS}”") in page_of(answer)) == (409, True)
