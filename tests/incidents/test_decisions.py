"""What people decided, and which of two decisions counts."""

from saksi.incidents.decisions import Decided, Decision


def join(*mentions: str) -> Decision:
    return Decision(kind="join", mentions=mentions)


def split(*mentions: str) -> Decision:
    return Decision(kind="split", mentions=mentions)


def pin(*mentions: str) -> Decision:
    return Decision(kind="pin", mentions=mentions)


def test_joins_add_up() -> None:
    decided = Decided([join("a", "b"), join("b", "c")])
    assert decided.with_("a") == {"a", "b", "c"}
    assert decided.with_("d") == {"d"}


def test_the_later_of_two_that_contradict_each_other_counts() -> None:
    assert Decided([join("a", "b"), split("a", "b")]).with_("a") == {"a"}
    assert Decided([split("a", "b"), join("a", "b")]).with_("a") == {"a", "b"}
    assert Decided([join("a", "b"), split("a", "b")]).overruled == (join("a", "b"),)


def test_a_chain_of_joins_does_not_get_around_a_later_split() -> None:
    decided = Decided([join("a", "b"), join("b", "c"), split("a", "c")])
    assert decided.with_("b") == {"b", "c"}
    assert decided.overruled == (join("a", "b"),)


def test_a_pin_keeps_others_out_and_an_earlier_join_does_not_undo_it() -> None:
    decided = Decided([join("b", "c"), pin("a", "b")])
    assert decided.apart(["a", "b"], ["c"])
    assert decided.overruled == (join("b", "c"),)
    assert Decided([pin("a", "b"), join("b", "c")]).with_("a") == {"a", "b", "c"}


def test_apart_is_only_what_was_split() -> None:
    decided = Decided([split("a", "b")])
    assert decided.apart(["a", "x"], ["b"])
    assert not decided.apart(["a"], ["x"])
