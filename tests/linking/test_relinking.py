"""The groups follow from the texts: not from the order in which they came, nor from where a relink was ended."""

import random
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Q

from claims import demo
from claims.ingest.readers import read_article
from claims.ingest.store import store_page
from claims.linking import Mark, grouping, link_article, relink, relink_article
from claims.linking import relinking as relinking_module
from claims.linking.articles import compare
from claims.management.commands import relink as command_module
from claims.models import Appearance, Article, Claim, Publisher, Resemblance, Telling
from claims.reading import read_snapshot
from claims.terms import Status
from tests.factories import a_dispute
from tests.linking.telling_tales import LONG_TALES, TALES, groups, link_all, read, tell

pytestmark = pytest.mark.django_db

DIGESTS = sorted((demo.FOLDER / "pages").glob("*.html"))


def read_digests(paths: list[Path]) -> list[Article]:
    """Digests of the demo, stored and read."""
    publisher = Publisher.objects.named("Claimline Digest")
    stored = [store_page(read_article(path.read_bytes(), f"{demo.ADDRESS}{path.name}"), publisher) for path in paths]
    for each in stored:
        read_snapshot(each.snapshot)
    return [each.article for each in stored]


def in_some_order(articles: list[Article], seed: int) -> set:
    """The groups that come of linking these articles in an order drawn with this seed; nothing of it is kept."""
    shuffled = random.Random(seed).sample(articles, len(articles))
    with transaction.atomic():
        link_all(shuffled)
        found = groups()
        transaction.set_rollback(True)
    return found


def assert_same_in_any_order(articles: list[Article]) -> None:
    link_all(articles)
    for _ in relink(Article.objects.all()):
        pass
    reference = groups()
    Appearance.objects.update(claim=None, origin=None)
    Resemblance.objects.all().delete()
    Telling.objects.update(teller="")
    assert [in_some_order(articles, seed) == reference for seed in range(5)] == [True] * 5
    assert any(len(group) > 1 for group in reference)


@pytest.mark.slow
def test_five_orders_of_the_tales_give_the_groups_of_a_relink():
    assert_same_in_any_order([read(*tale).article for tale in TALES])


@pytest.mark.slow
def test_five_orders_of_all_demo_articles_give_the_groups_of_a_relink():
    assert_same_in_any_order(read_digests(DIGESTS))


@pytest.mark.slow
def test_five_orders_of_articles_that_say_several_things_give_the_groups_of_a_relink():
    """Where a telling stands counts, and the same words stand in several articles beside other ones."""
    assert_same_in_any_order([read(*tale).article for tale in LONG_TALES])


@pytest.mark.slow
def test_what_comes_to_stand_beside_a_telling_later_counts():
    articles = [read(*tale).article for tale in LONG_TALES]
    first = articles[1].appearances.filter(pk=articles[1].appearances.order_by("pk").first().pk)
    first.update(status=Status.REJECTED)
    link_all(articles)
    first.update(status=Status.SUGGESTED)
    link_article(articles[1])
    told = groups()
    for _ in relink(Article.objects.all()):
        pass
    assert groups() == told


@pytest.mark.slow
def test_the_tales_are_grouped_as_they_should():
    told = [tell(*tale) for tale in TALES]
    claims = [Appearance.objects.get(pk=one.pk).claim_id for one in told]
    assert len({*claims[:3]}) == len({*claims[4:6]}) == len({*claims[7:9]}) == 1
    assert len({*claims}) == 5


def test_relinking_changes_nothing_the_second_time():
    articles = [tell(*tale).article for tale in TALES]
    for _ in relink(Article.objects.all()):
        pass
    before = list(Appearance.objects.order_by("pk").values()), list(Claim.objects.order_by("pk").values())
    for article in articles:
        relink_article(article)
    assert (list(Appearance.objects.order_by("pk").values()), list(Claim.objects.order_by("pk").values())) == before


