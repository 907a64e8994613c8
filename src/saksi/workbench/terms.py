"""The words of the ledger as readers see them: messages of the catalogue for every code."""

from saksi.workbench.language import NAMES

LANGUAGES = NAMES
