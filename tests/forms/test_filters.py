"""The query string of a timeline, read and written back."""

from datetime import date

import pytest
from django.http import QueryDict

from claims.forms.filters import FilterForm
from claims.models import Claim, Party
from claims.permissions import Gate, Known
from claims.terms import Clock, Status
from claims.timeline.filters import ABOUT, CLAIM, DIRECTNESS, PUBLISHER, SPEAKER, THREAD, Filters, Order
from claims.timeline.names import Named, Names
from claims.timeline.paging import Cursor
from tests.factories import a_dispute, a_merged_claim, a_party, a_placed_claim, a_publisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread():
    """A thread whose one claim OpenAI made about DeepSeek, told to Bloomberg."""
    dispute = a_dispute()
    thread = a_dispute("DeepSeek and distillation", slug="deepseek", parent=dispute)
    bloomberg = a_publisher("Bloomberg")
    a_placed_claim(dispute, threads=(thread,), about=(a_party("DeepSeek"),), via=(bloomberg,))
    return thread


def read(query: str, threads=()) -> FilterForm:
    """The form of a query string, for a reader."""
    form = FilterForm(QueryDict(query), Gate.for_readers(), list(threads), lambda clock: Names({}, {}))
    form.is_valid()
    return form


def test_nothing_asked_is_nothing_left_out(thread):
    form = read("")
    assert form.filters == Filters()
    assert form.problems == []
    assert form.filters.query() == ""


def test_every_facet_is_read(thread):
    filters = read("thread=deepseek&by=openai&about=deepseek&publisher=bloomberg&directness=indirect", [thread]).filters
    chosen = {facet: [choice.label for choice in filters.of(facet)] for facet in (THREAD, SPEAKER, ABOUT, PUBLISHER)}
    assert chosen == {THREAD: [thread.title], SPEAKER: ["OpenAI"], ABOUT: ["DeepSeek"], PUBLISHER: ["Bloomberg"]}
    assert [choice.label for choice in filters.of(DIRECTNESS)] == ["reported"]


def test_several_values_of_a_facet_are_kept_once_each(thread):
    filters = read("by=openai&by=deepseek&by=openai").filters
    assert [choice.value for choice in filters.of(SPEAKER)] == ["openai", "deepseek"]


@pytest.mark.parametrize(
    "given,canonical",
    [
        ("order=oldest&by=openai", "?by=openai&order=oldest"),
        ("clock=published&order=newest", ""),
        ("to=2025-02&from=2025", "?from=2025-01-01&to=2025-02-28"),
        ("from=2024-02&to=2024-02", "?from=2024-02-01&to=2024-02-29"),
        ("clock=said&publisher=bloomberg&by=openai", "?by=openai&publisher=bloomberg&clock=said"),
        ("look=list&row=party&zoom=month&sort=day", ""),
        ("zoom=year&sort=articles&row=thread&look=lanes&order=oldest", "?order=oldest&look=lanes&row=thread&zoom=year"),
        ("row=thread&sort=articles&look=table", "?look=table&sort=articles"),
        ("nonsense=1&utm_source=x", ""),
    ],
)
def test_an_address_has_one_canonical_form(thread, given, canonical):
    form = read(given)
    assert form.problems == []
    assert form.filters.query() == canonical
    assert read(canonical.lstrip("?")).filters.query() == canonical


