"""Set aside what cannot be read, and go on."""

from collections.abc import Callable, Iterable, Iterator

from saksi.errors import UnreadableError
from saksi.records import Document, SetAside

Found = Document | SetAside


def aside(read: Callable[[], Document | Iterable[Found]], origin: str, locator: str = "") -> Iterator[Found]:
    """What `read` gives; where it raises UnreadableError or meets a fault of the system, that is set aside."""
    try:
        found = read()
        if isinstance(found, Document):
            yield found
        else:
            yield from found
    except UnreadableError as fault:
        yield SetAside(origin=origin, locator=locator, code=fault.code, reason=fault.reason, hint=fault.hint)
    except OSError as fault:
        reason = f"it cannot be opened: {fault.strerror or fault}"
        yield SetAside(
            origin=origin,
            locator=locator,
            code="unreadable",
            reason=reason,
            hint="Check that it is there and may be read.",
        )
