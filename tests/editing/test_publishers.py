"""An outlet that is set right: what it goes by, where it is, and what hangs on that."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from claims.editing.changing import latest_change
from claims.editing.going_back import go_back
from claims.editing.publishers import correct_publisher, facts_of
from claims.editing.refusal import Refused, Stale
from claims.ingest import tie_links
from claims.linking import settle_outlet
from claims.models import Appearance, Citation, Publisher, TimelineEntry, User
from claims.terms import PublisherKind, Role
from tests.factories import a_dispute, a_placed_claim, a_publisher, a_user, an_article
from tests.meanwhile import meanwhile

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return a_user(Role.EDITOR)


@pytest.fixture
def outlet() -> Publisher:
    return Publisher.objects.named("Wasington Post")


def correct(user: User, outlet: Publisher, **facts) -> Publisher:
    outlet.refresh_from_db()
    return correct_publisher(user, outlet.pk, latest_change(outlet), replace(facts_of(outlet), **facts), "A slip.")


def rename(user: User, outlet: Publisher, name: str) -> Publisher:
    return correct(user, outlet, name=name)


@pytest.mark.parametrize("name", ["The Wáshington Post", "washington post", "Wasington Post", "the wasington post"])
def test_it_goes_by_its_name_and_by_the_one_that_its_address_has(editor, outlet, name):
    rename(editor, outlet, "The Washington Post")
    assert Publisher.objects.named(name) == outlet
    assert Publisher.objects.get().slug == "wasington-post"


def test_the_name_of_another_outlet_is_refused_also_when_one_goes_back(editor, outlet):
    Publisher.objects.named("The Herald")
    with pytest.raises(Refused, match="“The Herald” is another outlet"):
        rename(editor, outlet, "Herald")
    rename(editor, outlet, "Gazette")
    between = latest_change(outlet)
    rename(editor, outlet, "Courier")
    Publisher.objects.named("Gazette")
    with pytest.raises(Refused, match="“Gazette” is another outlet"):
        go_back(editor, "publisher", outlet.pk, between, latest_change(outlet), "It was right.")


def test_another_spelling_of_its_own_name_is_not_another_outlet(editor, outlet):
    assert rename(editor, outlet, "The WASINGTON Post").name == "The WASINGTON Post"


def test_it_takes_a_reason_an_editor_and_what_stands_now(editor, outlet):
    with pytest.raises(Refused, match="Say why"):
        correct_publisher(editor, outlet.pk, latest_change(outlet), facts_of(outlet), " ")
    with pytest.raises(PermissionDenied):
        rename(a_user(Role.CONTRIBUTOR), outlet, "Gazette")
    with pytest.raises(Stale):
        correct_publisher(editor, outlet.pk, 0, replace(facts_of(outlet), name="Gazette"), "A slip.")
    correct_publisher(editor, outlet.pk, 0, facts_of(outlet), "It stands so already.")
    assert outlet.events.count() == 1


def test_origins_that_bear_its_name_bear_the_new_one(editor):
    unnamed = {"speaker": None, "source_words": "people"}
    telling = a_placed_claim(a_dispute(), appearance=unnamed).appearances.get()
    outlet = telling.article.publisher
    settle_outlet(outlet.pk)
    before = Appearance.objects.get().origin.label
    rename(editor, outlet, "Gazette")
    assert settle_outlet(outlet.pk) == 1
    assert Appearance.objects.get().origin.label == before.replace("PetaPixel", "Gazette") != before


def test_its_kind_is_that_of_its_claims_at_once(editor):
    outlet = a_placed_claim(a_dispute()).appearances.get().article.publisher
    correct(editor, outlet, kind=PublisherKind.AGENCY)
    assert TimelineEntry.objects.get().kinds == ["agency"]
    go_back(editor, "publisher", outlet.pk, outlet.events.earliest("pgh_id").pgh_id, latest_change(outlet), "A slip.")
    assert TimelineEntry.objects.get().kinds == ["news"]


def test_what_comes_from_its_domains_is_its_own(editor, outlet):
    correct(editor, outlet, domains=("washingtonpost.com", "wapo.st"))
    assert Publisher.objects.at("https://www.wapo.st/x") == outlet
    assert Publisher.objects.for_domains(["washingtonpost.com"]) == {"washingtonpost.com": outlet}
    assert Publisher.objects.count() == 1


def test_a_domain_of_another_outlet_is_refused_also_when_one_goes_back(editor, outlet):
    correct(editor, outlet, domains=("wapo.st",))
    between = latest_change(outlet)
    correct(editor, outlet, domains=())
    other = Publisher.objects.at("https://wapo.st/")
    for take in (
        lambda: correct(editor, outlet, domains=("wapo.st",)),
        lambda: go_back(editor, "publisher", outlet.pk, between, latest_change(outlet), "It was right."),
    ):
        with pytest.raises(Refused, match="“wapo.st” is a domain of “wapo.st”. Are they one"):
            take()
    correct(editor, other, domains=())
    assert correct(editor, outlet, domains=("wapo.st",)).domains == ["wapo.st"]


def test_what_two_outlets_shared_before_hinders_no_other_change(editor, outlet):
    for each in (outlet, a_publisher("The Post")):
        Publisher.objects.filter(pk=each.pk).update(domains=["wapo.st"])
    assert correct(editor, outlet, kind=PublisherKind.BLOG).kind == "blog"


def test_links_to_its_domains_are_tied_to_it_and_to_nobody_when_it_has_them_no_more(editor, outlet):
    version = an_article()
    others = a_publisher("Courier")
    for n, url in enumerate(
        ("https://www.wapo.st/1", "https://m.wapo.st:8443?x", "https://notwapo.st/", "https://a.wapo.st/", "/wapo.st/")
    ):
        Citation.objects.create(snapshot=version, words=f"here {n}", url=url)
    Citation.objects.create(snapshot=version, words="there", url="https://wapo.st", publisher=others)
    correct(editor, outlet, domains=("wapo.st",))
    assert tie_links(outlet.pk) == 3
    tied = {"https://www.wapo.st/1", "https://m.wapo.st:8443?x", "https://wapo.st"}
    assert set(Citation.objects.filter(publisher=outlet).values_list("url", flat=True)) == tied
    assert tie_links(outlet.pk) == 0
    correct(editor, outlet, domains=())
    correct(editor, others, domains=("wapo.st",))
    assert tie_links(outlet.pk) == 3
    assert set(Citation.objects.filter(publisher=others).values_list("url", flat=True)) == tied


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("facts", [{"name": "Gazette"}, {"domains": ("gazette.org",)}])
def test_two_outlets_that_are_given_one_name_or_domain_at_once_do_not_both_get_it(facts):
    outlets, editors = [a_publisher("Herald"), a_publisher("Courier")], [a_user(Role.EDITOR), a_user(Role.EDITOR)]
    one, other = (lambda pair=pair: correct(*pair, **facts) for pair in zip(editors, outlets, strict=True))
    with pytest.raises(Refused, match="“Gazette” is another outlet|is a domain of “Herald”"):
        meanwhile(one, other).result()
    assert Publisher.objects.filter(**{key: facts[key] if key == "name" else ["gazette.org"] for key in facts}).get()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "facts, named",
    [
        ({"name": "The Gazette"}, lambda: Publisher.objects.named("gazette")),
        ({"domains": ("gazette.org",)}, lambda: Publisher.objects.at("https://gazette.org/")),
        ({"domains": ("gazette.org",)}, lambda: Publisher.objects.for_domains(["gazette.org"])["gazette.org"]),
    ],
)
def test_one_that_is_being_called_so_is_not_made_anew_meanwhile(facts, named):
    outlet, editor = a_publisher("Herald"), a_user(Role.EDITOR)
    assert meanwhile(lambda: correct(editor, outlet, **facts), named).result() == outlet