@pytest.mark.parametrize(
    "given,words",
    [
        ("from=2025-99-99", "Write a day like 2025-01-30"),
        ("from=yesterday", "“yesterday” is no date"),
        ("to=0000", "is no date"),
        ("from=２０２５", "is no date"),
        ("from=2025-03&to=2025-01", "ends before it begins"),
        ("by=nobody", "no “nobody” to choose under “Who said it”"),
        ("publisher=nobody", "under “Publisher”"),
        ("thread=nobody", "under “Thread”"),
        ("directness=shouted", "under “Directness”"),
        ("status=rejected", "under “Status”"),
        ("clock=wall", "Choose happened or said or published or first_held"),
        ("order=sideways", "Choose newest or oldest"),
        ("look=good", "Choose list or lanes or table or print"),
        ("row=2", "Choose party or outlet or thread or claim"),
        ("zoom=100", "Choose year or month or day"),
        ("sort=-1", "Choose day or speaker"),
        ("page=0", "a number from 1 to"),
        ("page=99999999999999999999", "a number from 1 to"),
        ("cursor=forged", "out of date or damaged"),
        ("show=minus", "number of a claim"),
        ("by=a%00b", "Null characters"),
        ("from=%00", "is no date"),
        ("clock=%00", "There is no clock"),
        ("cursor=%00", "Null characters"),
        ("by=" + "x" * 10_000, "…"),
        ("&".join(f"by=p{n}" for n in range(30)), "More than 20 values"),
    ],
)
def test_what_cannot_be_read_is_said_and_left_out(thread, given, words):
    form = read(given + "&about=deepseek")
    assert [problem for problem in form.problems if words in problem], form.problems
    assert form.filters.query() == "?about=deepseek"
    assert max(map(len, form.problems)) < 200


def test_a_minus_leaves_a_value_out(thread):
    filters = read("by=-openai&by=deepseek&directness=-direct&role=-accused:deepseek&standing=-one-origin").filters
    assert [choice.label for choice in filters.left_out(SPEAKER)] == ["OpenAI"]
    assert [choice.label for choice in filters.of(SPEAKER)] == ["DeepSeek"]
    assert filters.query() == ("?by=deepseek&by=-openai&standing=-one-origin&role=-accused:deepseek&directness=-direct")


def test_what_is_both_wanted_and_left_out_is_wanted_and_said(thread):
    form = read("by=openai&by=-openai")
    assert form.problems == ["“OpenAI” cannot be both wanted and left out under “Who said it”."]
    assert form.left_out == [f"{form.problems[0]} It is only wanted."]
    assert form.filters.query() == "?by=openai"


def test_words_looked_for_in_a_facet_stand_in_no_canonical_address(thread):
    filters = read("find-by=open&by=openai").filters
    assert (filters.find(SPEAKER), filters.find(ABOUT)) == ("open", "")
    assert filters.query() == "?by=openai"
    assert filters.cleared().find(SPEAKER) == ""


def test_a_party_behind_the_gate_is_as_unknown_as_any_other():
    a_placed_claim(a_dispute(publishes="accepted"), speaker=a_party("Anthropic"))
    assert "no “anthropic” to choose" in read("by=anthropic").problems[0]


def test_a_cursor_comes_back(thread):
    form = read("clock=said")
    token = Cursor(date(2025, 1, 30), 7, forward=True).token(form.filters)
    assert read(f"clock=said&cursor={token}").page_cursor == Cursor(date(2025, 1, 30), 7, forward=True)


@pytest.mark.parametrize("other", ["clock=happened", "order=oldest"])
def test_a_cursor_of_another_clock_or_order_is_stale(thread, other):
    token = Cursor(date(2025, 1, 30), 7, forward=True).token(read("").filters)
    form = read(f"{other}&cursor={token}")
    assert form.page_cursor is None
    assert "out of date" in form.problems[0]


def test_another_clock_drops_the_period_that_was_meant_for_the_old_one():
    filters = Filters(first=date(2025, 1, 1), last=date(2025, 1, 31), order=Order.OLDEST)
    assert filters.by(Clock.SAID).query() == "?clock=said&order=oldest"
    assert filters.by(Clock.PUBLISHED) == filters


def test_what_the_dispute_has_a_name_for_is_not_asked_for(thread, django_assert_num_queries):
    openai = a_party("OpenAI")
    here = Names({openai.pk: Named(openai.pk, openai.slug, openai.name)}, {})

    def choices(query: str) -> list[str]:
        form = FilterForm(QueryDict(query), Gate.for_readers(), [], lambda clock: here)
        form.is_valid()
        return [choice.label for choice in form.filters.choices]

    with django_assert_num_queries(0):
        assert choices("by=openai&role=-accused:openai") == ["OpenAI", "accused: OpenAI"]
    with django_assert_num_queries(1):
        assert choices("by=openai&about=deepseek") == ["OpenAI", "DeepSeek"]


