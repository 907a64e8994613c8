"""Templates: one environment a language and its region, so that nothing is shared between readers."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from saksi.workbench import charts, marking, reasons, terms
from saksi.workbench.language import DEFAULT, Language
from saksi.workbench.naming import name_of
from saksi.workbench.wording import Wording

FOLDER = Path(__file__).parent / "templates"
AT_ONCE = 8
"""Languages with their regions for which templates are kept ready: a header may name a hundred."""
_TYPED = re.compile(r"`([^`]+)`")


class Templates:
    """The templates in every language; those of an earlier folder count before those of a later one."""

    def __init__(self, *folders: Path) -> None:
        found = folders or (FOLDER,)
        self._in = lru_cache(AT_ONCE)(lambda language: _environment(language, found))

    def write(self, language: Language, template: str, values: Mapping[str, Any]) -> str:
        """A template filled in."""
        return self._in(language).get_template(template).render(values)


def _environment(language: Language, folders: Sequence[Path]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True  # as tools/build_catalogues.py takes the messages out
    environment.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]
    wording = Wording(language)

    def because(text: str, *, plain: bool = False) -> str:
        """What the library says, in the language; what is none of it is marked as English, but for attributes (`plain`)."""
        said = wording.said(text)
        return said or text if plain or said else Markup('<span lang="{}">{}</span>').format(DEFAULT, text)

    environment.filters.update(
        because=because,
        mark_name=lambda kind: language.say(terms.MARKS[kind]),
        number=language.number,
        percent=language.percent,
        share=language.share,
        day=language.day,
        moment=language.moment,
        named=lambda code: name_of(code, language),
        say=language.say,
        with_code=with_code,
    )
    environment.globals.update(language=language, charts=charts, marking=marking, reasons=reasons, terms=terms)
    return environment


def with_code(message: str) -> Markup:
    """A message with what it has between backticks as something that is typed."""
    return Markup(_TYPED.sub(r"<code>\1</code>", str(escape(message))))
