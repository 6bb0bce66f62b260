"""What is new to whom: claims, tellings, answers, corrections, changed articles, decisions."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from claims.editing.origins import decide_origin
from claims.editing.placements import place_claim
from claims.editing.review import accept_claim, reject_claim, version_of
from claims.models import Appearance, Claim, ClaimRelation, Dispute, Reply, TimelineEntry
from claims.permissions import Gate
from claims.terms import OriginKind, Publishes, RelationKind, ReplyKind, Role, Status
from claims.timeline.disputes import Place
from claims.timeline.news import NewsPage, Part, load_news, withdrawn
from tests.factories import a_dispute, a_party, a_placed_claim, a_user, an_appearance, an_article
from tests.versions import SOFTENED, stored_versions

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
YESTERDAY = timezone.now() - timedelta(days=1)


@pytest.fixture
def dispute() -> Dispute:
    return a_dispute()


def news(dispute: Dispute, gate: Gate | None = None, since: datetime = YESTERDAY, **fields) -> NewsPage:
    return load_news(gate or Gate.for_readers(), Place(dispute, None, [], []), since, **fields)


def rows(page: NewsPage, part: Part) -> list:
    return next((shown.rows for shown in page.shown if shown.part == part), [])


def long_ago(**of) -> None:
    """As if these entries had been there, and accepted, for long."""
    entries = TimelineEntry.objects.filter(**of)
    entries.update(shown_at=LONG_AGO)
    entries.filter(accepted_at__isnull=False).update(accepted_at=LONG_AGO)


def relate(one: Claim, kind: RelationKind, other: Claim, **fields) -> ClaimRelation:
    return ClaimRelation.objects.create(claim=one, kind=kind, other=other, **fields)


def made_long_ago(row) -> None:
    row.events.update(pgh_created_at=LONG_AGO)


def test_a_claim_is_new_whenever_its_article_came_out(dispute):
    claim = a_placed_claim(dispute, published_on=datetime(2020, 5, 1, tzinfo=UTC).date())
    (new,) = rows(news(dispute), Part.CLAIMS)
    assert new.claim == claim
    assert new.tellings[0].appearance == claim.appearances.get()
    assert [node.label for node in new.tellings[0].chain] == ["OpenAI", "PetaPixel"]


def test_what_was_there_is_not_new_and_the_page_says_when_anything_was(dispute):
    a_placed_claim(dispute)
    long_ago()
    page = news(dispute)
    assert page.shown == []
    assert page.last_at == LONG_AGO


def test_nothing_at_all(dispute):
    assert (news(dispute).shown, news(dispute).last_at) == ([], None)


def test_a_new_telling_of_an_older_claim_is_listed_with_it(dispute):
    claim = a_placed_claim(dispute)
    long_ago()
    for n in range(5):
        an_appearance(an_article(f"Again {n}\n\nIt took data {n}."), claim, f"It took data {n}")
    page = news(dispute)
    (old,) = rows(page, Part.TELLINGS)
    assert rows(page, Part.CLAIMS) == []
    assert (old.claim, old.group.n_new, len(old.tellings), old.n_further) == (claim, 5, 3, 2)
    assert old.group.n_articles == 6


def test_what_is_accepted_today_is_new_to_readers_and_not_to_editors(dispute):
    Dispute.objects.update(publishes=Publishes.ACCEPTED)
    dispute.refresh_from_db()
    claim = a_placed_claim(dispute)
    long_ago()
    assert rows(news(dispute), Part.CLAIMS) == []
    editor = a_user(Role.EDITOR)
    accept_claim(claim.number, editor, version_of(claim))
    assert [new.claim for new in rows(news(dispute), Part.CLAIMS)] == [claim]
    assert rows(news(dispute, Gate.of(editor)), Part.CLAIMS) == []


def test_nothing_that_the_gate_hides_is_new_to_a_reader():
    dispute = a_dispute(publishes=Publishes.ACCEPTED)
    one, other = a_placed_claim(dispute), a_placed_claim(dispute, "It took nothing.")
    relate(one, RelationKind.DENIES, other)
    Reply.objects.create(accusation=one, party=a_party(), kind=ReplyKind.DECLINED)
    stored_versions(dispute)
    page = news(dispute)
    assert page.shown == []
    assert page.last_at is None


def test_a_new_denial_between_older_claims(dispute):
    one, other = a_placed_claim(dispute, "It took nothing."), a_placed_claim(dispute)
    long_ago()
    relation = relate(one, RelationKind.DENIES, other)
    (answer,) = rows(news(dispute), Part.ANSWERS)
    assert answer.relation == relation
    made_long_ago(relation)
    assert rows(news(dispute), Part.ANSWERS) == []


def test_an_older_denial_by_a_claim_that_is_new(dispute):
    one, other = a_placed_claim(dispute, "It took nothing."), a_placed_claim(dispute)
    made_long_ago(relate(one, RelationKind.DENIES, other))
    long_ago(claim=other)
    (answer,) = rows(news(dispute), Part.ANSWERS)
    assert answer.at == TimelineEntry.objects.get(claim=one).shown_at


def test_support_is_no_answer(dispute):
    relate(a_placed_claim(dispute, "It did."), RelationKind.SUPPORTS, a_placed_claim(dispute))
    assert rows(news(dispute), Part.ANSWERS) == []


def test_an_answer_that_is_no_claim_of_its_own(dispute):
    claim = a_placed_claim(dispute)
    reply = Reply.objects.create(
        accusation=claim, party=a_party("DeepSeek"), kind=ReplyKind.DECLINED, evidence=claim.appearances.get()
    )
    assert [answer.reply for answer in rows(news(dispute), Part.ANSWERS)] == [reply]
    made_long_ago(reply)
    assert rows(news(dispute), Part.ANSWERS) == []


def test_an_answer_that_is_a_claim_is_told_once(dispute):
    one, other = a_placed_claim(dispute, "It took nothing."), a_placed_claim(dispute)
    relate(one, RelationKind.DENIES, other)
    Reply.objects.create(accusation=other, party=a_party("DeepSeek"), kind=ReplyKind.DENIED, answer=one)
    assert len(rows(news(dispute), Part.ANSWERS)) == 1


def test_corrections_and_withdrawals(dispute):
    one, other = a_placed_claim(dispute, "It was 12."), a_placed_claim(dispute, "It was 21.")
    relation = relate(one, RelationKind.CORRECTS, other)
    gone = a_placed_claim(dispute, "It was satire.")
    gone.status, gone.tombstone = Status.WITHDRAWN, "The outlet retracted it."
    gone.save()
    corrections = rows(news(dispute), Part.CORRECTIONS)
    assert {row.kind for row in corrections} == {"relation", "withdrawn"}
    assert relation in [row.relation for row in corrections if row.kind == "relation"]
    assert [row.tombstone for row in corrections if row.kind == "withdrawn"] == ["The outlet retracted it."]
    TimelineEntry.objects.update(hidden_at=LONG_AGO)
    assert {row.kind for row in rows(news(dispute), Part.CORRECTIONS)} == {"relation"}


def test_of_very_many_withdrawals_the_latest_are_told(dispute, monkeypatch):
    monkeypatch.setattr(withdrawn, "MOST_WITHDRAWN", 2)
    for n in range(5):
        claim = a_placed_claim(dispute, f"It was satire, no. {n}.")
        claim.status, claim.tombstone = Status.WITHDRAWN, f"No. {n}."
        claim.save()
        hours = timedelta(hours=(3, 5, 4, 1, 2)[n])
        TimelineEntry.objects.filter(claim=claim).update(hidden_at=timezone.now() - hours)
    page = news(dispute, part=Part.CORRECTIONS)
    assert [row.tombstone for row in rows(page, Part.CORRECTIONS)] == ["No. 3.", "No. 4.", "No. 0."]


def test_of_a_claim_that_was_never_published_nobody_hears_that_it_is_gone():
    dispute = a_dispute(publishes=Publishes.ACCEPTED)
    claim = a_placed_claim(dispute)
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="Nobody said so.")
    assert news(dispute).shown == []
    assert rows(news(dispute, Gate.of(a_user(Role.EDITOR))), Part.CORRECTIONS)


def test_an_article_that_changed_says_what_became_of_its_claims(dispute):
    _, second = stored_versions(dispute)
    (article,) = rows(news(dispute, since=second.fetched_at, part=Part.ARTICLES), Part.ARTICLES)
    assert (article.before.number, article.after.number) == (1, 2)
    assert [changed.kind.value for changed in article.changes] == ["dropped", "added", "softened"]
    assert article.summary == "1 claim dropped, 1 added, 1 softened"
    assert article.changes[2].change.after.words == SOFTENED
    assert news(dispute, part=Part.ARTICLES).shown == []


def test_decisions_are_told_once_with_who_and_why(dispute):
    editor = a_user(Role.EDITOR, username="anna")
    claim = a_placed_claim(dispute)
    an_appearance(an_article("Again\n\nIt took data."), claim, "It took data")
    other = a_placed_claim(dispute, "Nobody said so.")
    accept_claim(claim.number, editor, version_of(claim), "Read both.")
    tellings = claim.appearances.order_by("pk").values_list("pk", flat=True)
    decide_origin(editor, claim.number, OriginKind.APART, *tellings, "Two sources.")
    place_claim(editor, other.number, dispute.pk, "It belongs here.")
    reject_claim(other.number, editor, version_of(other), "Satire.")
    told = rows(news(dispute, Gate.of(editor), decides=True), Part.DECISIONS)
    assert {(each.who, each.what, each.state, each.why, each.number) for each in told} == {
        ("anna", "the claim", Status.ACCEPTED, "Read both.", claim.number),
        ("anna", "where it comes from", None, "Two sources.", claim.number),
        ("anna", "where it stands", None, "It belongs here.", other.number),
        ("anna", "the claim", Status.REJECTED, "Satire.", other.number),
    }
    assert {each.number for each in told if each.is_gone} == {other.number}


def test_what_the_machine_does_is_no_decision_and_readers_hear_of_none(dispute):
    claim = a_placed_claim(dispute)
    Appearance.objects.update(certainty="may")
    editor = a_user(Role.EDITOR)
    assert rows(news(dispute, Gate.of(editor), decides=True), Part.DECISIONS) == []
    accept_claim(claim.number, editor, version_of(claim))
    assert rows(news(dispute), Part.DECISIONS) == []


def test_another_dispute_is_another_page(dispute):
    a_placed_claim(a_dispute("Another"))
    assert news(dispute).shown == []


def test_together_a_few_are_shown_and_alone_a_page(dispute):
    for n in range(23):
        a_placed_claim(dispute, f"It took data {n}.")
    (together,) = news(dispute).shown
    assert (together.section.n, len(together.rows)) == (23, 6)
    (alone,) = news(dispute, part=Part.CLAIMS, number=2).shown
    assert (alone.section.n, len(alone.rows)) == (23, 3)


def test_more_than_are_counted_are_said_to_be_more(dispute, monkeypatch):
    monkeypatch.setattr("claims.timeline.news.tellings.MOST_CLAIMS", 2)
    monkeypatch.setattr("claims.timeline.news.page.MOST_CLAIMS", 2)
    for n in range(4):
        a_placed_claim(dispute, f"It took data {n}.")
    (shown,) = news(dispute).shown
    assert (shown.section.n, shown.section.is_cut) == (2, True)
