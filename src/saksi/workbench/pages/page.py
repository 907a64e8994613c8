"""How a page is added: a function says what it shows, and it is there for readers and as JSON."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.params import Depends as Needed
from starlette.requests import Request
from starlette.responses import Response

from saksi.records import Record
from saksi.workbench.desk import as_json, desk_of

View = Callable[..., Record]


def page(router: APIRouter, path: str, template: str, dependencies: Sequence[Needed] = ()) -> Callable[[View], View]:
    """Register a function whose record a template shows as `page`: at `path` for readers, at `path.json` as it is.

    The function may ask for what FastAPI gives: the request, parts of the path, `OpenLedger`, `InLanguage`, `Asked`.
    """

    def register(view: View) -> View:
        def html(request: Request, shown: Annotated[Any, Depends(view)]) -> Response:
            return desk_of(request).page(request, template, shown)

        def twin(request: Request, shown: Annotated[Any, Depends(view)]) -> Response:
            return as_json(request, shown)

        twin_path = "/index.json" if path == "/" else f"{path}.json"
        name = view.__name__
        # the twin first: a part of a path takes in what ends in .json too
        for at, answers in ((twin_path, twin), (path, html)):
            router.add_api_route(
                at, answers, methods=["GET", "HEAD"], name=name, include_in_schema=False, response_model=None,
                dependencies=dependencies,
            )  # fmt: skip
        return view

    return register
