"""Headers of what programs read."""

from typing import TypeVar

from django.http.response import HttpResponseBase

Answer = TypeVar("Answer", bound=HttpResponseBase)


def open_to_programs(answer: Answer) -> Answer:
    """Pages of others may read it, as it is the same for everybody; search engines leave it out."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["X-Robots-Tag"] = "noindex"
    return answer
