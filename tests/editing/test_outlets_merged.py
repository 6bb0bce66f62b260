"""Merging outlets and taking them apart again: everything moves, everything comes back."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.articles import correct_article, facts_of
from claims.editing.changing import latest_change
from claims.editing.freezing import freeze
from claims.editing.going_back import go_back
from claims.editing.moving import OUTLET_POINTERS
from claims.editing.outlets_merged import merge_outlets, preview_merge, undo_outlets
from claims.editing.parties import merge_parties, undo_merge
from claims.editing.publishers import correct_publisher
from claims.editing.publishers import facts_of as outlet_facts
from claims.editing.refusal import Refused
from claims.ingest import take_text, tie_links
from claims.linking import link_again, settle_outlet
from claims.models import (
    Addition,
    Appearance,
    Article,
    ChainLink,
    Citation,
    Feed,
    MergeOperation,
    Publisher,
    Telling,
    TimelineEntry,
)
from claims.models.history import events_by_people
from claims.terms import How, Role
from tests.factories import (
    a_dispute,
    a_feed,
    a_party,
    a_placed_claim,
    a_publisher,
    a_user,
    an_article,
)
from tests.meanwhile import meanwhile

TABLES = (*{pointer.model for pointer in OUTLET_POINTERS}, Publisher)


@pytest.fixture
def lead(db):
    return a_user(Role.LEAD)


@pytest.fixture
def survivor(db) -> Publisher:
    return a_publisher("The New York Times", slug="new-york-times", domains=["nyt.com"])


@pytest.fixture
def absorbed(db, survivor) -> Publisher:
    """An outlet to which every table points, some of it twins of what the survivor has."""
    outlet = a_publisher(
        "nytimes.com", slug="nytimes-com", domains=["nytimes.com", "nyti.ms"], party=a_party("New York Times Company")
    )
    dispute = a_dispute()
    own = a_placed_claim(dispute, "It may have taken data.", publisher=outlet).appearances.get().first_snapshot
    a_placed_claim(dispute, "They are safe.", publisher=outlet, via=(survivor,))
    for each in (survivor, outlet):
        an_article("The very same text.", publisher=each, canonical_url=None, content_key="same")
    a_feed("https://nytimes.com/feed.xml", outlet)
    Citation.objects.create(snapshot=own, words="here", url="https://nytimes.com/x", publisher=outlet)
    Addition.objects.create(name="A text", publisher=outlet)
    Publisher.objects.create(name="NYT", slug="nyt", merged_into=outlet)
    return outlet


def everything() -> dict:
    rows = {model.__name__: [freeze(row) for row in model._base_manager.order_by("pk")] for model in TABLES}
    entries = TimelineEntry.objects.order_by("pk").values_list("appearance", "publisher", "channels", "kinds")
    return {**rows, "entries": list(entries)}


def merge(lead, absorbed, survivor) -> MergeOperation:
    return merge_outlets(lead, absorbed.pk, survivor.pk, "One paper.")


def test_all_that_points_to_it_points_to_the_other(lead, survivor, absorbed):
    moves = preview_merge(absorbed, survivor).moves
    assert moves == [
        (1, "feeds"),
        (3, "articles"),
        (2, "places in chains"),
        (1, "links to it"),
        (1, "what was handed in as its own"),
        (1, "outlets that were merged into it"),
        (2, "domains"),
    ]
    merge(lead, absorbed, survivor)
    absorbed.refresh_from_db()
    survivor.refresh_from_db()
    assert (absorbed.merged_into, absorbed.domains, absorbed.party) == (survivor, [], None)
    assert survivor.domains == ["nyt.com", "nytimes.com", "nyti.ms"]
    assert survivor.party.name == "New York Times Company"
    for pointer in OUTLET_POINTERS[:-1]:
        assert not pointer.of(absorbed).exists()
        assert pointer.of(survivor).exists()
    assert Publisher.objects.get(slug="nyt").merged_into == survivor
    links = ChainLink.objects.filter(publisher=survivor).order_by("appearance")
    assert list(links.values_list("appearance__claim__wording", "position")) == [
        ("It may have taken data.", 1),
        ("They are safe.", 1),
    ]
    assert {(entry.publisher_id, *entry.channels) for entry in TimelineEntry.objects.all()} == {(survivor.pk,) * 2}


def test_undoing_puts_everything_back(lead, survivor, absorbed):
    before = everything()
    operation = merge(lead, absorbed, survivor)
    assert everything() != before
    assert undo_outlets(lead, operation.pk, "Two papers after all.")[1] == 0
    assert everything() == before


def test_whatever_names_it_means_the_other(lead, survivor, absorbed):
    merge(lead, absorbed, survivor)
    for name in ("nytimes.com", "NYTimes com", "NYT", "New York Times"):
        assert Publisher.objects.named(name) == survivor
    for url in ("https://www.nytimes.com/x", "https://nyti.ms/1", "https://nyt.com/"):
        assert Publisher.objects.at(url) == survivor
    Publisher.objects.filter(pk=survivor.pk).update(domains=[])
    assert Publisher.objects.for_domains(["nytimes.com"]) == {"nytimes.com": survivor}


def test_what_is_stored_for_it_by_whoever_knew_it_before_is_the_others(lead, survivor, absorbed):
    merge(lead, absorbed, survivor)
    version = an_article("Another text.", publisher=absorbed, published_on=date(2025, 2, 1))
    feed = Feed.objects.create(url="https://nytimes.com/other.xml", publisher=absorbed)
    link = ChainLink.objects.create(appearance=Appearance.objects.first(), position=9, publisher=absorbed, how="told")
    for row in (version.article, feed, link):
        row.refresh_from_db()
        assert row.publisher == survivor
    Article.objects.filter(pk=version.article.pk).update(publisher=absorbed)
    assert not Article.objects.filter(publisher=absorbed).exists()


def test_a_text_that_both_had_is_found_again_as_that_of_the_one_that_stays(lead, survivor, absorbed):
    text = "It may have taken data, they said."
    first, second = (take_text(text, publisher=each.name) for each in (survivor, absorbed))
    merge(lead, absorbed, survivor)
    again = take_text(text, publisher="nytimes.com")
    assert again.article == first.article != second.article
    second.article.refresh_from_db()
    assert second.article.publisher == survivor


def test_what_was_changed_since_stays_and_is_told(lead, survivor, absorbed):
    operation = merge(lead, absorbed, survivor)
    survivor.refresh_from_db()
    latest = survivor.events.latest("pgh_id").pgh_id
    third = a_publisher("Wirecutter")
    correct_publisher(lead, survivor.pk, latest, replace(outlet_facts(survivor), domains=("nytimes.com",)), "Not that.")
    Feed.objects.update(publisher=third)
    article = Appearance.objects.first().article
    elsewhere = replace(facts_of(article), publisher="Wirecutter")
    correct_article(lead, article.pk, latest_change(article), elsewhere, "So.")
    assert undo_outlets(lead, operation.pk, "Two papers after all.")[1] == 4  # a domain, feed, article, its chain
    absorbed.refresh_from_db()
    survivor.refresh_from_db()
    assert (absorbed.domains, survivor.domains) == (["nytimes.com"], [])
    assert Feed.objects.get().publisher == third


def test_what_was_found_since_in_articles_that_go_back_is_told_by_their_outlet(lead, survivor, absorbed):
    operation = merge(lead, absorbed, survivor)
    telling = Appearance.objects.first()
    telling.chain.all().delete()
    ChainLink.objects.create(appearance=telling, position=0, unnamed="people", how=How.SAID)
    ChainLink.objects.create(appearance=telling, position=1, publisher=survivor, how=How.WROTE)
    undo_outlets(lead, operation.pk, "Two papers after all.")
    assert telling.chain.get(position=1).publisher == absorbed
    assert telling.article.publisher == absorbed


def test_what_cannot_be_is_refused(lead, survivor, absorbed):
    for pair, words in (
        ((survivor, survivor), "The New York Times cannot be merged into itself. Choose another outlet."),
        ((Publisher.objects.get(slug="nyt"), survivor), "NYT was merged into nytimes.com already. Look at that one."),
    ):
        assert preview_merge(*pair).problem == words
        with pytest.raises(Refused, match=words):
            merge(lead, *pair)
    with pytest.raises(Refused, match="Say why"):
        merge_outlets(lead, absorbed.pk, survivor.pk, " ")
    with pytest.raises(PermissionDenied):
        merge(a_user(Role.EDITOR), absorbed, survivor)
    with pytest.raises(Publisher.DoesNotExist):
        merge_outlets(lead, absorbed.pk, 999_999, "One paper.")
    merge(lead, absorbed, survivor)
    for pair in ((survivor, absorbed), (absorbed, survivor)):
        with pytest.raises(Refused, match="nytimes.com was merged into The New York Times already"):
            merge(lead, *pair)


def test_one_that_was_merged_is_not_set_right_nor_brought_back_by_its_history(lead, survivor, absorbed):
    first = absorbed.events.latest("pgh_id").pgh_id
    merge(lead, absorbed, survivor)
    latest = absorbed.events.latest("pgh_id").pgh_id
    with pytest.raises(Refused, match="was merged into The New York Times. Change that one"):
        correct_publisher(lead, absorbed.pk, latest, outlet_facts(absorbed), "A slip.")
    with pytest.raises(Refused, match="Undo the merge instead"):
        go_back(lead, "publisher", absorbed.pk, first, latest, "A slip.")


def test_the_other_one_may_take_its_name(lead, survivor, absorbed):
    merge(lead, absorbed, survivor)
    survivor.refresh_from_db()
    latest = survivor.events.latest("pgh_id").pgh_id
    correct_publisher(lead, survivor.pk, latest, replace(outlet_facts(survivor), name="NYTimes.com"), "So it is.")
    assert Publisher.objects.named("nytimes.com") == survivor
    with pytest.raises(Refused, match="has the name of the other by now"):
        undo_outlets(lead, MergeOperation.objects.get().pk, "Two papers.")


def test_what_was_merged_on_is_taken_apart_in_the_order_in_which_it_was_put_together(lead, survivor, absorbed):
    first = merge(lead, absorbed, survivor)
    paper = a_publisher("Paper of Record")
    second = merge(lead, survivor, paper)
    assert Publisher.objects.named("nytimes.com") == paper
    with pytest.raises(Refused, match="was itself merged into Paper of Record since. Undo that first"):
        undo_outlets(lead, first.pk, "Two papers.")
    undo_outlets(lead, second.pk, "Two papers.")
    assert Publisher.objects.named("nytimes.com") == survivor
    undo_outlets(lead, first.pk, "Two papers.")
    assert Publisher.objects.named("nytimes.com") == absorbed
    with pytest.raises(Refused, match="undone already"):
        undo_outlets(lead, first.pk, "Two papers.")


def test_a_link_that_a_later_merge_took_out_comes_back_with_that_first(lead, survivor):
    paper, wire = a_publisher("The Paper"), a_publisher("A Wire")
    telling = a_placed_claim(a_dispute(), publisher=paper, via=(wire,)).appearances.get()
    as_it_was = list(telling.chain.values("pk", "position", "publisher"))
    first, second = (merge(lead, outlet, survivor) for outlet in (paper, wire))
    with pytest.raises(Refused, match="A Wire was merged into The New York Times since, in the same chains. Undo"):
        undo_outlets(lead, first.pk, "Two papers.")
    for operation in (second, first):
        assert undo_outlets(lead, operation.pk, "Two papers.")[1] == 0
    assert list(telling.chain.values("pk", "position", "publisher")) == as_it_was


def test_a_party_that_was_merged_since_is_taken_apart_first(lead, survivor, absorbed):
    company = absorbed.party
    of_outlets = merge(lead, absorbed, survivor)
    of_parties = merge_parties(lead, company.pk, a_party("The Company").pk, "One company.")
    with pytest.raises(Refused, match="New York Times Company was itself merged into The Company since. Undo that"):
        undo_outlets(lead, of_outlets.pk, "Two papers.")
    undo_merge(lead, of_parties.pk, "Two companies.")
    assert undo_outlets(lead, of_outlets.pk, "Two papers.")[1] == 0
    absorbed.refresh_from_db()
    assert absorbed.party == company


def test_what_goes_back_to_one_that_was_merged_goes_to_the_other(lead, survivor, absorbed):
    article = Appearance.objects.get(claim__wording="They are safe.").article
    other = an_article("Another text.", publisher=absorbed).article
    first, elsewhere = latest_change(article), replace(facts_of(article), publisher="Wirecutter")
    correct_article(lead, article.pk, first, elsewhere, "So.")
    merge(lead, absorbed, survivor)
    assert go_back(lead, "article", article.pk, first, latest_change(article), "A slip.").publisher == survivor
    chain = ChainLink.objects.filter(appearance__article=article).order_by("position")
    assert [link.publisher for link in chain[1:]] == [survivor]
    with pytest.raises(Refused, match="stands like that already"):
        go_back(lead, "article", other.pk, other.events.get(publisher=absorbed).pk, latest_change(other), "A slip.")


def test_rows_that_went_along_do_not_count_as_decided_by_a_person(lead, survivor, absorbed):
    merge(lead, absorbed, survivor)
    went = Article.pgh_event_model.objects.filter(pgh_label="update", pgh_context__metadata__moved="merge-outlets")
    assert went.count() == 4
    assert not events_by_people(Article).exists()


def test_unnamed_people_of_both_are_one_outlets(lead):
    dispute = a_dispute()
    unnamed = {"speaker": None, "source_words": "lawyers"}
    one, other = (
        a_placed_claim(dispute, publisher=a_publisher(name), appearance=unnamed).appearances.get()
        for name in ("nytimes.com", "The New York Times")
    )
    for telling in (one, other):
        link_again([telling], keep_chains=True)
    assert len(set(Telling.objects.values_list("teller", flat=True))) == 2
    survivor = other.article.publisher
    operation = merge(lead, one.article.publisher, survivor)
    assert settle_outlet(survivor.pk) > 0
    assert set(Telling.objects.values_list("teller", flat=True)) == {f"unnamed:{survivor.pk}:people"}
    undo_outlets(lead, operation.pk, "Two papers.")
    settle_outlet(one.article.publisher_id)
    assert len(set(Telling.objects.values_list("teller", flat=True))) == 2


def test_links_are_tied_by_domain_again_after_they_are_taken_apart(lead, survivor, absorbed):
    operation = merge(lead, absorbed, survivor)
    url = "https://nyti.ms/2"
    Citation.objects.create(snapshot=Appearance.objects.first().first_snapshot, words="x", url=url, publisher=survivor)
    undo_outlets(lead, operation.pk, "Two papers.")
    tie_links(survivor.pk)
    assert Citation.objects.get(url=url).publisher == absorbed


@pytest.mark.django_db(transaction=True)
def test_two_who_merge_them_both_ways_at_once():
    one, other = a_publisher("nytimes.com"), a_publisher("The New York Times")
    leads = a_user(Role.LEAD), a_user(Role.LEAD)
    second = meanwhile(lambda: merge(leads[0], one, other), lambda: merge(leads[1], other, one))
    with pytest.raises(Refused, match="already"):
        second.result()
    assert Publisher.objects.get(merged_into__isnull=False) == one


@pytest.mark.django_db(transaction=True)
def test_an_article_that_comes_while_its_outlet_is_merged_is_the_others():
    one, other = a_publisher("nytimes.com"), a_publisher("The New York Times")
    lead = a_user(Role.LEAD)
    meanwhile(lambda: merge(lead, one, other), lambda: an_article(publisher=one)).result()
    assert Article.objects.get().publisher == other
