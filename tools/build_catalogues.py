"""Bring the catalogues of the workbench up to date with the messages in its code, its templates and wording.tsv.

Usage: python tools/build_catalogues.py [--check]

Messages are English: the English catalogue says them as they are. In the Indonesian one new messages are left empty, to be
written by hand, and those that nothing says any more go. With --check nothing is written, and exit status 1 says that a
catalogue is behind.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from saksi.workbench.wording import patterns

WORKBENCH = Path(__file__).parent.parent / "src" / "saksi" / "workbench"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "marked": None, "say": None, "gettext": None, "ngettext": (1, 2)}
LANGUAGES = ("en", "id")
HEADER = "# The messages of the workbench; tools/build_catalogues.py keeps them up to date with its code and templates."
OF_NO_USE = (
    '"Project-Id',
    '"POT-Creation',
    '"PO-Revision',
    '"Last-Tr',
    '"Language-Team',
    '"Generated-By',
    '"Report-Msgid',
)


def messages() -> Catalog:
    """All messages that the code, the templates and the table of wordings say."""
    found = Catalog(project="saksi", charset="utf-8")
    options = {"templates/**.html": {"silent": "false", "trimmed": "true"}}
    extracted = extract_from_dir(
        WORKBENCH, METHODS, options, KEYWORDS, comment_tags=("i18n:",), strip_comment_tags=True
    )
    for _file, _line, message, comments, context in extracted:
        found.add(message, auto_comments=comments, context=context)
    for pattern in patterns():
        found.add(pattern.message)
    return found


def path_of(language: str) -> Path:
    """Where the catalogue of a language is."""
    return WORKBENCH / "catalogues" / language / "LC_MESSAGES" / "workbench.po"


def updated(language: str, said: Catalog) -> bytes:
    """The catalogue of a language as it has to be."""
    path = path_of(language)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    else:
        catalogue = Catalog(locale=language, project="saksi", charset="utf-8")
    catalogue.update(said, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy, catalogue.header_comment = False, HEADER
    if language == "en":
        for message in catalogue:
            message.string = message.id
    written = io.BytesIO()
    # without places in the code, which change with every line that is added above them
    write_po(written, catalogue, no_location=True, sort_output=True, width=120)
    lines = written.getvalue().decode("utf-8").split("\n")
    return "\n".join(line for line in lines if not line.startswith(OF_NO_USE)).encode("utf-8")


def main() -> None:
    """Write the catalogues, or check them."""
    behind = []
    for language in LANGUAGES:
        path, wanted = path_of(language), updated(language, messages())
        if not path.exists() or path.read_bytes() != wanted:
            behind.append(str(path))
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(wanted)
    print("\n".join(f"{'behind' if '--check' in sys.argv else 'written'}: {path}" for path in behind) or "up to date")
    sys.exit(bool(behind) and "--check" in sys.argv)


if __name__ == "__main__":
    main()
