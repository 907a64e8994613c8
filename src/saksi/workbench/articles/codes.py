"""Codes of a Reading that only an article's page shows, in readers' words: a message of the catalogue for each."""

from collections.abc import Mapping

from saksi.workbench.language import marked

ENTITIES: Mapping[str, str] = {
    "person": marked("person"),
    "organisation": marked("organisation"),
    "country": marked("country"),
    "group": marked("group"),
    "body": marked("international body"),
    "outlet": marked("news outlet"),
    "pronoun": marked("stands for somebody named before"),
}
PLACES: Mapping[str, str] = {
    "country": marked("country"),
    "region": marked("region"),
    "city": marked("populated place"),
    "disputed": marked("disputed area"),
    "sea": marked("sea"),
    "site": marked("site"),
}
FIGURES: Mapping[str, str] = {
    "killed": marked("killed"),
    "injured": marked("injured"),
    "killed or injured": marked("killed or injured"),
    "displaced": marked("displaced"),
    "captured": marked("captured"),
    "arrested": marked("arrested"),
    "abducted": marked("abducted"),
    "missing": marked("missing"),
    "released": marked("released"),
    "evacuated": marked("evacuated"),
    "destroyed": marked("destroyed"),
    "damaged": marked("damaged"),
    "aid money": marked("aid money"),
}
SAID: Mapping[str, str] = {"direct": marked("in their own words"), "indirect": marked("in the outlet's words")}
FIELDS: Mapping[str, str] = {
    "type": marked("type"),
    "mode": marked("mode"),
    "contexts": marked("contexts"),
    "actors": marked("actors"),
    "recipients": marked("recipients"),
    "symmetric": marked("both alike"),
    "party": marked("who it is"),
    "place": marked("place"),
    "date": marked("date"),
    "modality": marked("how it is told"),
    "background": marked("background"),
    "condition": marked("condition"),
    "speaker": marked("speaker"),
    "via": marked("credited outlet"),
    "stance": marked("stance"),
    "disputes": marked("dispute"),
    "figures": marked("figures"),
    "cameo": marked("CAMEO code"),
    "trigger": marked("what happens"),
}
"""What a reason is of."""
