"""The lists of values beside a timeline."""

from collections import Counter

from claims.models import Dispute
from claims.timeline.counts import Counts
from claims.timeline.facets import N_AT_ONCE, N_LISTED, list_facets
from claims.timeline.figures import Figure, Figures
from claims.timeline.filters import DIRECTNESS, FACETS, PUBLISHER, SPEAKER, THREAD, Choice, Facet, Filters
from claims.timeline.names import Named, Names


def lists(facet: Facet, counts: dict[str, int], filters: Filters = Filters(), threads=(), *, n_found=100):  # noqa: B008 - frozen
    """The facet lists where only one facet has counts, of a dispute of 1000 claims; ids 1 to 99 have names."""
    figures = Figures.of({key: Figure(n, n // 2) for key, n in counts.items()})
    facets = {each: figures if each is facet else Figures.of({}) for each in FACETS}
    named = {pk: Named(pk, f"slug-{pk}", f"Name {pk}") for pk in range(1, 100)}
    found = list_facets(
        Counts(1000, 0, 0, None, None, Counter({None: n_found}), Counter(), facets),
        filters,
        Names(named, named),
        threads,
    )
    return {each.facet: each for each in found}


def test_options_go_by_their_count_and_add_their_value():
    options = lists(SPEAKER, {"1": 2, "2": 8})[SPEAKER].options
    assert [(option.choice.label, option.n_claims, option.share, option.query) for option in options] == [
        ("Name 2", "8", "100", "?by=slug-2"),
        ("Name 1", "2", "25", "?by=slug-1"),
    ]


def test_a_chosen_value_takes_itself_away_and_others_stay_to_be_added():
    chosen = Choice(SPEAKER, "slug-1", "1", "Name 1")
    options = lists(SPEAKER, {"1": 2, "2": 8}, Filters(choices=(chosen,)))[SPEAKER].options
    assert [(option.state, option.query) for option in options] == [
        ("", "?by=slug-1&by=slug-2"),
        ("in", "."),
    ]


def test_one_value_instead_of_others_leaves_out_what_was_left_out():
    wanted = Choice(SPEAKER, "slug-1", "1", "Name 1")
    unwanted = Choice(SPEAKER, "slug-3", "3", "Name 3", is_out=True)
    options = lists(SPEAKER, {"1": 2, "2": 8}, Filters(choices=(wanted, unwanted)))[SPEAKER].options
    assert [(option.choice.value, option.only) for option in options] == [
        ("slug-2", "?by=slug-2&by=-slug-3"),
        ("slug-1", ""),
        ("slug-3", ""),
    ]


def test_a_chosen_value_without_claims_is_still_there_to_be_undone():
    chosen = Choice(PUBLISHER, "slug-9", "9", "Name 9")
    options = lists(PUBLISHER, {}, Filters(choices=(chosen,)))[PUBLISHER].options
    assert [(option.choice, option.n_claims, option.share) for option in options] == [(chosen, "0", "0")]


def test_a_long_list_is_folded_and_a_very_long_one_says_what_it_leaves_out():
    chosen = Choice(SPEAKER, "slug-20", "20", "Name 20")
    counts = {str(pk): 100 - pk for pk in range(1, N_LISTED + 12)}
    found = lists(SPEAKER, counts, Filters(choices=(chosen,)))[SPEAKER]
    assert len(found.options) == N_AT_ONCE + 1
    assert found.options[-1].choice == chosen
    assert len(found.further) == N_LISTED - N_AT_ONCE - 1
    assert found.n_unlisted == 11


def test_nothing_is_folded_away_where_hardly_anything_would_be():
    found = lists(SPEAKER, {str(pk): 1 for pk in range(1, 11)})[SPEAKER]
    assert (len(found.options), found.further) == (10, [])


def test_a_value_that_every_found_claim_has_is_left_out_unless_it_is_chosen():
    assert DIRECTNESS not in lists(DIRECTNESS, {"direct": 4}, n_found=4)
    found = lists(DIRECTNESS, {"direct": 4, "mixed": 1}, n_found=4)[DIRECTNESS]
    assert [option.choice.value for option in found.options] == ["mixed"]
    chosen = Filters(choices=(Choice(DIRECTNESS, "direct", "direct", "direct quote"),))
    assert DIRECTNESS in lists(DIRECTNESS, {"direct": 4}, chosen, n_found=4)


def test_beside_a_chosen_value_one_that_every_claim_has_is_left_out_and_others_are_offered():
    chosen = Choice(PUBLISHER, "slug-9", "9", "Name 9")
    options = lists(PUBLISHER, {"9": 3, "1": 1000, "2": 70}, Filters(choices=(chosen,)), n_found=3)[PUBLISHER].options
    assert [option.choice.value for option in options] == ["slug-2", "slug-9"]


def test_a_single_value_that_some_claims_lack_can_be_chosen():
    assert DIRECTNESS in lists(DIRECTNESS, {"direct": 4}, n_found=5)


def test_a_thread_that_the_viewer_may_not_see_is_not_named():
    threads = [Dispute(pk=1, slug="seen", title="Seen"), Dispute(pk=2, slug="too", title="Too")]
    found = lists(THREAD, {"1": 3, "2": 2, "3": 9}, threads=threads)[THREAD]
    assert [option.choice.label for option in found.options] == ["Seen", "Too"]
    assert (found.further, found.n_unlisted) == ([], 0)
