"""Saksi reads the news of armed conflict and keeps a ledger of who did, or says that someone did, what to whom.

`read(document, load_resources())` gives the Reading of a Document; `Ledger` keeps Readings. Nothing else is public than
the names in `__all__`; they are loaded when they are first used.
"""

from importlib import import_module, metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saksi.errors import LedgerError, SaksiError, TableError, UnreadableError, UsageError
    from saksi.ledger.filters import EventFilter
    from saksi.ledger.incident_filters import IncidentFilter
    from saksi.ledger.incident_lists import IncidentLine
    from saksi.ledger.incident_view import IncidentView
    from saksi.ledger.ledger import Ledger
    from saksi.reading import read
    from saksi.records import (
        Article,
        Attribution,
        DateMention,
        Document,
        EntityMention,
        Event,
        FigureMention,
        Party,
        PlaceMention,
        Reading,
        Reason,
        SetAside,
        reading_schema,
    )
    from saksi.resources import Resources, load_resources
    from saksi.review.records import Review

_HOME = {
    "Article": "records",
    "Attribution": "records",
    "DateMention": "records",
    "Document": "records",
    "EntityMention": "records",
    "Event": "records",
    "EventFilter": "ledger.filters",
    "FigureMention": "records",
    "IncidentFilter": "ledger.incident_filters",
    "IncidentLine": "ledger.incident_lists",
    "IncidentView": "ledger.incident_view",
    "Ledger": "ledger.ledger",
    "LedgerError": "errors",
    "Party": "records",
    "PlaceMention": "records",
    "Reading": "records",
    "Reason": "records",
    "Resources": "resources",
    "Review": "review.records",
    "SaksiError": "errors",
    "SetAside": "records",
    "TableError": "errors",
    "UnreadableError": "errors",
    "UsageError": "errors",
    "load_resources": "resources",
    "read": "reading",
    "reading_schema": "records",
}

__version__ = metadata.version("saksi")
__all__ = [
    "Article",
    "Attribution",
    "DateMention",
    "Document",
    "EntityMention",
    "Event",
    "EventFilter",
    "FigureMention",
    "IncidentFilter",
    "IncidentLine",
    "IncidentView",
    "Ledger",
    "LedgerError",
    "Party",
    "PlaceMention",
    "Reading",
    "Reason",
    "Resources",
    "Review",
    "SaksiError",
    "SetAside",
    "TableError",
    "UnreadableError",
    "UsageError",
    "load_resources",
    "read",
    "reading_schema",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'saksi' has no attribute {name!r}")
    return getattr(import_module(f"saksi.{_HOME[name]}"), name)
