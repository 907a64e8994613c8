"""Passwords: what is asked of them, how they are kept, and how many are hashed at once."""

from threading import Event, Thread

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from saksi.workbench.accounts.passwords import AT_ONCE, LEAST, BusyError, Passwords, check_password
from saksi.workbench.accounts.refused import RefusedError
from teams import PASSWORD, QUICK


def test_a_password_is_kept_as_argon2id_and_fits_itself_alone() -> None:
    passwords = Passwords(QUICK)
    kept = passwords.hash(PASSWORD)
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept
    assert kept != passwords.hash(PASSWORD)
    assert passwords.fits(kept, PASSWORD)
    assert not passwords.fits(kept, PASSWORD + " ")


def test_the_parameters_are_those_of_rfc_9106_or_more() -> None:
    kept = Passwords().hash(PASSWORD)
    _, _, _, parameters, *_ = kept.split("$")
    told = dict(part.split("=") for part in parameters.split(","))
    assert int(told["m"]) >= 65536
    assert int(told["t"]) >= 3


@pytest.mark.parametrize("kept", [None, "", "no hash"])
def test_nobody_has_any_password(kept: str | None) -> None:
    assert not Passwords(QUICK).fits(kept, PASSWORD)


def test_a_password_fits_however_a_keyboard_composes_it() -> None:
    passwords = Passwords(QUICK)
    assert passwords.fits(passwords.hash("café di tepi sungai"), "cafe\u0301 di tepi sungai")


@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    assert not SOME.fits(KEPT, text + "!")


SOME = Passwords(QUICK)
KEPT = SOME.hash(PASSWORD)


@pytest.mark.parametrize("password", [
    "", "pendek", "a" * (LEAST - 1), "x" * 1001, "aaaaaaaaaaaaaaaa", "123456789012", "2026-03-01 08:15", "password12345",
    "Password123!!", "P@ssw0rd2026", "bismillah1234", "qwertyuiop123", "indonesiamerdeka", "Rahasia.2026!", "sayangku sayangku",
    "ratna1234567", "Ratna-Sari-2026", "saksi admin 2026", "letmein letmein", "11111aaaaa1111",
])  # fmt: skip
def test_what_others_would_guess_is_no_password(password: str) -> None:
    with pytest.raises(RefusedError, match="password"):
        check_password(password, "Ratna Sari")


@pytest.mark.parametrize(
    "password", [PASSWORD, "becak-lewat-7-pagi", "xK9$vv2!qLmzT0", "ратификация весны", "password bukan ini dong"]
)
def test_what_is_a_password(password: str) -> None:
    check_password(password, "Ratna Sari")


def test_a_long_row_of_common_words_is_looked_at_without_going_back() -> None:
    with pytest.raises(RefusedError, match="others would guess"):
        check_password("admintest" * 100, "Eka")
    check_password("admintest" * 100 + "qw", "Eka")


def test_a_hash_with_older_parameters_is_known_for_it() -> None:
    assert Passwords().is_old(QUICK.hash(PASSWORD))
    assert not Passwords(QUICK).is_old(QUICK.hash(PASSWORD))


class Slow(PasswordHasher):
    """Hashes no password before it is told to."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.begun, self.go_on = [Event() for _ in range(AT_ONCE)], Event()
        self.count = iter(self.begun)

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]
        next(self.count).set()
        self.go_on.wait()
        return True


def test_only_so_many_passwords_are_hashed_at_once() -> None:
    hasher = Slow()
    passwords = Passwords(hasher)
    threads = [Thread(target=passwords.fits, args=(KEPT, PASSWORD)) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for begun in hasher.begun:
        begun.wait()
    with pytest.raises(BusyError, match="try again in a few seconds"):
        passwords.fits(KEPT, PASSWORD)
    hasher.go_on.set()
    for thread in threads:
        thread.join()
    assert passwords.hash(PASSWORD)
