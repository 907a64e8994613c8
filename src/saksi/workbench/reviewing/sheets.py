"""Sheets on which somebody codes a sentence: what was sent, and what is asked for next."""

from typing import Annotated

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.requests import Request

from saksi.review.naming import Naming
from saksi.workbench.desk import Desk
from saksi.workbench.reviewing.worksheet import LABELS, Drafts


async def _sent(request: Request) -> FormData:
    return await request.form()


SentForm = Annotated[FormData, Depends(_sent)]
"""The fields of a form, each as often as it was sent."""


def drafts_in(sent: FormData) -> Drafts:
    """The events of a sheet."""
    return Drafts.of({name: [one for one in sent.getlist(name) if isinstance(one, str)] for name in LABELS})


def text_in(sent: FormData, name: str) -> str:
    """A text of a form, empty where it was not sent."""
    found = sent.get(name, "")
    return found.strip() if isinstance(found, str) else ""


def changed(sent: FormData, drafts: Drafts) -> Drafts | None:
    """The sheet with one event more or less, where that is what was asked for; else None."""
    do = text_in(sent, "do")
    if do == "add":
        return drafts.more()
    number = do.removeprefix("remove-")
    return drafts.without(int(number)) if number != do and number.isdecimal() else None


def naming_of(desk: Desk) -> Naming:
    """What checks codes, by the tables that ship and those of the user's folder."""
    known = desk.resources
    return Naming(known.catalogue, known.places, known.cities, known.outlets)
