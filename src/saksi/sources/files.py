"""Files and folders."""

import os
from collections.abc import Iterator
from pathlib import Path

from saksi.records import SetAside
from saksi.sources.aside import Found, aside
from saksi.sources.decode import too_large
from saksi.sources.documents import Fetch, documents_of
from saksi.sources.options import Options
from saksi.sources.texts import texts_in

# In a folder, files with other endings are somebody else's business; a file that is named is read whatever it is called.
ENDINGS = (
    ".txt",
    ".text",
    ".md",
    ".html",
    ".htm",
    ".xhtml",
    ".xml",
    ".rss",
    ".atom",
    ".json",
    ".jsonl",
    ".warc",
    ".gz",
)
# A WARC file holds many documents, and is limited page by page.
WARC_ENDINGS = (".warc", ".warc.gz")


def files_in(folder: Path, passed_over: list[Path]) -> Iterator[Path | SetAside]:
    """The files of a folder and the folders in it, by name; links to folders are not followed.

    Files with other endings are added to `passed_over`; hidden ones are nobody's business.
    """
    faults: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield Path(parent) / name
            elif not name.startswith("."):
                passed_over.append(Path(parent) / name)
    for fault in faults:
        reason = f"the folder cannot be opened: {fault.strerror}"
        yield SetAside(origin=str(fault.filename), code="unreadable", reason=reason, hint="Check that you may read it.")


def file_documents(path: Path, options: Options, fetch: Fetch) -> Iterator[Found]:
    """The documents of one file."""
    if path.suffix.lower() == ".jsonl":
        yield from texts_in(str(path), options)
    else:
        yield from aside(lambda: _documents(path, options, fetch), str(path))


def _documents(path: Path, options: Options, fetch: Fetch) -> Iterator[Found]:
    limit = None if path.name.lower().endswith(WARC_ENDINGS) else options.max_bytes
    if limit is not None and path.stat().st_size > limit:
        raise too_large(limit)
    yield from documents_of(path.read_bytes(), str(path), options, fetch)
