"""The codes of incidents in readers' words: standings, why reports hang together, why mentions do, what people decided."""

from collections.abc import Mapping

from saksi.workbench.language import marked

STANDINGS: Mapping[str, str] = {
    "uncontested": marked("It is told as a fact, or by several sides, and nothing that was read denies it."),
    "contested": marked("A side or an outlet denies it, or two sides blame each other for it."),
    "one-sided": marked("One side says so, and no outlet tells it as a fact."),
    "retracted": marked("All who said so denied it later."),
}
RULES: Mapping[str, str] = {
    "same outlet": marked("one outlet published both"),
    "credits the other": marked("one credits the other"),
    "shared credit": marked("both credit the same outlet"),
    "same owner": marked("one owner stands behind both"),
    "copy": marked("one is a copy of the other"),
    "edited copy": marked("one is an edited copy of the other"),
    "excerpt": marked("one holds a passage of the other"),
}
GROUNDS: Mapping[str, str] = {
    "type": marked("type"),
    "actors": marked("actors"),
    "recipients": marked("recipients"),
    "parties": marked("parties"),
    "place": marked("place"),
    "date": marked("date"),
    "figures": marked("figures"),
    "words": marked("words of the sentence"),
    "title": marked("words of the title"),
    "lead": marked("title and beginning"),
    "particular": marked("what is particular"),
    "modality": marked("how it is told"),
    "person": marked("a person's decision"),
}
DECISIONS: Mapping[str, str] = {
    "join": marked("joined with another incident"),
    "split": marked("events split off"),
    "pin": marked("pinned: nothing joins it by itself"),
}
ACTIONS: Mapping[str, str] = {
    "accept": marked("accepted"),
    "reject": marked("rejected"),
    "correct": marked("corrected"),
    "comment": marked("commented on"),
    "flag": marked("flagged"),
    "withdraw": marked("took a review back"),
}
COUNTED: Mapping[str, str] = {
    "stated": marked("as the text states"),
    "published": marked("counted from the day of publication"),
}
