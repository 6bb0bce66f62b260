"""What every list of the interface is asked for: a part by ids, fields, and a day to wind back to.

A part begins after an id, in the order of ids: whatever is written between two parts, none is missed and none comes
twice. The cursor is that id, so that there is nothing in it to be tampered with.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from django.db.models import Model, QuerySet
from django.http import JsonResponse
from django.utils.http import urlencode
from ninja import Schema
from pydantic import Field

from claims.api.troubles import NotThere, Unclear
from claims.outgoing import Site
from claims.parsing.dating import EARLIEST_YEAR
from claims.views.winding import WoundRequest

Row = TypeVar("Row", bound=Model)

#: Read where pages read it (``WoundRequest.as_of``); here it is described.
MonthOrYear = Annotated[str, Field(pattern=r"^([0-9]{4}(-(0[1-9]|1[0-2]))?)?$")]

MOST, USUAL = 100, 50
LARGEST = 2**63 - 1


class Asked(Schema):
    """Parameters of one thing."""

    fields: str | None = Field(
        None,
        max_length=1_000,
        pattern=r"^[a-z_0-9]+(,[a-z_0-9]+)*$",
        description="Only these keys, with commas between them: number,wording",
    )
    as_of: date | MonthOrYear | None = Field(
        None,
        description="As known at the end of this day, UTC, or of the last day of a month or year: one of "
        f"{EARLIEST_YEAR} or later that has begun",
    )
    as_of_clock: Literal["published", "first_held"] = Field("published", description="Known by which clock")


class PartAsked(Asked):
    """Parameters of a part of a list."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="So many at once")
    after: int = Field(0, ge=0, le=LARGEST, description="Those after this id: the cursor, as “next” has it")


def check_names(request: WoundRequest, asked: Asked, also: Iterable[str] = ()) -> None:
    """Raise Unclear for parameters that do not exist, and for one that is given twice and can only be one."""
    known = {field.alias or name: field for name, field in type(asked).model_fields.items()}
    if unknown := sorted(set(request.GET) - known.keys() - {*also}):
        raise Unclear(f"There is no parameter “{unknown[0][:60]}”. There are: {', '.join(known)}.")
    for name, field in known.items():
        if len(request.GET.getlist(name)) > 1 and "list" not in str(field.annotation):
            raise Unclear(f"“{name}” is given more than once. Give it once.")


def narrowed(item: dict[str, Any], shape: type, fields: str | None) -> dict[str, Any]:
    """The keys of an answer that are wanted; all without ``fields``. Unclear for a key that its shape does not have."""
    if not fields:
        return item
    wanted = fields.split(",")
    known = shape.__annotations__
    if unknown := [name for name in wanted if name not in known]:
        raise Unclear(f"There is no field “{unknown[0][:60]}”. There are: {', '.join(known)}.")
    return {name: item[name] for name in wanted}


def one(item: dict[str, Any], shape: type, asked: Asked) -> JsonResponse:
    """The answer about one thing."""
    return _json(narrowed(item, shape, asked.fields))


def part(
    request: WoundRequest, asked: PartAsked, shape: type, items: Iterable[dict[str, Any]], n: int, last: int
) -> JsonResponse:
    """One part of a list, ``n`` long with what meanwhile vanished, that ends with the id ``last``."""
    listed = [narrowed(item, shape, asked.fields) for item in items]
    if not listed:  # a wrong name is told of an empty list, too
        narrowed(dict.fromkeys(shape.__annotations__), shape, asked.fields)
    return _json({"items": listed, "next": _onward(request, last) if n == asked.limit else None})


def part_of(
    request: WoundRequest, asked: PartAsked, shape: type, rows: QuerySet[Row], tell: Callable[[Site, Row], dict]
) -> JsonResponse:
    """One part of these rows, by their keys."""
    site = Site.of(request)
    found = list(rows.filter(pk__gt=asked.after).order_by("pk")[: asked.limit])
    return part(request, asked, shape, (tell(site, row) for row in found), len(found), found[-1].pk if found else 0)


def or_not_there(row: Row | None, what: str) -> Row:
    """The row; NotThere for none."""
    if row is None:
        raise NotThere(what)
    return row


def _onward(request: WoundRequest, last: int) -> str:
    return Site.of(request).whole(request.path) + "?" + urlencode([*_others(request), ("after", last)])


def _others(request: WoundRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.GET.lists():
        if name != "after":
            yield from ((name, value) for value in values)


def _json(value: dict[str, Any]) -> JsonResponse:
    return JsonResponse(value, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})