def test_an_address_from_before_a_merge_means_the_party_that_stands(thread, django_assert_max_num_queries):
    middle = a_party("Open AI Inc", merged_into=Party.objects.get(slug="openai"))
    a_party("Open AI", merged_into=middle)
    with django_assert_max_num_queries(7):
        form = read("by=open-ai&by=openai&about=-open-ai-inc&role=accused:open-ai")
    assert form.problems == []
    assert form.filters.query() == read("by=openai&about=-openai&role=accused:openai").filters.query()
    moved = {(slug, named.slug) for slug, named in form.moved}
    assert moved == {("open-ai", "openai"), ("open-ai-inc", "openai")}


def test_a_merge_into_a_party_that_nobody_sees_is_not_told(thread):
    a_party("Open AI", merged_into=a_party("Quibblecorp"))
    form = read("by=open-ai")
    assert form.moved == []
    assert "open-ai" in form.problems[0]


class TestNumbersOfClaims:
    @pytest.fixture
    def claim(self, thread) -> Claim:
        return Claim.objects.get()

    def test_several_are_any_of_them_and_a_minus_leaves_one_out(self, claim, django_assert_max_num_queries):
        other = a_placed_claim(a_dispute("Elsewhere"))
        with django_assert_max_num_queries(2):
            filters = read(f"claim={claim.number}&claim=-{other.number}&claim=00{claim.number}").filters
        assert [(choice.label, choice.key) for choice in filters.of(CLAIM)] == [
            (f"claim {claim.number}", str(claim.pk))
        ]
        assert [choice.key for choice in filters.left_out(CLAIM)] == [str(other.pk)]
        assert filters.query() == f"?claim={claim.number}&claim=-{other.number}"

    def test_a_merged_one_leads_to_the_one_that_stands(self, claim, django_assert_max_num_queries):
        middle = a_merged_claim(claim)
        first = a_merged_claim(middle)
        with django_assert_max_num_queries(9):
            form = read(f"claim={first.number}&claim=-{middle.number}")
        assert form.problems == [f"“claim {claim.number}” cannot be both wanted and left out under “Number”."]
        assert form.filters.query() == f"?claim={claim.number}"
        assert {(was, now.slug) for was, now in form.moved} == {
            (f"claim {one.number}", str(claim.number)) for one in (first, middle)
        }

    def test_a_withdrawn_one_is_known_by_its_number_also_by_that_of_one_merged_into_it(self, claim):
        merged = a_merged_claim(claim)
        Claim.objects.filter(pk=claim.pk).update(status=Status.WITHDRAWN, tombstone="A mix-up.")
        for number in (claim.number, merged.number):
            form = read(f"claim={number}")
            assert (form.problems, form.filters.query()) == ([], f"?claim={claim.number}")

    def test_wound_back_one_that_came_later_is_known(self, claim):
        form = FilterForm(
            QueryDict(f"claim={claim.number}"), Gate.for_readers(Known(date(2020, 1, 1), Clock.PUBLISHED)), [], None
        )
        assert form.is_valid()

    @pytest.mark.parametrize("number", ["0", "99999", "9" * 18, "9" * 40, "-5", "x", "١", "1.5", "--1", "%00"])
    def test_one_that_is_none_is_refused_with_what_to_do(self, claim, number):
        form = read(f"claim={number}")
        assert form.problems
        assert not form.filters.is_narrow

    def test_one_behind_the_gate_or_merged_before_anybody_saw_it_is_as_unknown_as_any_other(self, claim):
        hidden = a_placed_claim(a_dispute(publishes="accepted"))
        Claim.objects.filter(pk=a_placed_claim(a_dispute(publishes="accepted")).pk).update(merged_into=claim)
        unseen = Claim.objects.get(merged_into=claim)
        into_hidden = a_merged_claim(hidden)
        for number in (hidden.number, unseen.number, into_hidden.number, 99_999):
            form = read(f"claim={number}")
            assert form.left_out == [
                f"No claim that is published has the number “{number}”. "
                "The number of a claim stands at the top of its page. The filter was left out."
            ]
            assert form.moved == []
