"""Templates: one environment a language, so that nothing is shared between readers."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from saksi.workbench import charts, marking, reasons, terms
from saksi.workbench.language import Language, Languages
from saksi.workbench.naming import name_of

FOLDER = Path(__file__).parent / "templates"
_TYPED = re.compile(r"`([^`]+)`")


class Templates:
    """The templates in every language; those of an earlier folder count before those of a later one."""

    def __init__(self, languages: Languages, *folders: Path) -> None:
        found = folders or (FOLDER,)
        self._by_language = {code: _environment(language, found) for code, language in languages.by_code.items()}

    def write(self, language: Language, template: str, values: Mapping[str, Any]) -> str:
        """A template filled in."""
        return self._by_language[language.code].get_template(template).render(values)


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
    environment.filters.update(
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
