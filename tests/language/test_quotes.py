"""Quotations over words, sentences and paragraphs, in the marks that outlets use."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.language.quotes import quotes_of


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"Kami tidak akan mundur. Kota itu milik kami," kata juru bicara.', ["Kami tidak akan mundur. Kota itu milik kami,"]),
        ("“We will not leave. The town is ours,” she said.", ["We will not leave. The town is ours,"]),
        ("''We will not leave,'' she said. ''The town is ours.''", ["We will not leave,", "The town is ours."]),
        ("‘We won’t leave the town’s gates,’ he said.", ["We won’t leave the town’s gates,"]),
        ("«Nous ne partirons pas d'ici», said the mayor.", ["Nous ne partirons pas d'ici"]),
        ("„Wir bleiben in der Stadt“, said the mayor.", ["Wir bleiben in der Stadt"]),
        ("“We stay in the town.\n“Nobody will drive us out,” he said.", ["We stay in the town.\n“Nobody will drive us out,"]),
        ("“We stay in the town.\nNobody answered.", []),
        ("The “special operation” went on; the 'talks' did not.", []),
        ("It was 5' 10\" tall and 6' 2\" wide, the owner said.", []),
    ],
)  # fmt: skip
def test_stretches_quoted(text: str, quoted: list[str]) -> None:
    assert [text[slice(*span)] for span in quotes_of(text)] == quoted


@given(st.text(alphabet="ab .,\n\"“”'‘’«»„", max_size=80))
def test_stretches_stand_in_order_and_apart(text: str) -> None:
    found = quotes_of(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