def test_a_relink_that_was_ended_goes_on_where_it_was(monkeypatch):
    for tale in TALES:
        tell(*tale)
    whole, claims = groups(), Claim.objects.filter(merged_into=None).count()
    Telling.objects.update(version="of long ago")
    Resemblance.objects.update(score=0, same=False)
    monkeypatch.setattr(relinking_module, "ARTICLES", 2)
    monkeypatch.setattr(relinking_module, "TELLINGS", 2)
    monkeypatch.setattr(relinking_module, "CLAIMS", 2)
    steps, mark = [], Mark()
    while step := next(relink(Article.objects.all(), mark), None):
        steps.append(step.n_articles)
        mark = Mark.parse(str(step.mark))
    assert groups() == whole
    assert steps == [0] * 5 + [2, 2, 2, 2, 1] + [0] * 5 + [0] * -(-claims // 2)
    assert not Telling.objects.filter(version="of long ago").exists()


def test_all_is_read_before_anything_is_compared(monkeypatch):
    """What was not read yet, or is told by nobody knows whom, would not be found to compare with."""
    for tale in TALES:
        tell(*tale)
    Telling.objects.update(version="of long ago", teller="")
    unread = []

    def compare_all_read(rows: list[Appearance]) -> set[int]:
        unread.append(Telling.objects.filter(Q(version="of long ago") | Q(teller="")).count())
        return compare(rows)

    monkeypatch.setattr(relinking_module, "ARTICLES", 2)
    monkeypatch.setattr(relinking_module, "compare", compare_all_read)
    for _ in relink(Article.objects.all()):
        pass
    assert unread == [0] * 5


def test_what_hangs_together_is_grouped_once_however_many_articles_tell_it(monkeypatch):
    for number in range(6):
        tell(TALES[0][0], f"Outlet {number}")
    tell(*TALES[3])
    monkeypatch.setattr(relinking_module, "ARTICLES", 1)
    monkeypatch.setattr(relinking_module, "TELLINGS", 1)
    sizes, load = [], grouping.load_component

    def load_and_count(appearances: set[int]) -> grouping.Component:
        component = load(appearances)
        sizes.append(len(component.members))
        return component

    monkeypatch.setattr(grouping, "load_component", load_and_count)
    for _ in relink(Article.objects.all()):
        pass
    assert sizes == [6, 1]


@pytest.mark.slow
def test_the_command_says_what_it_did(capsys):
    a_dispute(slug="whose-data", rules={"words": ["models"]})
    for tale in TALES:
        tell(*tale)
    call_command("relink")
    assert "9 articles linked anew: 5 claims, 0 tellings moved to another claim." in capsys.readouterr().out
    call_command("relink", "--dispute", "whose-data")
    assert "4 articles linked anew" in capsys.readouterr().out
    with pytest.raises(Exception, match="The disputes are: whose-data"):
        call_command("relink", "--dispute", "whose")


def interrupt_at(number: int, monkeypatch) -> None:
    """Let somebody press Ctrl+C while a relink is at so many articles."""
    rest = iter(range(1, number))

    def compare_or_stop(rows: list[Appearance]) -> set[int]:
        if next(rest, None) is None:
            raise KeyboardInterrupt
        return compare(rows)

    monkeypatch.setattr(relinking_module, "compare", compare_or_stop)


def test_a_relink_that_is_stopped_says_how_to_go_on(capsys, monkeypatch):
    for tale in TALES:
        tell(*tale)
    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    monkeypatch.setattr(relinking_module, "ARTICLES", 1)
    monkeypatch.setattr(command_module, "REPORTED", 1)
    interrupt_at(3, monkeypatch)
    with pytest.raises(CommandError, match=f"go on with --after article-{keys[1]}$"):
        call_command("relink")
    assert f"Done up to article-{keys[0]}." in capsys.readouterr().out
    monkeypatch.undo()
    call_command("relink", "--after", f"article-{keys[1]}")
    assert "7 articles linked anew: 5 claims" in capsys.readouterr().out


class Log(StringIO):
    """What is on disk of a log when the process that writes it is killed."""

    kept = ""

    def flush(self) -> None:
        self.kept = self.getvalue()


def test_how_far_a_relink_has_come_is_in_its_log_at_once(monkeypatch):
    for tale in TALES[:2]:
        tell(*tale)
    monkeypatch.setattr(relinking_module, "ARTICLES", 1)
    monkeypatch.setattr(command_module, "REPORTED", 1)
    interrupt_at(2, monkeypatch)
    with pytest.raises(CommandError, match="Stopped"):
        call_command("relink", stdout=(log := Log()))
    assert f"Done up to article-{Article.objects.earliest('pk').pk}." in log.kept


@pytest.mark.parametrize("mark", ["", "12", "article", "article-", "article-x", "party-3", "article-²", "claim--1"])
def test_what_no_relink_said_is_refused(mark):
    with pytest.raises(CommandError, match="give what a stopped relink said, as article-12 or claim-7"):
        call_command("relink", "--after", mark)
