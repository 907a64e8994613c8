"""The places of the workbench, as its navigation lists them."""

from typing import NamedTuple

from saksi.workbench.accounts.roles import Action
from saksi.workbench.language import marked


class Entry(NamedTuple):
    """A place: its address, what it is called, and what one has to be allowed to find it."""

    path: str
    name: str
    action: Action = Action.READ


ENTRIES = (
    Entry("/", marked("Overview")),
    Entry("/stories", marked("Stories")),
    Entry("/articles", marked("Articles")),
    Entry("/actors", marked("Actors")),
    Entry("/review", marked("Review"), Action.REVIEW),
    Entry("/doubles", marked("Double coding"), Action.REVIEW),
    Entry("/read", marked("Read"), Action.READ_IN),
    Entry("/set-aside", marked("Set aside")),
    Entry("/agreement", marked("Agreement")),
    Entry("/people", marked("People"), Action.PEOPLE),
    Entry("/trail", marked("Trail"), Action.TRAIL),
    Entry("/about", marked("About")),
)
