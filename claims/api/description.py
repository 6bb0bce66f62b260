"""The interface as OpenAPI: what django-ninja makes of the operations, and all that may go wrong beside it."""

import json
from functools import cache
from http import HTTPStatus
from typing import Any

from pydantic import TypeAdapter

from claims.api.schemas import Problem
from claims.api.service import PREFIX, api

_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
#: What an operation may answer besides what it is for, and what that means.
_TROUBLES = {
    "get": {
        400: "The request cannot be understood",
        404: "Not there, or not published",
        410: "Withdrawn, or kept no longer",
    },
    "post": {
        400: "The request cannot be understood",
        401: "No token, or one that no longer holds",
        403: "The token, or whoever has it, may not do this",
        404: "Not there, or not published",
        409: "Refused as things stand, or the key was used for something else",
        413: "Too large",
        415: "Not JSON",
        422: "The body does not say what it must",
    },
}
_ALWAYS = {429: "Too many requests: wait as Retry-After says", 500: "Our fault", 503: "Not now"}


@cache
def description() -> dict[str, Any]:
    """OpenAPI 3.1, as plain values that nobody changes."""
    described = api.get_openapi_schema(path_prefix=PREFIX)
    parts = described["components"]["schemas"]
    parts["Problem"] = TypeAdapter(Problem).json_schema(ref_template="#/components/schemas/{model}")
    parts.update(parts["Problem"].pop("$defs", {}))
    for operations in described["paths"].values():
        for method, operation in operations.items():
            _tell_troubles(method, operation)
            _tell_parameters(operation, parts)
    return described


@cache
def written_description() -> str:
    """The same as it is sent."""
    return json.dumps(description(), ensure_ascii=False)


def _tell_troubles(method: str, operation: dict[str, Any]) -> None:
    answers = operation["responses"]
    for status, words in (_TROUBLES[method] | _ALWAYS).items():
        answers[status] = {"description": words, "content": _PROBLEM}
    if method == "get":
        answers[302] = {"description": "Merged: what it is in now stands at Location"}
        answers[304] = {"description": HTTPStatus.NOT_MODIFIED.phrase}


def _tell_parameters(operation: dict[str, Any], parts: dict[str, Any]) -> None:
    """A parameter that is left out is not there, and never null; ``fields`` names keys of the answer."""
    for parameter in operation.get("parameters", ()):
        schema = parameter["schema"]
        if given := [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]:
            parameter["schema"] = schema = {**given[0]}
        if parameter["name"] == "fields":
            names = "|".join(_keys(operation, parts))
            schema["pattern"] = f"^({names})(,({names}))*$"


def _keys(operation: dict[str, Any], parts: dict[str, Any]) -> list[str]:
    shape = _shape(operation["responses"][200]["content"]["application/json"]["schema"], parts)
    listed = shape["properties"].get("items")
    return list((_shape(listed["items"], parts) if listed and "next" in shape["properties"] else shape)["properties"])


def _shape(schema: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    return parts[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
