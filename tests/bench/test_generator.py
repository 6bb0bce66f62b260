"""The generator of large disputes: what it promises about its rows."""

from collections import Counter

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, F

from claims.models import (
    Anchor,
    Appearance,
    Article,
    ChainLink,
    Claim,
    ClaimRelation,
    Dispute,
    Document,
    Party,
    Publisher,
    TimelineEntry,
)
from claims.terms import Certainty, CueClass, Directness, NodeKind, RelationKind, Status
from tests.bench.generator import FIRST_DAY, LAST_DAY, fill

N = 300


@pytest.fixture
def dispute(db) -> Dispute:
    """A generated dispute of ``N`` appearances."""
    fill(connection, N)
    return Dispute.objects.roots().get()


def _rows() -> list[tuple]:
    """What there is."""
    texts = Article.objects.order_by("pk").values_list("pk", "headline", "published", "snapshots__text")
    tellings = Appearance.objects.order_by("pk").values_list("claim", "key", "certainty", "happened", "said", "status")
    return [*texts, *tellings, *_entries()]


#: The ids of entries count on, and these moments say when a row was written.
NOT_THEIR_OWN = {"id", "shown_at", "accepted_at", "hidden_at"}


def _entries() -> list[tuple]:
    columns = [field.attname for field in TimelineEntry._meta.concrete_fields if field.attname not in NOT_THEIR_OWN]
    return list(TimelineEntry.objects.order_by("dispute", "appearance").values_list(*columns))


def test_it_makes_as_many_appearances_as_asked_for(dispute):
    assert Appearance.objects.count() == N
    assert dispute.entries.count() == N


def test_every_anchor_points_at_the_words_it_quotes(dispute):
    anchors = Anchor.objects.select_related("snapshot", "appearance")
    assert len(anchors) == N
    for anchor in anchors:
        text, appearance = anchor.snapshot.text, anchor.appearance
        assert text[anchor.start : anchor.end] == anchor.exact == appearance.content
        assert text[anchor.source_start : anchor.source_end] == appearance.source_words
        assert text[anchor.cue_start : anchor.cue_end] == appearance.cue_words
        assert text[: anchor.start].endswith(anchor.prefix)
        assert text[anchor.end :].startswith(anchor.suffix)


def test_words_beyond_the_basic_plane_stand_before_some_anchors(dispute):
    before = (anchor.snapshot.text[: anchor.start] for anchor in Anchor.objects.select_related("snapshot"))
    assert any(character > "\uffff" for text in before for character in text)


def test_words_of_clocks_stand_in_the_article(dispute):
    dated = Appearance.objects.exclude(happened=None, said=None).select_related("first_snapshot")
    assert dated
    for appearance in dated:
        for why in (appearance.happened_why, appearance.said_why):
            assert why.get("words", "") in appearance.first_snapshot.text


def test_entries_are_those_that_the_triggers_would_have_made(dispute):
    loaded = _entries()
    TimelineEntry.objects.all().delete()
    Appearance.objects.update(rule=F("rule"))  # wakes the triggers
    assert _entries() == loaded


def test_the_triggers_are_on_again(dispute):
    claim = Claim.objects.filter(status=Status.SUGGESTED, entries__standing=TimelineEntry.SUGGESTED).first()
    claim.status = Status.REJECTED
    claim.save()
    assert set(claim.entries.values_list("standing", flat=True)) == {TimelineEntry.HIDDEN}


def test_foreign_keys_are_checked(dispute):
    connection.check_constraints()
    Appearance.objects.filter(pk=1).update(origin=10**9)
    with pytest.raises(IntegrityError):
        connection.check_constraints()
    transaction.set_rollback(True)


def test_new_rows_find_their_ids_free(dispute):
    claim = Claim.objects.create(wording="One more.")
    claim.refresh_from_db()
    assert claim.pk == claim.number == Claim.objects.count()


def test_the_same_seed_makes_the_same_rows(db):
    rows = []
    for seed in (7, 7, 8):
        with transaction.atomic():
            fill(connection, N, seed=seed)
            rows.append(_rows())
            transaction.set_rollback(True)
    assert rows[0] == rows[1] != rows[2]


