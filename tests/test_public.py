"""What is public is documented, and nothing else is public."""

from pathlib import Path

import click
import pytest

import saksi
from saksi.cli import saksi as program

DOCS = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent.parent / "docs").glob("*.md"))
)


def test_exported_names_are_exactly_the_public_ones() -> None:
    assert sorted(saksi.__all__) == list(saksi.__all__)
    assert set(saksi.__all__) == set(saksi._HOME)
    for name in saksi.__all__:
        assert getattr(saksi, name).__name__ == name


def test_what_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = saksi.nothing


@pytest.mark.parametrize("name", saksi.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCS or f"`{name}(" in DOCS
    assert getattr(saksi, name).__doc__


@pytest.mark.parametrize("command", program.commands.values(), ids=program.list_commands(click.Context(program)))
def test_every_command_and_option_is_documented(command: click.Command) -> None:
    assert f"saksi {command.name}" in DOCS
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help
            assert option.opts[0] in DOCS
