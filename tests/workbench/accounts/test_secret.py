"""The form of secrets and tokens: whatever a header holds, only what Saksi made is taken for a token."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.workbench.accounts.secret import as_token, bearer, hash_of, is_secret, new_secret


def test_a_token_that_was_made_is_read_again() -> None:
    secret = new_secret()
    assert is_secret(secret)
    assert bearer(f"Bearer {as_token(secret)}") == secret
    assert bearer(f"  bEARER   {as_token(secret)} ") == secret


def test_secrets_differ_and_their_hash_does_not_show_them() -> None:
    drawn = {new_secret() for _ in range(200)}
    assert len(drawn) == 200
    assert all(len(hash_of(secret)) == 64 and secret not in hash_of(secret) for secret in drawn)


@pytest.mark.parametrize("header", [
    "", "Bearer", "Bearer ", "Basic c2Frc2k6c2Frc2k=", "Bearer saksi_", f"Bearer {'a' * 43}", f"Bearer saksi_{'a' * 42}",
    f"Bearer saksi_{'a' * 44}", f"Bearer saksi_{'a' * 42}ä", f"Bearer saksi_{'a' * 43}\n", f"Bearer SAKSI_{'a' * 43}",
    f"saksi_{'a' * 43}", f"Bearer saksi_{'a' * 43}, Bearer saksi_{'b' * 43}", f"Bearersaksi_{'a' * 43}",
])  # fmt: skip
def test_what_is_no_token(header: str) -> None:
    assert bearer(header) is None


@given(st.text() | st.from_regex(r"[Bb]earer +saksi_[A-Za-z0-9_\-ſK]{40,46}.?", fullmatch=True))
def test_any_header_holds_a_secret_or_nothing(header: str) -> None:
    found = bearer(header)
    assert found is None or (is_secret(found) and header.strip(" \t").endswith(as_token(found)))


@given(st.text(alphabet=st.characters()))
def test_any_text_has_a_hash(text: str) -> None:
    assert len(hash_of(text)) == 64
