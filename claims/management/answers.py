"""What `extract` answers for the articles of an evaluation. Nothing here knows Django: a spawned process has none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.evaluation import Article
from claims.extraction import Lexicon, extract
from claims.extraction.export import as_json


@dataclass(frozen=True, slots=True)
class Question:
    """An article without its gold, which has no business where claims are found."""

    id: str
    text: str
    published: date | None
    publisher: str | None
    with_lexicon: bool


def questions_on(articles: Iterable[Article], with_lexicon: bool) -> list[Question]:
    """One question for each article."""
    return [Question(one.id, one.text, one.published, one.publisher, with_lexicon) for one in articles]


def answer(question: Question) -> dict[str, Any]:
    """The JSON of `extract`; raises TextTooLong."""
    lexicon = Lexicon.load() if question.with_lexicon else Lexicon.empty()
    found = extract(question.text, published=question.published, publisher=question.publisher, lexicon=lexicon)
    return as_json(found, question.text, question.id)
