"""Origins: the roots of chains, not a count of articles."""

import pytest

from claims.linking.origins import root_of, store_origin
from claims.models import ChainLink, Document
from tests.factories import a_claim, a_party, a_publisher, an_appearance, an_article

pytestmark = pytest.mark.django_db


def chain(*nodes) -> list[ChainLink]:
    return [ChainLink(position=n, how="said", **node) for n, node in enumerate(nodes)]


def root(*nodes) -> ChainLink:
    return root_of(chain(*nodes))[1]


def test_the_innermost_outlet_is_the_root():
    openai, bloomberg, reuters, star = a_party(), *map(a_publisher, ("Bloomberg", "Reuters", "The Star"))
    found = root({"party": openai}, {"publisher": bloomberg}, {"publisher": reuters}, {"publisher": star})
    assert found.publisher == bloomberg


def test_a_document_is_the_root():
    getty = a_party("Getty Images")
    complaint = Document.objects.create(kind="filing", title="Getty Images: complaint", slug="c", party=getty)
    reuters, own = a_publisher("Reuters"), a_publisher()
    found = root({"party": getty}, {"document": complaint}, {"publisher": reuters}, {"publisher": own})
    assert found.document == complaint


def test_a_speakers_own_word_is_the_root():
    assert root({"party": a_party("OpenAI")}, {"publisher": a_publisher()}).party.name == "OpenAI"


def test_unnamed_people_are_only_as_good_as_who_vouches_for_them():
    assert root({"unnamed": "two people"}, {"publisher": a_publisher("Bloomberg")}).publisher.name == "Bloomberg"


def test_two_articles_by_way_of_one_outlet_share_an_origin():
    claim, bloomberg = a_claim(), a_publisher("Bloomberg")
    origins = set()
    for name in ("TRT World", "The Star"):
        snapshot = an_article(publisher=a_publisher(name))
        appearance = an_appearance(snapshot, claim, "DeepSeek may have taken data", (bloomberg,))
        origins.add(store_origin(appearance, claim, list(appearance.chain.all())).pk)
    own = an_appearance(an_article(publisher=a_publisher("Inc.")), claim, "DeepSeek may have taken data")
    origins.add(store_origin(own, claim, list(own.chain.all())).pk)
    assert len(origins) == 2
