"""The places of the workbench, as its navigation lists them."""

from typing import NamedTuple

from saksi.workbench.language import marked


class Entry(NamedTuple):
    """A place: its address, and what it is called."""

    path: str
    name: str


ENTRIES = (
    Entry("/", marked("Overview")),
    Entry("/articles", marked("Articles")),
    Entry("/actors", marked("Actors")),
    Entry("/review", marked("Review")),
    Entry("/read", marked("Read")),
    Entry("/set-aside", marked("Set aside")),
    Entry("/agreement", marked("Agreement")),
    Entry("/about", marked("About")),
)
