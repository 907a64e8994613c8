"""Templates: one environment a language, so that nothing is shared between readers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from saksi.workbench import charts, marking, terms
from saksi.workbench.language import Language, Languages

FOLDER = Path(__file__).parent / "templates"


class Templates:
    """The templates in every language."""

    def __init__(self, languages: Languages, folder: Path = FOLDER) -> None:
        self._by_language = {code: _environment(language, folder) for code, language in languages.by_code.items()}

    def write(self, language: Language, template: str, values: Mapping[str, Any]) -> str:
        """A template filled in."""
        return self._by_language[language.code].get_template(template).render(values)


def _environment(language: Language, folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(
        number=language.number, percent=language.percent, day=language.day, moment=language.moment, say=language.say
    )
    environment.globals.update(language=language, charts=charts, marking=marking, terms=terms)
    return environment
