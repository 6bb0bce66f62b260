"""One article's appearances, joined to everything known."""

from datetime import date

import pytest

from claims.linking import link_article, relink
from claims.linking.vectors import key_of
from claims.models import (
    Affiliation,
    Appearance,
    Article,
    Claim,
    ClaimRelation,
    Document,
    LinkDecision,
    MentionDecision,
    Party,
    PartyAlias,
    Placement,
    Publisher,
    Snapshot,
)
from claims.reading import read_snapshot
from tests.factories import a_dispute, a_party, a_publisher, a_user, an_article

pytestmark = pytest.mark.django_db


def tell(text: str, publisher: str = "PetaPixel", published_on: date = date(2025, 1, 30)):
    """Store, read and link an article of this text; returns it."""
    snapshot = an_article(text, published_on, a_publisher(publisher))
    read_snapshot(snapshot)
    link_article(snapshot.article)
    return snapshot.article


def a_version(article: Article, text: str) -> Snapshot:
    """A later version of an article."""
    fields = {"number": article.snapshots.count() + 1, "fetched_at": article.first_held_at, "sha256": key_of(text)}
    return Snapshot.objects.create(article=article, text=text, **fields)


def relations() -> list[tuple]:
    """Who stands against whom, and how sure that is."""
    columns = ("claim__speaker__name", "other__speaker__name", "kind", "confidence")
    return list(ClaimRelation.objects.order_by("pk").values_list(*columns))


def labels(appearance: Appearance) -> list[str]:
    return [link.label for link in appearance.chain.all()]


def test_a_chain_runs_from_the_speaker_to_the_articles_publisher():
    tell("OpenAI spokeswoman Liz Bourgeois told The New York Times that DeepSeek copied its models.")
    appearance = Appearance.objects.get()
    assert labels(appearance) == ["Liz Bourgeois", "The New York Times", "PetaPixel"]
    assert appearance.speaker.name == "Liz Bourgeois"
    assert appearance.origin.label == "The New York Times"
    affiliation = Affiliation.objects.get()
    assert (affiliation.party.name, affiliation.organisation.name) == ("Liz Bourgeois", "OpenAI")


def test_a_complaint_is_a_document_in_the_chain():
    tell("Getty Images alleged in a complaint that Stability AI copied more than 12 million photographs.")
    appearance = Appearance.objects.get()
    assert labels(appearance) == ["Getty Images", "Getty Images: complaint", "PetaPixel"]
    assert Document.objects.get().kind == "filing"
    assert appearance.origin.label == "Getty Images: complaint"


def test_the_same_words_by_the_same_speaker_are_one_claim_with_one_origin():
    told = "OpenAI told Bloomberg that DeepSeek used the output of its models to train a rival."
    tell(told, "TRT World")
    tell("OpenAI told Bloomberg that DeepSeek had used the output of its models in order to train a rival.", "The Star")
    claim = Claim.objects.get()
    assert claim.appearances.count() == 2
    assert claim.origins.count() == 1
    assert (claim.stats.n_articles, claim.stats.n_origins) == (2, 1)


def test_a_headline_in_title_case_and_the_text_below_it_are_one_claim():
    text = "OpenAI Says DeepSeek Copied Its Models\n\nOpenAI said that DeepSeek had copied many of its models."
    first, second = tell(text).appearances.select_related("claim", "telling").order_by("pk")
    assert {first.telling.wording, second.telling.wording} == {
        "DeepSeek copied its models.",
        "DeepSeek had copied many of its models.",
    }
    assert first.claim == second.claim


def test_it_is_kept_whether_a_claim_is_told_as_a_charge():
    tell("OpenAI accused DeepSeek of stealing its models. OpenAI said that the firm had copied them.")
    first, second = Appearance.objects.select_related("telling").order_by("pk")
    assert (first.telling.slots["charge"], second.telling.slots["charge"]) == (True, False)


def test_another_speaker_or_another_amount_is_another_claim():
    tell("Anthropic said that it will pay authors $1.5 billion to settle the suit.")
    tell("Anthropic said that it will pay authors $2 billion to settle the suit.")
    tell("Microsoft said that it will pay authors $1.5 billion to settle the suit.")
    assert Claim.objects.count() == 3


def test_linking_twice_changes_nothing():
    article = tell("OpenAI said that DeepSeek copied its models.")
    before = list(Appearance.objects.values())
    assert link_article(article) == 0
    assert list(Appearance.objects.values()) == before
    assert Claim.objects.count() == 1


def test_a_new_version_leaves_all_of_its_article_as_a_relink_does():
    """How surely two of its claims stand against each other follows from what else it tells."""
    told = "OpenAI said that DeepSeek copied its models. DeepSeek denied the allegations."
    article = tell(told)
    before = relations()
    read_snapshot(a_version(article, f"Meta said that DeepSeek stole its data. {told}"))
    link_article(article)
    after = relations()
    for _ in relink(Article.objects.all()):
        pass
    assert before[0][:2] == after[0][:2] == ("DeepSeek", "OpenAI")
    assert before[0] != after[0]
    assert relations() == after


def test_an_editor_who_told_two_apart_is_heard():
    first = tell("OpenAI said that DeepSeek copied its models.")
    snapshot = an_article("OpenAI said that DeepSeek has copied its models.", publisher=a_publisher("The Star"))
    read_snapshot(snapshot)
    LinkDecision.objects.create(
        appearance=first.appearances.get(), other=snapshot.article.appearances.get(), same=False, decided_by=a_user()
    )
    link_article(snapshot.article)
    assert Claim.objects.count() == 2


