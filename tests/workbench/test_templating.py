"""What templates make of messages."""

from saksi.workbench.templating import with_code


def test_what_stands_between_backticks_is_something_to_type() -> None:
    assert with_code("Write `saksi verify`, or `saksi doctor`.") == (
        "Write <code>saksi verify</code>, or <code>saksi doctor</code>."
    )


def test_the_rest_is_words_and_nothing_else() -> None:
    assert with_code("<b>`<i>`</b> one ` alone") == "&lt;b&gt;<code>&lt;i&gt;</code>&lt;/b&gt; one ` alone"
