"""The API as OpenAPI tells it: the schemas of the records that it answers with, and examples."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from saksi.records import Record
from saksi.workbench.faults import Fault
from saksi.workbench.filters import parameters

ABOUT = """What is in the ledger, for programs.

Lists go on with `after`: send the `after` of one page to get the next; null says that the list ends. Answers have an ETag.
Filters are those of the pages. Where something is refused the answer is an `Error` that says why, and what to do.
"""


class Error(Record, frozen=True, kw_only=True):
    """Why a request was refused."""

    error: Fault


def answers(kind: type[Record], said: str) -> dict[int | str, dict[str, Any]]:
    """The answers of an operation, for `responses`: a record as JSON, that the client has it already, and a refusal."""
    content = {"application/json": {"schema": _ref(kind)}}
    return {200: {"description": said, "content": content}, 304: {"description": "The client has it."}, **REFUSED}


def _ref(kind: type) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{kind.__name__}"}


REFUSED: dict[int | str, dict[str, Any]] = {
    422: {
        "description": "A value that cannot be; `error` says which, and what it may be.",
        "content": {
            "application/json": {
                "schema": _ref(Error),
                "example": {
                    "error": {
                        "status": 422, "code": "wrong-value", "title": "This cannot be asked",
                        "message": "'soon' is not a day; write 2020-10-31, 2020-10 or 2020", "hint": "",
                    }
                },
            }
        },
    }
}  # fmt: skip


def filtered() -> dict[str, Any]:
    """The filters, for `openapi_extra`."""
    return {"parameters": parameters()}


def describe(app: FastAPI, examples: Mapping[type[Record], Record | None]) -> None:
    """Let an application describe itself with the schemas of these records besides its own, and with examples of them."""
    app.openapi = partial(_described, app, examples)  # type: ignore[method-assign]


def _described(app: FastAPI, examples: Mapping[type[Record], Record | None]) -> dict[str, Any]:
    if app.openapi_schema is None:
        made: dict[str, Any] = get_openapi(
            title=app.title, version=app.version, openapi_version=app.openapi_version, description=ABOUT,
            routes=app.routes,
        )  # fmt: skip
        _, schemas = msgspec.json.schema_components((*examples, Error), ref_template="#/components/schemas/{name}")
        made.setdefault("components", {}).setdefault("schemas", {}).update(schemas)
        shown = {_ref(kind)["$ref"]: example for kind, example in examples.items() if example is not None}
        for content in _contents(made):  # only now: what FastAPI writes has no null in it
            example = shown.get(content.get("schema", {}).get("$ref", ""))
            if example is not None:
                content["example"] = msgspec.to_builtins(example, str_keys=True)
        app.openapi_schema = made
    return app.openapi_schema


def _contents(made: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What each answer of each operation holds."""
    for operations in made["paths"].values():
        for operation in operations.values():
            for answer in operation.get("responses", {}).values():
                yield from answer.get("content", {}).values()
