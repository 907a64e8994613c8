"""Why something was set aside, in readers' words: a message of the catalogue, and what to do, for every code."""

from collections.abc import Mapping
from typing import NamedTuple

from saksi.intake.uploads import name_in
from saksi.workbench.language import marked

__all__ = ["REASONS", "Why", "name_in", "why"]


class Why(NamedTuple):
    """A reason, and what to do."""

    said: str
    advice: str


_SAVE_IT = marked("Save the page in a browser, and read the file.")
_LATER = marked("Look whether the address is right, or read it again later.")
_AGAIN = marked("Get the file again, and send it again.")
REASONS: Mapping[str, Why] = {
    "address": Why(marked("not a web address"), marked("Addresses begin with http:// or https://.")),
    "bad-feed": Why(marked("a feed of which nothing can be made"), marked("Look at it: it may be damaged or empty.")),
    "bad-line": Why(marked("a line that is not a text"), marked('Every line needs an "id" and a "text".')),
    "binary": Why(marked("not text"), marked("Send the article as text, or as a saved web page.")),
    "broken": Why(marked("the reader broke on it"), marked("Tell the makers of Saksi, with the file; it is kept.")),
    "cut-off": Why(marked("cut off or damaged"), _AGAIN),
    "empty": Why(marked("empty"), marked("Look whether the file was written whole.")),
    "http": Why(marked("the site refuses it"), _LATER),
    "index-page": Why(marked("a page of headlines, not an article"), marked("Give the addresses of its articles.")),
    "missing": Why(marked("not there any more"), marked("Send it again, or mark it as done.")),
    "no-answer": Why(marked("the site does not answer"), _LATER),
    "no-article": Why(marked("no article in it"), marked("Look at it; if there is none, mark it as done.")),
    "paywall": Why(marked("only its beginning is free"), marked("Log in there, save the page, and read the file.")),
    "private": Why(
        marked("an address of a private network"),
        marked("The workbench never fetches these. If it has to be, use `saksi read --allow-private`."),
    ),
    "redirects": Why(marked("leads from address to address"), marked("Look the address up in a browser.")),
    "robots": Why(marked("the site asks programs not to fetch it"), _SAVE_IT),
    "same-id": Why(marked("another document has its id"), marked("Give it an id of its own, or leave it out.")),
    "stopped": Why(
        marked("the program ended while it was read"),
        marked("It may need more memory than there is: cut it into smaller parts."),
    ),
    "timeout": Why(marked("the site is too slow"), marked("Read it again later.")),
    "too-large": Why(marked("too large"), marked("Cut it into articles, or use `saksi read --max-size`.")),
    "unreadable": Why(marked("cannot be opened"), marked("Check that it is there and may be read.")),
}
UNKNOWN = Why(marked("could not be read"), marked("See what is said below."))


def why(code: str) -> Why:
    """What is said of a code; `http-404` and the like are one."""
    return REASONS.get("http" if code.startswith("http-") else code, UNKNOWN)
