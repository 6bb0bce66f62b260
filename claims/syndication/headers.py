"""Headers of what programs read."""

from typing import TypeVar

from django.http.response import HttpResponseBase

Answer = TypeVar("Answer", bound=HttpResponseBase)


#: What scripts in pages of others may read of an answer's head, beside what they always may: how to ask again.
_EXPOSED = "ETag, Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"


def open_to_programs(answer: Answer) -> Answer:
    """Pages of others may read it, as it is the same for everybody; search engines leave it out."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Access-Control-Expose-Headers"] = _EXPOSED
    answer["X-Robots-Tag"] = "noindex"
    return answer
