"""Stored versions read again by another extractor: what changes, and what a person's decision keeps."""

from dataclasses import replace

import pghistory
import pytest

from claims.extraction import extract
from claims.models import Anchor, Annotation, Appearance, ChainLink, Claim, ExtractionRun, LinkDecision, Placement
from claims.reading import Reread, keep_readings, read_versions, snapshots
from claims.tasks import read_again
from claims.terms import Certainty, Role, Status
from claims.text.spans import Span
from tests.factories import a_user
from tests.versions import FIRST, GETTY, MICROSOFT, OPENAI, SECOND, a_version, claim_of, forget, two_versions

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return two_versions()[0].article


def every_row() -> list[list[dict]]:
    return [list(model.objects.order_by("pk").values()) for model in (Appearance, Anchor, Claim, ChainLink, Placement)]


def changes_in(reread: Reread) -> list:
    """All that was written that pages show."""
    return [*reread.added, *reread.lost, *reread.found_again, *reread.changed]


def use(monkeypatch, alter) -> None:
    """From now on the extractor is another one: ``alter`` gets and gives the attributions, and the text."""

    def other(text, **options):
        found = extract(text, **options)
        return replace(found, attributions=tuple(alter(found.attributions, text)))

    monkeypatch.setattr(snapshots, "extract", other)


def without(words: str):
    return lambda found, text: [each for each in found if words not in each.content.of(text)]


def with_(words: str, **fields):
    """Alters what is found in these words: fields of the attribution; ``speaker`` is a name."""

    def alter(found, text):
        for each in found:
            if each.content.of(text) != words:
                yield each
                continue
            changed = dict(fields)
            if "speaker" in fields:
                changed["speaker"] = replace(each.speaker, canonical=fields["speaker"], words=fields["speaker"])
            yield replace(each, **changed)

    return alter


def test_what_a_version_says_that_came_in_meanwhile_is_not_lost():
    first, _ = two_versions()
    readings = read_versions(first.article)
    newest = a_version(first, f"{SECOND}\n\nMeta said that it had asked nobody.")
    reread = keep_readings(first.article, readings)
    assert newest.appearances.exists()
    assert not reread.lost
    assert not Appearance.objects.exclude(lost_in=None).exists()


def test_the_same_extractor_changes_nothing(article):
    before = every_row()
    reread = read_again(article)
    assert not changes_in(reread)
    assert every_row() == before
    assert ExtractionRun.objects.count() == 2


def test_what_is_found_only_now_is_added_and_linked(article, monkeypatch):
    forget(MICROSOFT)
    reread = read_again(article)
    assert [appearance.content for appearance in reread.added] == [MICROSOFT]
    added = Appearance.objects.get(content=MICROSOFT)
    assert added.first_snapshot.number == 1
    assert added.claim is not None
    assert sorted(added.anchors.values_list("snapshot__number", "state")) == [(1, "same"), (2, "same")]


def test_what_is_no_longer_found_is_marked_and_stays(article, monkeypatch):
    use(monkeypatch, without("photographs"))
    n_before = Appearance.objects.count()
    reread = read_again(article)
    assert [appearance.content for appearance in reread.lost] == [GETTY]
    lost = Appearance.objects.get(content=GETTY)
    assert lost.lost_in == lost.first_snapshot.runs.get()
    assert (lost.status, Appearance.objects.count()) == (Status.SUGGESTED, n_before)
    assert not changes_in(read_again(article))
    monkeypatch.undo()
    assert [appearance.content for appearance in read_again(article).found_again] == [GETTY]
    assert Appearance.objects.get(content=GETTY).lost_in is None


def test_found_in_one_version_is_found(article, monkeypatch):
    """Only what no version's reading finds is lost."""
    first = FIRST

    def alter(found, text):
        return without("weights")(found, text) if text == first else found

    use(monkeypatch, alter)
    assert read_again(article).lost == []


def test_another_certainty_and_polarity(article, monkeypatch):
    use(monkeypatch, with_(MICROSOFT, certainty=Certainty.BELIEVED, negated=True))
    (changed,) = read_again(article).changed
    assert changed.phrases == ("certainty: may → believed", "polarity: positive → negative")
    row = Appearance.objects.get(content=MICROSOFT)
    assert (row.certainty, row.negated, row.claim.negated) == (Certainty.BELIEVED, True, True)
    assert not changes_in(read_again(article))


def test_another_speaker_keeps_the_claims_number(article, monkeypatch):
    number = claim_of(MICROSOFT).number
    use(monkeypatch, with_(MICROSOFT, speaker="Nvidia"))
    (changed,) = read_again(article).changed
    assert changed.phrases == ("speaker: Microsoft → Nvidia",)
    row = Appearance.objects.get(content=MICROSOFT)
    assert (row.speaker.name, row.claim.speaker.name, row.claim.number) == ("Nvidia", "Nvidia", number)
    assert [link.label for link in row.chain.all()] == ["Nvidia", "PetaPixel"]
    assert row.claim.origins.get().label == "Nvidia"


def test_a_claim_that_others_tell_stays_with_them(article, monkeypatch):
    other, _ = two_versions()
    claim = claim_of(GETTY)
    assert claim.appearances.count() == 2

    def alter(found, text):
        return with_(GETTY, speaker="Nvidia")(found, text)

    use(monkeypatch, alter)
    read_again(article)
    here, there = (owner.appearances.get(content=GETTY) for owner in (article, other.article))
    assert here.claim.speaker.name == "Nvidia"
    assert (there.claim, there.claim.speaker.name) == (claim, "Getty Images")
    assert claim.stats.n_appearances == 1


