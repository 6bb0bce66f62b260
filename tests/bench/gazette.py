"""Made-up articles without end, each with names and words that no other one has, served as a feed and its pages."""

from html import escape
from random import Random

from tests.bench.words import WORDS, Names
from tests.hostile.registry import behaves
from tests.load.newsroom import feed

N_FILLERS = 2


@behaves("gazette", "its articles are taken without the worker's memory growing")
def gazette(wire):
    """`gazette/feed-100-200` is a feed of the articles from 100 to 199, `gazette/7` the page of one."""
    first, *numbers = wire.rest_of_path.split("-")
    if first == "feed":
        wire.answer(body=feed(range(*map(int, numbers)), "gazette"), content_type="application/rss+xml")
    else:
        wire.answer(body=page(int(first)), content_type="text/html; charset=utf-8")


def page(number: int) -> bytes:
    """The page of an article: a claim by parties of its own, and a few sentences around it."""
    headline, *paragraphs = (escape(words) for words in story(number))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><title>{headline}</title><article><h1>{headline}</h1>{body}</article></html>".encode()


def story(number: int) -> list[str]:
    """Headline and paragraphs, the same each time."""
    chance = Random(number)
    names, pick = Names(chance), chance.choice
    plaintiff, maker = names.compound("organisations"), names.compound("organisations")
    person, archive = names.person(), names.compound("archives")
    (_, _, done), amount = pick(WORDS["propositions"]["verbs"]), pick(WORDS["propositions"]["amounts"])
    thing, purpose = pick(WORDS["propositions"]["things"]), pick(WORDS["propositions"]["purposes"])
    around = chance.sample(WORDS["articles"]["fillers"], N_FILLERS)
    return [
        f"{plaintiff} and {maker} at odds over the {archive}",
        f"{plaintiff} said on Tuesday that {maker} had {done} {amount} {thing} {purpose}.",
        " ".join(filler.format(place=names.stem()) for filler in around),
        f"File {number} of the {archive} holds {chance.randint(10, 10**6):,} {thing}. {person} is its keeper.",
    ]
