"""Passwords: what is asked of one, and how it is kept (Argon2id, RFC 9106, with the parameters of argon2-cffi)."""

import re
import unicodedata
from collections.abc import Iterator, Set
from contextlib import contextmanager
from functools import cache
from importlib import resources
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from saksi.workbench.accounts.refused import RefusedError
from saksi.workbench.accounts.secret import new_secret
from saksi.workbench.language import marked

LEAST, MOST = 12, 1000
"""Characters that a password has at least and at most."""
DIFFERENT = 5
"""So many characters of it differ at least."""
AT_ONCE = 4
"""Passwords that are hashed at the same time: each takes 64 MiB, and many at once would take the machine."""
_SAID_OTHERWISE = str.maketrans("013457@$!", "oieastasi")


TOO_SHORT = marked("A password has at least %(least)s characters; several words with spaces are good.")
TOO_LONG = marked("A password has at most %(most)s characters.")
COMMON = marked("This password is among the first that others would guess; several words that no one expects are good.")
BUSY = marked("Too many people sign in at this moment; try again in a few seconds.")


class BusyError(RefusedError):
    """Too many sign in at this moment."""

    def __init__(self) -> None:
        super().__init__(BUSY)


class Passwords:
    """Hashes passwords and compares them, a few at a time. Raises BusyError where there are more."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._places = BoundedSemaphore(AT_ONCE)
        self._nobodys = self._hasher.hash(new_secret())

    def hash(self, password: str) -> str:
        """What is kept of a password: its hash with salt and parameters."""
        with self._place():
            return self._hasher.hash(_normal(password))

    def fits(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one that was kept. None, of nobody, takes as long, and never fits."""
        with self._place():
            try:
                self._hasher.verify(kept or self._nobodys, _normal(password)[: MOST + 1])
            except (VerificationError, InvalidHashError):
                return False
            return kept is not None

    def is_old(self, kept: str) -> bool:
        """Whether a password was hashed with other parameters than one would be now."""
        return self._hasher.check_needs_rehash(kept)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            yield
        finally:
            self._places.release()


def check_password(password: str, name: str) -> None:
    """RefusedError, with what to do, where a password is too easy to guess for somebody of this name."""
    normal = _normal(password)
    if len(normal) < LEAST:
        raise RefusedError(TOO_SHORT, least=LEAST)
    if len(normal) > MOST:
        raise RefusedError(TOO_LONG, most=MOST)
    if len(set(normal)) < DIFFERENT or _is_common(normal, name):
        raise RefusedError(COMMON)


def _normal(password: str) -> str:
    """A password as it is hashed, however a keyboard composes its letters."""
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode("utf-8"))


def _is_common(password: str, name: str) -> bool:
    """Whether nothing but common words, the name, and digits or signs around them make up a password."""
    small = password.casefold()
    own = {_letters(part) for part in re.split(r"\W+", name.casefold())}
    words = _common_words() | {part for part in own if len(part) > 2}
    told = (_letters(small), _letters(small.rstrip("0123456789!").translate(_SAID_OTHERWISE)))
    return any(_is_made_of(words, text) for text in told)


def _is_made_of(words: Set[str], text: str) -> bool:
    """Whether a text is one word after another; an empty one is."""
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            reached.update(start + len(word) for word in words if text.startswith(word, start))
    return len(text) in reached


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())


@cache
def _common_words() -> frozenset[str]:
    text = resources.files("saksi.workbench.accounts").joinpath("common_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
