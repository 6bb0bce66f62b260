"""An editor's word on who answered: added where the machine missed it, of another kind, or none at all."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.refusal import Refused, Stale
from claims.editing.replies import Answer, accept_reply, add_reply, change_reply, reject_reply
from claims.editing.told import Dated
from claims.linking.replying import settle_replies
from claims.models import Claim, ClaimParty, ClaimRelation, Reply
from claims.terms import PartyRole, ReplyKind, Role, Status
from tests.factories import a_claim, a_party, a_user, an_appearance, an_article

pytestmark = pytest.mark.django_db

NO_COMMENT = "Cobalt’s counsel waved the question away."
DENIED, PARTIAL, DECLINED, NO_ANSWER = ReplyKind.DENIED, ReplyKind.PARTIAL, ReplyKind.DECLINED, ReplyKind.NO_ANSWER


@pytest.fixture
def editor():
    return a_user(Role.EDITOR)


@pytest.fixture
def accusation() -> Claim:
    """Cobalt is accused, in an article of 1 September that says more."""
    cobalt = a_party("Cobalt")
    claim = a_claim("Cobalt took maps.", a_party("Ostrava Weekly"), about=[cobalt])
    ClaimParty.objects.create(claim=claim, party=cobalt, role=PartyRole.ACCUSED, words="took")
    text = f"Cobalt took maps, the Weekly writes. {NO_COMMENT} Cobalt did not respond to questions."
    an_appearance(an_article(text, date(2025, 9, 1)), claim, "Cobalt took maps")
    return claim


def denial(accusation: Claim, words: str = "It took none", on: date = date(2025, 9, 17)) -> ClaimRelation:
    claim = a_claim(f"{words}.", a_party("Cobalt"))
    evidence = an_appearance(an_article(f"{words}, they say.", on), claim, words)
    return ClaimRelation.objects.create(claim=claim, kind="denies", other=accusation, evidence=evidence, words="none")


def ledger() -> list[tuple[str, str]]:
    return sorted(Reply.objects.values_list("kind", "status"))


class TestAdded:
    def test_beside_the_accusation_with_the_day_of_its_article(self, editor, accusation):
        reply = add_reply(editor, accusation, Answer("Cobalt", DECLINED, NO_COMMENT), "Read it.")
        assert (reply.party.name, reply.kind, reply.words, reply.status) == (
            "Cobalt",
            "declined",
            NO_COMMENT,
            "accepted",
        )
        assert (reply.evidence, reply.answer) == (accusation.appearances.get(), None)
        assert reply.replied.lower == date(2025, 9, 1)
        assert reply.replied_why == {"rule": "told in an article of that day"}
        assert reply.events.latest("pgh_id").pgh_context.metadata["user"] == editor.pk

    def test_by_a_claim_of_its_own_on_a_day_that_is_entered(self, editor, accusation):
        claim = denial(accusation).claim
        on = Dated(date(2025, 9, 15), date(2025, 9, 16), {"words": "mid-September", "entered": True})
        answer = Answer("cobalt", ReplyKind.IN_COURT, "It took none", claim=claim, on=on)
        reply = add_reply(editor, accusation, answer, "Filed.")
        assert (reply.evidence, reply.answer) == (claim.appearances.get(), claim)
        assert (reply.replied.lower, reply.replied.upper) == (date(2025, 9, 15), date(2025, 9, 17))
        assert reply.replied_why["words"] == "mid-September"

    def test_in_an_article_that_tells_neither(self, editor, accusation):
        other = an_article("Lumen rose. Cobalt: no comment on the maps.", date(2025, 10, 1))
        beside = an_appearance(other, a_claim("Lumen rose."), "Lumen rose")
        answer = Answer("Cobalt", DECLINED, "no comment on the maps", article=other.article_id)
        assert add_reply(editor, accusation, answer, "Read it.").evidence == beside

    def test_no_later_run_changes_it(self, editor, accusation):
        reply = add_reply(editor, accusation, Answer("Cobalt", DECLINED, NO_COMMENT), "Read it.")
        settle_replies({accusation.pk})
        assert ledger() == [("declined", "accepted"), ("no_answer", "suggested")]
        before = Reply.objects.filter(pk=reply.pk).values().get()
        settle_replies({accusation.pk})
        assert Reply.objects.filter(pk=reply.pk).values().get() == before

    def test_what_the_machine_suggests_by_the_same_claim_becomes_it(self, editor, accusation):
        relation = denial(accusation)
        settle_replies({accusation.pk})
        suggested = Reply.objects.get(answer=relation.claim)
        answer = Answer("Cobalt", PARTIAL, "It took none", claim=relation.claim)
        assert add_reply(editor, accusation, answer, "Of the maps only.") == Reply.objects.get(pk=suggested.pk)
        settle_replies({accusation.pk})
        assert ledger() == [("no_answer", "suggested"), ("partial", "accepted")]

    def test_beside_a_telling_of_which_the_machine_suggests_it_and_the_claim_elsewhere(self, editor, accusation):
        claim, told = denial(accusation).claim, accusation.appearances.get()
        said = {"accusation": accusation, "party": claim.speaker, "kind": DENIED}
        Reply.objects.create(**said, answer=claim, evidence=claim.appearances.get(), words="It took none")
        there = Reply.objects.create(**said, evidence=told, words=NO_COMMENT)
        answer = Answer("Cobalt", DENIED, NO_COMMENT, article=told.article_id, claim=claim)
        assert add_reply(editor, accusation, answer, "Read it.") == there
        settle_replies({accusation.pk})
        assert ledger() == [("denied", "accepted"), ("no_answer", "suggested")]

    @pytest.mark.parametrize(
        "fields, problem",
        [
            ({"party": "Nobody Known"}, "Nobody is known"),
            ({"words": " "}, "Write the words"),
            ({"words": "not there"}, "stand in no stored article that tells claim"),
            ({"article": 999_999}, "There is no article 999999"),
            ({"party": "Ostrava Weekly"}, "Ostrava Weekly makes claim .* said by somebody else"),
            ({"on": Dated(date(2140, 9, 15), date(2140, 9, 15), {})}, "15 September 2140 is still to come"),
        ],
    )
    def test_what_does_not_hold_is_refused(self, editor, accusation, fields, problem):
        answer = Answer(**{"party": "Cobalt", "kind": DECLINED, "words": NO_COMMENT, **fields})
        with pytest.raises(Refused, match=problem):
            add_reply(editor, accusation, answer, "Read it.")
        assert not Reply.objects.exists()

    def test_an_article_without_the_words_or_without_a_claim_is_refused(self, editor, accusation):
        other = an_article("Cobalt: no comment on the maps.", date(2025, 10, 1))
        answer = Answer("Cobalt", DECLINED, "no comment on the maps", article=other.article_id)
        with pytest.raises(Refused, match="No claim of article"):
            add_reply(editor, accusation, answer, "Read it.")
        an_appearance(other, a_claim("Cobalt says nothing."), "Cobalt")
        wrong = Answer("Cobalt", DECLINED, "not there", article=other.article_id)
        with pytest.raises(Refused, match="do not stand in article"):
            add_reply(editor, accusation, wrong, "Read it.")

    def test_nor_by_itself_or_by_a_claim_that_is_gone(self, editor, accusation):
        with pytest.raises(Refused, match="does not answer itself"):
            add_reply(editor, accusation, Answer("Cobalt", DENIED, "Cobalt took maps", claim=accusation), "So.")
        gone = a_claim("Gone.", merged_into=accusation)
        with pytest.raises(Refused, match="not there any more"):
            add_reply(editor, accusation, Answer("Cobalt", DENIED, "Cobalt took maps", claim=gone), "So.")

    def test_what_somebody_decided_already_is_refused(self, editor, accusation):
        reply = add_reply(editor, accusation, Answer("Cobalt", DECLINED, NO_COMMENT), "Read it.")
        reject_reply(editor, reply.pk, "It is none.")
        with pytest.raises(Refused, match="in the ledger already, rejected by an editor"):
            add_reply(a_user(Role.EDITOR), accusation, Answer("Cobalt", DECLINED, NO_COMMENT), "Read it, too.")

    def test_only_who_may_relate(self, accusation):
        with pytest.raises(PermissionDenied):
            add_reply(a_user(Role.CONTRIBUTOR), accusation, Answer("Cobalt", DECLINED, NO_COMMENT), "Read it.")


class TestOfAnotherKind:
    def test_no_later_run_brings_the_first_back(self, editor, accusation):
        denial(accusation)
        settle_replies({accusation.pk})
        for kind, to in ((DENIED, PARTIAL), (NO_ANSWER, DECLINED)):
            reply = change_reply(editor, Reply.objects.get(kind=kind).pk, to, "Read again.", "suggested", kind)
            assert (reply.kind, reply.status) == (to, Status.ACCEPTED)
        after = [("declined", "accepted"), ("partial", "accepted")]
        settle_replies({accusation.pk})
        assert ledger() == after
        claim = Reply.objects.get(kind=PARTIAL).answer
        an_appearance(an_article("It took none, again.", date(2025, 9, 10)), claim, "It took none")
        settle_replies({accusation.pk})
        assert ledger() == after

    def test_somebody_else_was_first(self, editor, accusation):
        settle_replies({accusation.pk})
        reply = change_reply(editor, Reply.objects.get().pk, DECLINED, "Read again.")
        with pytest.raises(Stale, match="it is “declined to comment” now"):
            change_reply(editor, reply.pk, PARTIAL, "Read again.", "accepted", NO_ANSWER)
        with pytest.raises(Stale, match="decided about this meanwhile"):
            change_reply(editor, reply.pk, PARTIAL, "Read again.", "suggested", DECLINED)

    def test_what_is_there_of_that_kind_is_not_doubled(self, editor, accusation):
        settle_replies({accusation.pk})
        add_reply(editor, accusation, Answer("Cobalt", DECLINED, NO_COMMENT), "Read it.")
        with pytest.raises(Refused, match="in the ledger already"):
            change_reply(editor, Reply.objects.get(kind=NO_ANSWER).pk, DECLINED, "Read again.")


class TestNoAnswer:
    @pytest.mark.parametrize("with_relations, stands", [(True, Status.REJECTED), (False, Status.ACCEPTED)])
    def test_what_stood_behind_it_goes_along_where_the_editor_says_so(self, editor, accusation, with_relations, stands):
        relation = denial(accusation)
        ClaimRelation.objects.update(status=Status.ACCEPTED)
        settle_replies({accusation.pk})
        reply = Reply.objects.get(answer=relation.claim)
        _, rejected = reject_reply(editor, reply.pk, "Of another suit.", with_relations=with_relations)
        assert rejected == ([relation] if with_relations else [])
        relation.refresh_from_db()
        assert relation.status == stands
        settle_replies({accusation.pk})
        assert Reply.objects.get(answer=relation.claim).status == Status.REJECTED

    def test_others_stay(self, editor, accusation):
        first, second = denial(accusation), denial(accusation, "Never did it")
        supports = ClaimRelation.objects.create(claim=first.claim, kind="supports", other=second.claim)
        settle_replies({accusation.pk})
        reply = Reply.objects.get(answer=first.claim)
        assert reject_reply(editor, reply.pk, "Another suit.", with_relations=True)[1] == [first]
        stand = dict(ClaimRelation.objects.values_list("pk", "status"))
        assert stand == {first.pk: "rejected", second.pk: "suggested", supports.pk: "suggested"}

    def test_accepted_it_is_the_only_answer_by_that_claim(self, editor, accusation):
        relation = denial(accusation)
        settle_replies({accusation.pk})
        accept_reply(editor, Reply.objects.get(answer=relation.claim).pk, "Read it.")
        an_appearance(an_article("It took none, again.", date(2025, 9, 10)), relation.claim, "It took none")
        settle_replies({accusation.pk})
        assert ledger() == [("denied", "accepted"), ("no_answer", "suggested")]