def test_few_speakers_and_outlets_have_most_of_the_appearances(dispute):
    for noun, model in (("speaker", Party), ("publisher", Publisher)):
        counts = sorted(Counter(dispute.entries.values_list(noun, flat=True)).values(), reverse=True)
        busiest = sum(counts[: len(counts) // 5])
        assert busiest > N * 0.4, f"a fifth of all {model._meta.verbose_name_plural} has only {busiest}"


def test_one_claim_is_echoed_by_many_within_days_and_hardens(dispute):
    told = Claim.objects.annotate(n=Count("appearances")).order_by("-n").first()
    days = sorted(day for day in told.entries.values_list("published_on", flat=True) if day)
    assert told.n >= 15
    assert (days[len(days) // 2] - days[0]).days <= 7
    assert told.appearances.values("article__publisher").distinct().count() > told.n / 3
    assert told.origins.count() < told.n


def test_wordings_drift_in_certainty(dispute):
    rungs = (set(claim.appearances.values_list("certainty", flat=True)) for claim in Claim.objects.all())
    assert any(len(of_one_claim) > 1 for of_one_claim in rungs)
    assert set(Appearance.objects.values_list("certainty", flat=True)) == set(Certainty)


@pytest.mark.parametrize("kind", [RelationKind.DENIES, RelationKind.DISPUTES, RelationKind.ANSWERS])
def test_claims_are_answered_back(dispute, kind):
    assert ClaimRelation.objects.filter(kind=kind).exists()


def test_denials_are_negated(dispute):
    denials = Claim.objects.filter(relations_from__kind=RelationKind.DENIES)
    assert all(claim.negated and "did not" in claim.wording for claim in denials)


def test_chains_have_one_to_four_links_and_end_with_the_publisher(dispute):
    lengths = set()
    for appearance in Appearance.objects.prefetch_related("chain").select_related("article"):
        links = list(appearance.chain.all())
        assert [link.position for link in links] == list(range(len(links)))
        assert links[-1].publisher_id == appearance.article.publisher_id
        lengths.add(len(links))
    assert lengths == {1, 2, 3, 4}
    assert {link.kind for link in ChainLink.objects.all()} == set(NodeKind)


def test_all_sorts_of_tellings_are_there(dispute):
    values = {
        name: set(Appearance.objects.values_list(name, flat=True)) for name in ("directness", "cue_class", "status")
    }
    assert values["directness"] == set(Directness)
    assert {CueClass.FILING, CueClass.RULING, CueClass.DENIAL, CueClass.BELIEF} <= values["cue_class"]
    assert {Status.SUGGESTED, Status.ACCEPTED, Status.REJECTED} <= values["status"]
    assert Document.objects.count() > 1


def test_it_spans_ten_years_and_leaves_clocks_empty(dispute):
    days = [day for day in dispute.entries.values_list("published_on", flat=True) if day]
    assert FIRST_DAY <= min(days) < FIRST_DAY.replace(year=FIRST_DAY.year + 1)
    assert LAST_DAY.replace(year=LAST_DAY.year - 1) < max(days) <= LAST_DAY
    for clock in ("happened_on", "said_on", "published_on"):
        assert dispute.entries.filter(**{clock: None}).exists()
    rules = set(Appearance.objects.values_list("happened_why__rule", flat=True))
    assert {"day", "month", "season", "year", "since", "before"} <= rules


def test_claims_stand_in_threads(dispute):
    assert all(entry.threads for entry in dispute.entries.exclude(claim__placements__kept_out=True))
    assert TimelineEntry.objects.filter(dispute__parent=dispute).exists()


def test_a_database_with_claims_is_left_alone(db):
    Claim.objects.create(wording="Somebody's own.")
    with pytest.raises(ValueError, match="holds claims already"):
        fill(connection, N)
    assert Claim.objects.count() == 1


def test_too_small_a_dispute_is_refused(db):
    with pytest.raises(ValueError, match="at least 100"):
        fill(connection, 99)
