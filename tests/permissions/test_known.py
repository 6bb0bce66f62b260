"""What passes the gate once it is wound back to a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Appearance, Article, Claim, ClaimParty, ClaimRelation, Snapshot, TimelineEntry, days
from claims.permissions import KNOWING, Gate, Known
from claims.terms import Clock, Status
from tests.factories import (
    a_claim,
    a_dispute,
    a_party,
    a_placed_claim,
    a_publisher,
    a_user,
    an_appearance,
    an_article,
)
from tests.thorough import examples

pytestmark = pytest.mark.django_db

JANUARY, MARCH = date(2025, 1, 30), date(2025, 3, 31)
KINDS = ["claims", "appearances", "entries", "articles", "snapshots", "parties", "publishers", "chain_links"]


def reader(day: date, clock: Clock = Clock.PUBLISHED) -> Gate:
    return Gate.for_readers(Known(day, clock))


def editor(day: date, clock: Clock = Clock.PUBLISHED) -> Gate:
    return Gate.of(a_user(), Known(day, clock))


def told_again(claim: Claim, content: str, published_on: date | None = MARCH, **fields) -> Appearance:
    """Another telling of ``claim``, in an article of its own by Wired."""
    snapshot = an_article(f"A headline\n\nIt says that {content}.", published_on, a_publisher("Wired"))
    return an_appearance(snapshot, claim, content, **fields)


@pytest.mark.parametrize("gate", [reader, editor])
def test_nothing_of_a_claim_is_known_before_its_article_was_published(gate):
    dispute = a_dispute()
    a_placed_claim(dispute, published_on=JANUARY, via=(a_publisher("Bloomberg"),), about=(a_party("DeepSeek"),))
    before, after = gate(JANUARY - timedelta(days=1)), gate(JANUARY)
    assert {kind: getattr(before, kind)().count() for kind in KINDS} == dict.fromkeys(KINDS, 0)
    assert not before.entries_of(dispute).exists()
    assert {kind: getattr(after, kind)().count() for kind in KINDS} == {
        "claims": 1, "appearances": 1, "entries": 1, "articles": 1, "snapshots": 1,
        "parties": 2, "publishers": 2, "chain_links": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    "published, day, is_known",
    [
        (days(date(2025, 1, 1), date(2025, 1, 31)), date(2025, 1, 30), False),
        (days(date(2025, 1, 1), date(2025, 1, 31)), date(2025, 1, 31), True),
        (days(date(2025, 1, 1), None), date(2025, 12, 31), False),
        (days(None, date(2025, 1, 31)), date(2025, 1, 31), True),
        (None, date(2025, 12, 31), False),
    ],
)
def test_a_range_is_known_once_it_has_ended(published, day, is_known):
    a_placed_claim(a_dispute())
    Article.objects.update(published=published)
    for gate in (reader(day), editor(day)):
        assert (gate.entries().exists(), gate.appearances().exists(), gate.articles().exists()) == (is_known,) * 3


def test_what_we_hold_is_known_by_the_end_of_the_day_in_utc():
    a_placed_claim(a_dispute())
    Article.objects.update(first_held_at=datetime(2025, 3, 1, 23, 59, 59, tzinfo=UTC), published=None)
    for gate in (reader, editor):
        assert not gate(date(2025, 2, 28), Clock.FIRST_HELD).appearances().exists()
        assert gate(date(2025, 3, 1), Clock.FIRST_HELD).appearances().count() == 1
    Article.objects.update(first_held_at=datetime(2025, 3, 2, tzinfo=UTC))
    assert not reader(date(2025, 3, 1), Clock.FIRST_HELD).articles().exists()


@pytest.mark.parametrize("clock", KNOWING)
@pytest.mark.parametrize("gate", [reader, editor])
def test_what_only_a_later_version_says_was_not_known_before_it_was_stored(clock, gate):
    claim = a_placed_claim(a_dispute())
    stored_at = datetime(2025, 5, 1, 12, tzinfo=UTC)
    later = Snapshot.objects.create(
        article=Article.objects.get(),
        number=2,
        text="They say that the sky fell.",
        sha256="2" * 64,
        fetched_at=stored_at,
    )
    an_appearance(later, claim, "the sky fell")
    before, after = gate(date(2025, 4, 30), clock), gate(date(2025, 5, 1), clock)
    assert (before.appearances().count(), before.entries().count(), before.snapshots().count()) == (1, 1, 1)
    assert (after.appearances().count(), after.entries().count(), after.snapshots().count()) == (2, 2, 2)


def test_the_first_version_stands_for_an_article_published_before_it_was_held():
    a_placed_claim(a_dispute(), published_on=date(2020, 1, 1))
    assert reader(date(2020, 1, 1)).snapshots().count() == 1
    assert reader(date(2020, 1, 1), Clock.FIRST_HELD).snapshots().count() == 0


def test_a_party_that_only_a_later_telling_names_is_nothing_to_the_claim_yet():
    dispute = a_dispute()
    claim = a_placed_claim(dispute, published_on=JANUARY, about=(a_party("DeepSeek"), a_party("Quibblecorp")))
    told_again(claim, "data was taken by Quibblecorp")
    for gate, names in ((reader(JANUARY), {"DeepSeek"}), (reader(MARCH), {"DeepSeek", "Quibblecorp"})):
        assert set(gate.roles().values_list("party__name", flat=True)) == names
        assert set(gate.parties().values_list("name", flat=True)) == names | {"OpenAI"}
        assert len(gate.with_lists_then(gate.entries_of(dispute), ["about"]).first().about_then) == len(names)


def test_a_name_read_in_a_known_telling_supports_a_role():
    claim = a_placed_claim(a_dispute(), "It took data.", published_on=JANUARY, about=(a_party("DeepSeek"),))
    told_again(claim, "DeepSeek took data")
    assert not reader(JANUARY).roles().exists()
    Appearance.objects.filter(content="It took data.").update(reading={"about": ["Deepseek"]})
    assert reader(JANUARY).roles().count() == 1


def test_the_words_of_a_role_must_have_been_known_too():
    claim = a_placed_claim(a_dispute(), "DeepSeek has data.", published_on=JANUARY)
    told_again(claim, "DeepSeek stole data")
    role = ClaimParty.objects.create(claim=claim, party=a_party("DeepSeek"), role="accused", words="stole")
    assert not reader(JANUARY).roles().exists()
    assert reader(MARCH).roles().get() == role


def test_a_relation_is_known_when_both_claims_and_its_evidence_are():
    dispute = a_dispute()
    accusation = a_placed_claim(dispute, "One wording.", published_on=JANUARY)
    denial = a_placed_claim(dispute, "Another wording.", published_on=JANUARY)
    relation = ClaimRelation.objects.create(claim=denial, other=accusation, kind="denies")
    assert reader(JANUARY).relations().count() == 1
    relation.evidence = told_again(denial, "another wording")
    relation.save()
    assert reader(JANUARY).relations().count() == 0
    assert reader(MARCH).relations().count() == 1
    assert reader(JANUARY - timedelta(days=1)).relations().count() == 0


def test_the_tombstone_of_a_claim_stands_once_it_had_been_told():
    claim = a_placed_claim(a_dispute(), published_on=JANUARY)
    Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="A reason.")
    assert reader(JANUARY).tombstones().count() == 1
    assert reader(JANUARY - timedelta(days=1)).tombstones().count() == 0


def test_an_editor_sees_what_stands_in_no_dispute_by_the_same_clock():
    an_appearance(an_article(published_on=JANUARY), a_claim(), "DeepSeek may have taken data")
    before, after = editor(JANUARY - timedelta(days=1)), editor(JANUARY)
    assert (before.claims().count(), before.parties().count(), before.publishers().count()) == (0, 0, 0)
    assert (after.claims().count(), after.parties().count(), after.publishers().count()) == (1, 1, 1)


def test_what_is_left_out_for_want_of_a_day_can_be_counted():
    dispute = a_dispute()
    for published_on in (None, JANUARY, MARCH):
        a_placed_claim(dispute, published_on=published_on)
    assert reader(JANUARY).undated_entries_of(dispute).count() == 1


CLOCKS = st.tuples(
    st.one_of(
        st.none(),
        st.tuples(st.none() | st.integers(0, 8), st.none() | st.integers(0, 8)).filter(
            lambda pair: None in pair or pair[0] <= pair[1]
        ),
    ),
    st.integers(0, 200),
    st.none() | st.integers(0, 200),
)
FIRST = date(2025, 1, 1)


def _day(number: int | None) -> date | None:
    return None if number is None else FIRST + timedelta(days=number)


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(clocks=st.lists(CLOCKS, min_size=1, max_size=5), day=st.integers(0, 9), clock=st.sampled_from(KNOWING))
def test_entries_and_tellings_follow_the_definition(clocks, day, clock):
    """``clocks``: the range of publication, the hours of first holding and of the later version that tells it."""
    dispute, known = a_dispute(), Known(_day(day), clock)
    expected = set()
    for published, held, later in clocks:
        telling = _told(dispute, published, held, later)
        last = (published or (None, None))[1]
        stored = held if later is None else max(held, later)
        if clock == Clock.FIRST_HELD:
            is_known = stored // 24 <= day
        else:
            is_known = last is not None and last <= day and (later is None or later // 24 <= day)
        expected |= {telling.pk} if is_known else set()
    for gate in (Gate.for_readers(known), Gate.of(a_user(), known)):
        ours = gate.appearances().filter(claim__placements__dispute=dispute)
        assert set(ours.values_list("pk", flat=True)) == expected
        assert set(gate.entries_of(dispute).values_list("appearance", flat=True)) == expected
        assert gate.claims().filter(placements__dispute=dispute).count() == len(expected)


def _told(dispute, published: tuple | None, held: int, later: int | None) -> Appearance:
    start = datetime(2025, 1, 1, tzinfo=UTC)
    claim = a_placed_claim(dispute)
    telling = Appearance.objects.select_related("article", "first_snapshot").get(claim=claim)
    if later is not None:
        Appearance.objects.filter(pk=telling.pk).update(
            first_snapshot=Snapshot.objects.create(
                article=telling.article, number=2, text="x", sha256="2" * 64, fetched_at=start + timedelta(hours=later)
            )
        )
    Article.objects.filter(pk=telling.article_id).update(
        published=published and days(_day(published[0]), _day(published[1])),
        first_held_at=start + timedelta(hours=held),
    )
    return telling


def test_the_day_is_kept_when_an_article_is_dated_anew():
    a_placed_claim(a_dispute(), published_on=JANUARY)
    assert TimelineEntry.objects.get().known_published_on == JANUARY
    Article.objects.update(published=days(date(2025, 1, 1), MARCH))
    assert TimelineEntry.objects.get().known_published_on == MARCH


def test_roles_are_not_narrowed_today():
    claim = a_placed_claim(a_dispute(), about=(a_party("DeepSeek"),))
    ClaimParty.objects.create(claim=claim, party=a_party("Getty Images"), role="accused")
    assert Gate.for_readers().roles().count() == 2
