"""The interface's page for people: every operation from its description, with examples that can be followed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.api.description import description
from claims.outgoing import Site
from claims.views.allowed import open_to_all

#: By operation: a query string, or a body, that shows what it is for.
_EXAMPLES = {
    "claims": "?limit=2&fields=number,wording,standing",
    "appearances": "?limit=2&fields=claim,chain_in_words,selector",
    "changes": "?limit=10",
}
_BODIES = {
    "suggest": '{"url": "https://example.org/story", "words": "It took the data."}',
    "annotate": '{"claim": 1, "body": "Who says so?"}',
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter, as people read it."""

    name: str
    about: str
    kind: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; ``example`` is an address to follow, "" where it needs an id that only a list tells.

    ``body`` is what to send, by example, and ``keys`` all that it can hold.
    """

    method: str
    path: str
    about: str
    tag: str
    parameters: list[Parameter]
    example: str
    body: str
    keys: list[Parameter]


@require_safe
@open_to_all
def api_page(request: HttpRequest) -> HttpResponse:
    """What can be asked for, and how."""
    parts = [(tag, list(found)) for tag, found in groupby(_operations(), lambda each: each.tag)]
    return render(request, "api/page.html", {"parts": parts, "root": Site.of(request).root})


def _operations() -> Iterator[Operation]:
    for path, operations in description()["paths"].items():
        for method, told in operations.items():
            yield Operation(
                method=method.upper(),
                path=path,
                about=told["description"],
                tag=told["tags"][0],
                parameters=[_parameter(each) for each in told.get("parameters", ())],
                example=_example(method, path, told["operationId"]),
                body=_BODIES.get(told["operationId"], ""),
                keys=list({key.name: key for key in _keys(told)}.values()),
            )


def _parameter(told: dict) -> Parameter:
    schema = told["schema"]
    return Parameter(told["name"], told.get("description", ""), _kind(schema.get("items", schema)))


def _keys(told: dict) -> Iterator[Parameter]:
    """The keys of a body, of each shape that it can have."""
    if "requestBody" not in told:
        return
    body = _part(told["requestBody"]["content"]["application/json"]["schema"])
    for shape in map(_part, body.get("oneOf", [body])):
        for name, each in shape["properties"].items():
            yield Parameter(name, each.get("description", ""), _kind(each))


def _part(schema: dict) -> dict:
    """The part of the description that is referred to."""
    return description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _kind(schema: dict) -> str:
    if "enum" in schema:
        return " or ".join(schema["enum"])
    if "maximum" in schema and schema["maximum"] < 10_000:
        return f"{schema['minimum']} to {schema['maximum']}"
    return {"integer": "a number"}.get(schema.get("type", ""), "a day" if schema.get("format") == "date" else "words")


def _example(method: str, path: str, operation: str) -> str:
    return path + _EXAMPLES.get(operation, "") if method == "get" and "{" not in path else ""