def test_an_editor_who_put_two_together_is_heard():
    first = tell("OpenAI said that DeepSeek copied its models.")
    snapshot = an_article("OpenAI said that somebody had helped themselves.", publisher=a_publisher("The Star"))
    read_snapshot(snapshot)
    LinkDecision.objects.create(
        appearance=first.appearances.get(), other=snapshot.article.appearances.get(), same=True, decided_by=a_user()
    )
    link_article(snapshot.article)
    assert Claim.objects.get().appearances.count() == 2


def test_words_mean_the_party_that_an_editor_said():
    chosen = a_party("OpenAI OpCo LLC")
    MentionDecision.objects.create(words="OpenAI", party=chosen, decided_by=a_user())
    tell("OpenAI said that DeepSeek copied its models.")
    assert Claim.objects.get().speaker == chosen


def test_a_merged_party_leads_to_its_survivor():
    survivor, merged = a_party("OpenAI Inc"), a_party("OpenAI")
    Party.objects.filter(pk=merged.pk).update(merged_into=survivor)
    tell("OpenAI said that DeepSeek copied its models.")
    assert Claim.objects.get().speaker == survivor


def test_names_are_found_again_whatever_their_case_and_accents():
    a_party("Élodie Brun", kind="person")
    tell("Elodie Brun said that the models were trained on stolen books.")
    assert Party.objects.filter(aliases__folded="elodie brun").count() == 1


def test_other_forms_of_a_name_are_kept_as_suggested_aliases():
    tell("OpenAI’s lawyers met. Sam Altman said that the models are safe. Altman said that the data is public.")
    aliases = PartyAlias.objects.filter(party__name="Sam Altman")
    assert {alias.name: alias.status for alias in aliases}["Sam Altman"] == "suggested"


def test_a_claim_stands_in_the_disputes_whose_rule_it_fits():
    dispute = a_dispute(rules={"words": ["models"]})
    thread = a_dispute("Getty", parent=dispute, rules={"parties": ["Getty Images"]})
    tell("OpenAI said that DeepSeek copied its models.")
    assert set(Placement.objects.values_list("dispute", flat=True)) == {dispute.pk}
    assert not thread.placements.exists()


def test_no_publisher_stands_in_a_chain_twice():
    tell("OpenAI told Bloomberg that DeepSeek copied its models, Bloomberg reported.", "Bloomberg")
    for appearance in Appearance.objects.all():
        publishers = [link.publisher_id for link in appearance.chain.all() if link.publisher_id]
        assert len(publishers) == len(set(publishers))
    assert Publisher.objects.count() == 1


@pytest.mark.parametrize("words", ["An OpenAI spokesperson", "OpenAI’s lawyers", "A lawyer for OpenAI"])
def test_who_speaks_for_a_house_without_a_name_is_the_house(words):
    tell(f"{words} said that DeepSeek copied its models.")
    appearance = Appearance.objects.get()
    assert (appearance.speaker.name, appearance.speaker.kind) == ("OpenAI", "organisation")
    assert appearance.chain.first().words == words


@pytest.mark.parametrize("words", ["Their lawyers", "The judge", "Some critics"])
def test_who_is_nobody_in_particular_stays_words(words):
    tell(f"{words} said that the models were trained on stolen books.")
    appearance = Appearance.objects.get()
    assert appearance.speaker is None
    assert appearance.chain.first().kind == "unnamed"
    assert not Party.objects.filter(name__icontains=words.split()[-1]).exists()


def test_a_telling_that_does_not_say_how_it_came_out_is_no_second_origin():
    tell("OpenAI said that DeepSeek used the output of its models to train a rival.", "Inc.")
    assert Claim.objects.get().origins.get().label == "OpenAI"
    tell("OpenAI told Bloomberg that DeepSeek used the output of its models to train a rival.", "TRT World")
    tell("OpenAI said that DeepSeek had used the output of its models to train a rival.", "The Star")
    claim = Claim.objects.get()
    assert [origin.label for origin in claim.origins.all()] == ["Bloomberg"]
    assert not claim.appearances.filter(origin=None).exists()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
def test_origins_do_not_depend_on_the_order_of_articles(order):
    told = "DeepSeek used the output of its models to train a rival."
    articles = [
        (f"OpenAI told Bloomberg that {told}", "TRT World", date(2025, 1, 30)),
        (f"OpenAI told Reuters that {told}", "The Star", date(2025, 1, 31)),
        (f"OpenAI said that {told}", "Inc.", date(2025, 2, 1)),
    ]
    for number in order:
        tell(*articles[number])
    origins = Appearance.objects.order_by("article__published").values_list("origin__label", flat=True)
    assert list(origins) == ["Bloomberg", "Reuters", "Bloomberg"]


def test_unnamed_people_of_another_description_are_others():
    tell("Their lawyers said that the models were trained on stolen books.")
    tell("Some critics said that the models were trained on stolen books.")
    tell("The lawyers said that the models were trained on stolen books.")
    assert Claim.objects.count() == 2


@pytest.mark.parametrize(
    "told, wording",
    [
        ("DeepSeek denied that it had copied anything.", "DeepSeek denies that it had copied anything."),
        ("DeepSeek denied that its models copied anything.", "DeepSeek denies that its models copied anything."),
        ("DeepSeek denied that OpenAI owns answers.", "DeepSeek denies that OpenAI owns answers."),
    ],
)
def test_who_denies_something_of_itself_is_named_once(told, wording):
    tell(told)
    assert Claim.objects.get().wording == wording
