"""A stored version to its appearances: exact, once, and without touching what a person decided."""

from datetime import date

import pytest

from claims.models import Anchor, Appearance, ExtractionRun, PartyAlias, Snapshot
from claims.reading import editors_lexicon, read_snapshot
from claims.terms import AnchorState, Certainty, Directness, Status
from tests.factories import a_party, a_publisher, an_article

pytestmark = pytest.mark.django_db

TEXT = """OpenAI tells of distillation

OpenAI said on Tuesday that DeepSeek may have used its models. “We are reviewing it,” OpenAI said in a statement.

Microsoft declined to comment."""


@pytest.fixture
def snapshot():
    return an_article(TEXT, date(2025, 1, 30), a_publisher("PetaPixel"))


def test_every_anchor_stands_where_it_says(snapshot):
    run = read_snapshot(snapshot)
    anchors = Anchor.objects.filter(snapshot=snapshot)
    assert run.n_found == anchors.count() == Appearance.objects.count() >= 2
    for anchor in anchors:
        assert TEXT[anchor.start : anchor.end] == anchor.exact == anchor.appearance.content
        assert TEXT[: anchor.start].endswith(anchor.prefix)
        assert TEXT[anchor.end :].startswith(anchor.suffix)
        assert anchor.state == AnchorState.SAME


def test_what_is_kept_of_an_attribution(snapshot):
    read_snapshot(snapshot)
    reported = Appearance.objects.get(content__startswith="DeepSeek may have used")
    assert (reported.source_words, reported.cue_words, reported.directness) == ("OpenAI", "said", Directness.INDIRECT)
    assert (reported.certainty, reported.certainty_words, reported.status) == (Certainty.MAY, ["may"], Status.SUGGESTED)
    assert reported.reading["speaker"]["canonical"] == "OpenAI"
    assert reported.run.extractor_version
    assert reported.rule
    assert 0 < reported.confidence <= 1


def test_a_clock_is_a_range_with_its_reason(snapshot):
    read_snapshot(snapshot)
    reported = Appearance.objects.get(content__startswith="DeepSeek may have used")
    assert (reported.said.lower, reported.said.upper) == (date(2025, 1, 28), date(2025, 1, 29))
    assert reported.said_why["words"] == "Tuesday"
    assert (reported.said_why["edtf"], reported.said_why["anchor_on"]) == ("2025-01-28", "2025-01-30")
    assert reported.happened is None


def test_an_article_without_a_day_leaves_relative_days_open():
    read_snapshot(an_article(TEXT, published_on=None))
    assert not Appearance.objects.filter(said__isnull=False).exists()


def test_reading_twice_changes_nothing(snapshot):
    first = read_snapshot(snapshot)
    Appearance.objects.update(status=Status.REJECTED)
    assert read_snapshot(snapshot) == first
    assert ExtractionRun.objects.count() == 1
    assert set(Appearance.objects.values_list("status", flat=True)) == {Status.REJECTED}


def test_a_later_extractor_keeps_what_people_decided(snapshot, monkeypatch):
    read_snapshot(snapshot)
    Appearance.objects.update(status=Status.ACCEPTED, confidence=0.123)
    n_before = Appearance.objects.count()
    monkeypatch.setattr("claims.reading.snapshots.EXTRACTOR_VERSION", "a later one")
    read_snapshot(snapshot)
    assert Appearance.objects.count() == n_before
    assert set(Appearance.objects.values_list("status", "confidence")) == {(Status.ACCEPTED, 0.123)}


def test_a_new_version_owns_up_for_each_appearance(snapshot):
    read_snapshot(snapshot)
    text = "A line before.\n\n" + TEXT.replace("“We are reviewing it,” OpenAI said in a statement. ", "").replace(
        "DeepSeek may have used its models", "DeepSeek has used its own models"
    )
    later = Snapshot.objects.create(
        article=snapshot.article, number=2, text=text, sha256="2" * 64, fetched_at=snapshot.fetched_at
    )
    read_snapshot(later)
    states = {a.appearance.content[:20]: a.state for a in Anchor.objects.filter(snapshot=later)}
    assert states["DeepSeek may have us"] == AnchorState.CHANGED
    assert len(states) == Appearance.objects.count()


def test_another_language_is_said_so_and_not_read():
    german = "Das Landgericht hat am Dienstag entschieden, dass die Klage der Künstler zulässig ist. " * 4
    run = read_snapshot(an_article(german))
    assert run.n_found == 0
    assert "not read" in run.outcome


def test_only_accepted_aliases_teach_the_extractor(snapshot):
    party = a_party("Lucent Quill", kind="organisation")
    PartyAlias.objects.create(party=party, name="LQX", status=Status.ACCEPTED)
    PartyAlias.objects.create(party=party, name="Quillers", status=Status.SUGGESTED)
    lexicon = editors_lexicon()
    assert lexicon.lookup("LQX").canonical == "Lucent Quill"
    assert lexicon.lookup("Quillers") is None