def test_other_parties_that_it_is_about(article, monkeypatch):
    use(monkeypatch, with_(OPENAI, about=("Nvidia",)))
    (changed,) = read_again(article).changed
    assert changed.phrases == ("about: DeepSeek → Nvidia",)
    assert [row.party.name for row in claim_of(OPENAI).parties.all()] == ["Nvidia"]


def test_other_bounds_are_the_same_telling(article, monkeypatch):
    def alter(found, text):
        for each in found:
            is_it = each.content.of(text) == MICROSOFT
            yield (
                replace(each, content=Span(each.content.start, each.content.end - len(" the weights")))
                if is_it
                else each
            )

    use(monkeypatch, alter)
    (changed,) = read_again(article).changed
    assert changed.phrases == (f"words: “{MICROSOFT}” → “its partners may keep”",)
    row = Appearance.objects.get(content="its partners may keep")
    assert [anchor.exact for anchor in row.anchors.order_by("pk")] == ["its partners may keep"] * 2


def accepted(row, user):
    Appearance.objects.filter(pk=row.pk).update(status=Status.ACCEPTED)


def rejected(row, user):
    Appearance.objects.filter(pk=row.pk).update(status=Status.REJECTED)


def claim_accepted(row, user):
    Claim.objects.filter(pk=row.claim_id).update(status=Status.ACCEPTED)


def merged(row, user):
    with pghistory.context(user=user.pk, reason="They say the same."):
        Claim.objects.filter(pk=row.claim_id).update(merged_into=claim_of(OPENAI))


def absorbed(row, user):
    with pghistory.context(user=user.pk, reason="They say the same."):
        Claim.objects.filter(pk=claim_of(OPENAI).pk).update(merged_into=row.claim)


def corrected(row, user):
    with pghistory.context(user=user.pk, reason="It is the outlet’s word."):
        Appearance.objects.filter(pk=row.pk).update(certainty=Certainty.SUSPECTED)


def chain_corrected(row, user):
    with pghistory.context(user=user.pk, reason="Through Reuters."):
        row.chain.update(words="told Reuters")


def reworded(row, user):
    with pghistory.context(user=user.pk, reason="Clearer."):
        Claim.objects.filter(pk=row.claim_id).update(wording="Partners may keep the weights.")


def annotated(row, user):
    Annotation.objects.create(author=user, body="Is it so?", claim=row.claim)


def words_annotated(row, user):
    note = Annotation.objects.create(author=user, body="Is it so?", snapshot=row.first_snapshot)
    anchor = row.anchors.get(snapshot=row.first_snapshot)
    anchor.pk, anchor.appearance, anchor.annotation, anchor.end = None, None, note, anchor.start + 3
    anchor.save()


def told_apart(row, user):
    one, other = sorted([row, Appearance.objects.get(content=OPENAI)], key=lambda each: each.pk)
    LinkDecision.objects.create(appearance=one, other=other, same=False, decided_by=user)


def placed(row, user):
    Placement.objects.filter(claim=row.claim).update(by_editor=True)


def made(row, user):
    Appearance.objects.filter(pk=row.pk).update(run=None)


DECISIONS = [accepted, corrected, annotated]
RARER = [
    rejected,
    claim_accepted,
    merged,
    absorbed,
    chain_corrected,
    reworded,
    words_annotated,
    told_apart,
    placed,
    made,
]


@pytest.mark.parametrize(
    "decide",
    [*DECISIONS, *(pytest.param(decide, marks=pytest.mark.slow) for decide in RARER)],
    ids=lambda decide: decide.__name__,
)
def test_what_a_person_decided_stays(article, monkeypatch, decide):
    decide(Appearance.objects.get(content=MICROSOFT), a_user(Role.EDITOR))
    before = every_row()
    for alter in (without(MICROSOFT), with_(MICROSOFT, speaker="Nvidia", certainty=Certainty.UNKNOWN)):
        use(monkeypatch, alter)
        assert not changes_in(read_again(article))
        assert every_row() == before


def test_what_the_machine_sees_otherwise_in_decided_rows_is_told(article, monkeypatch):
    Appearance.objects.filter(content=MICROSOFT).update(status=Status.ACCEPTED)
    use(monkeypatch, with_(MICROSOFT, certainty=Certainty.BELIEVED))
    (kept,) = read_again(article).kept
    assert kept.phrases == ("certainty: may → believed",)


def test_a_dry_run_says_it_and_changes_nothing(article, monkeypatch):
    before = every_row()
    use(monkeypatch, without("photographs"))
    reread = read_again(article, dry_run=True)
    assert [appearance.content for appearance in reread.lost] == [GETTY]
    assert every_row() == before


def test_what_a_newer_extractor_finds_in_the_first_version_was_first_seen_there(article):
    """Found in the second version alone, because the first reading missed it; now found in both."""
    forget(MICROSOFT)
    second = article.snapshots.get(number=2)
    second.runs.all().delete()
    snapshots.read_snapshot(second)
    assert Appearance.objects.get(content=MICROSOFT).first_snapshot == second
    read_again(article)
    row = Appearance.objects.get(content=MICROSOFT)
    assert row.first_snapshot.number == 1
    assert sorted(row.anchors.values_list("snapshot__number", "state")) == [(1, "same"), (2, "same")]


def test_a_missing_anchor_is_made(article):
    Anchor.objects.filter(snapshot__number=2).delete()
    read_again(article)
    known = Appearance.objects.filter(first_snapshot__number=1)
    assert Anchor.objects.filter(snapshot__number=2, appearance__in=known).count() == known.count()


def test_the_texts_of_these_tests_are_read_as_they_should():
    assert {OPENAI, GETTY, MICROSOFT} <= {each.content.of(FIRST) for each in extract(FIRST).attributions}
    assert MICROSOFT in {each.content.of(SECOND) for each in extract(SECOND).attributions}
