"""What of an outlet matters for whose report an article is: its one name, who owns it, whether it writes for others."""

import re

from saksi.knowledge.outlets import Outlets

# What the table says of ownership without saying whose: two of a kind have nothing in common.
_NOBODY_NAMED = re.compile(r"(?:private|own|its|public|cooperative|citizen|anonymous)\b|.* public broadcaster$")

_SUPPLIERS = {"agency": "an agency", "state-media": "a state medium"}


def named(name: str, outlets: Outlets) -> str:
    """The one name of an outlet, whichever of its names or addresses is given; an unknown one as it is written."""
    known = outlets.by_name(name)
    return known.name if known else " ".join(name.split())


def told_apart_by(name: str, outlets: Outlets) -> str:
    """What is the same for all names of an outlet, in whatever case they are written."""
    return named(name, outlets).casefold()


def speaks_for_itself(name: str, outlets: Outlets) -> bool:
    """Whether what is under this name has one editor: everybody writes on a platform."""
    known = outlets.by_name(name)
    return known is None or known.kind != "platform"


def supplier(name: str | None, outlets: Outlets) -> str | None:
    """What an outlet is whose texts others print: an agency, or a state medium, as the agencies of states are; else None."""
    known = outlets.by_name(name) if name else None
    return _SUPPLIERS.get(known.kind) if known else None


def owner_of(name: str, outlets: Outlets) -> str | None:
    """Who owns an outlet; None where that is not known, or is told without a name: `private`, `own staff`."""
    known = outlets.by_name(name)
    if known is None or not known.owner or _NOBODY_NAMED.match(known.owner):
        return None
    return known.owner
