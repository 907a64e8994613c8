"""The codes of the ledger in readers' words: a message of the catalogue for each."""

from collections.abc import Mapping

from saksi.ledger.filters import quads_of_types
from saksi.workbench.language import NAMES, marked

LANGUAGES = NAMES
TYPES: Mapping[str, str] = {
    "AGREE": marked("agree"),
    "CONSULT": marked("consult"),
    "SUPPORT": marked("support"),
    "CONCEDE": marked("concede"),
    "COOPERATE": marked("cooperate"),
    "AID": marked("aid"),
    "RETREAT": marked("retreat"),
    "REQUEST": marked("request"),
    "ACCUSE": marked("accuse"),
    "REJECT": marked("reject"),
    "THREATEN": marked("threaten"),
    "PROTEST": marked("protest"),
    "SANCTION": marked("sanction"),
    "MOBILIZE": marked("mobilize"),
    "COERCE": marked("coerce"),
    "ASSAULT": marked("assault"),
}
MODES: Mapping[str, str] = {
    "abduct": marked("abduction"),
    "access": marked("access"),
    "aerial": marked("from the air"),
    "allege": marked("alleges a deed"),
    "arrest": marked("arrest"),
    "assist": marked("assists"),
    "beat": marked("beating"),
    "boycott": marked("boycott"),
    "ceasefire": marked("ceasefire"),
    "censor": marked("censorship"),
    "change": marked("a change"),
    "convict": marked("conviction"),
    "crowd-control": marked("crowd control"),
    "curfew": marked("curfew"),
    "cyber": marked("through computers"),
    "demo": marked("demonstration"),
    "deport": marked("deportation"),
    "destroy": marked("destruction"),
    "disapprove": marked("disapproves"),
    "disarm": marked("disarming"),
    "discontinue": marked("breaks off"),
    "drone": marked("by drone"),
    "expel": marked("expulsion"),
    "explosives": marked("explosives"),
    "firearms": marked("firearms"),
    "heavy-weapons": marked("heavy weapons"),
    "hunger": marked("hunger strike"),
    "investigate": marked("investigates"),
    "martial-law": marked("martial law"),
    "meet": marked("meeting"),
    "militia": marked("militia"),
    "misinformation": marked("misinformation"),
    "multilateral": marked("between many"),
    "obstruct": marked("obstruction"),
    "phone": marked("by telephone"),
    "police": marked("police"),
    "primitive": marked("blades, stones and the like"),
    "relations": marked("relations"),
    "release": marked("release"),
    "resign": marked("resignation"),
    "restrict": marked("restriction"),
    "riot": marked("riot"),
    "seize": marked("seizure"),
    "sexual": marked("sexual violence"),
    "strike": marked("strike of workers"),
    "suicide-attack": marked("suicide attack"),
    "targeted": marked("targeted killing"),
    "territory": marked("territory"),
    "third-party": marked("through a third party"),
    "torture": marked("torture"),
    "troops": marked("troops"),
    "unconventional": marked("chemical, biological or nuclear weapons"),
    "vandalize": marked("vandalism"),
    "violence": marked("violence"),
    "visit": marked("visit"),
    "weapons": marked("weapons"),
    "withdraw": marked("withdrawal"),
    "withhold": marked("withholding"),
    "yield": marked("to yield"),
}
CONTEXTS: Mapping[str, str] = {
    "cbrn": marked("chemical, biological or nuclear weapons"),
    "corruption": marked("corruption"),
    "crime": marked("crime"),
    "cyber": marked("computers and networks"),
    "diplomatic": marked("diplomacy"),
    "economic": marked("economy"),
    "election": marked("election"),
    "executive": marked("executive"),
    "health": marked("health"),
    "human_rights": marked("human rights"),
    "human_security": marked("human security"),
    "intelligence": marked("intelligence"),
    "legal": marked("law"),
    "legislative": marked("legislature"),
    "migration": marked("migration"),
    "military": marked("armed forces"),
    "peacekeeping": marked("peacekeeping"),
    "political_institutions": marked("political institutions"),
    "religion_ethnicity": marked("religion and ethnicity"),
    "rights_freedoms": marked("rights and freedoms"),
    "territory": marked("territory"),
    "terrorism": marked("terrorism"),
}
QUADS: Mapping[str, str] = {
    "verbal cooperation": marked("verbal cooperation"),
    "material cooperation": marked("material cooperation"),
    "verbal conflict": marked("verbal conflict"),
    "material conflict": marked("material conflict"),
}
MODALITIES: Mapping[str, str] = {
    "actual": marked("told as done"),
    "negated": marked("told as not done"),
    "future": marked("told as to come"),
    "hypothetical": marked("told as possible"),
}
STATUSES: Mapping[str, str] = {
    "uncontested": marked("uncontested"),
    "contested": marked("contested"),
    "one-sided": marked("one-sided"),
    "retracted": marked("retracted"),
}
REVIEWS: Mapping[str, str] = {
    "unreviewed": marked("not reviewed"),
    "accepted": marked("accepted"),
    "corrected": marked("corrected"),
    "rejected": marked("rejected"),
    "flagged": marked("flagged"),
}
DISPUTES: Mapping[str, str] = {
    "denial": marked("denial"),
    "counter-claim": marked("counter-claim"),
    "mutual-blame": marked("mutual blame"),
    "admission": marked("admission"),
    "correction": marked("correction"),
}
STANCES: Mapping[str, str] = {
    "fact": marked("told as a fact"),
    "attributed": marked("told as somebody's word"),
    "distanced": marked("told at a distance"),
}
FURNITURE: Mapping[str, str] = {
    "caption": marked("caption"),
    "credit": marked("credit"),
    "related": marked("related articles"),
    "author": marked("author"),
    "disclaimer": marked("disclaimer"),
    "topics": marked("topics"),
    "promo": marked("advertisement"),
    "navigation": marked("navigation"),
}
PRECISIONS: Mapping[int, str] = {
    1: marked("the place itself"),
    2: marked("part of a region"),
    3: marked("a region or country"),
}
MARKS: Mapping[str, str] = {
    "trigger": marked("what happens"),
    "actor": marked("who does it"),
    "recipient": marked("to whom"),
    "place": marked("where"),
    "date": marked("when"),
    "speaker": marked("who says so"),
    "figure": marked("how many"),
    "entity": marked("who is named"),
    "content": marked("what is said"),
    "denial": marked("what is denied"),
    "furniture": marked("not part of the article"),
}
FILTERS: Mapping[str, str] = {
    "actor": marked("Actor"),
    "recipient": marked("Recipient"),
    "type": marked("Type"),
    "quad": marked("Cooperation or conflict"),
    "country": marked("Country"),
    "place": marked("Place"),
    "since": marked("From"),
    "until": marked("Until"),
    "modality": marked("How it is told"),
    "status": marked("Standing"),
    "sources": marked("Independent sources, at least"),
    "review": marked("Review"),
    "text": marked("Words"),
    "via": marked("Credited outlet"),
    "speaker": marked("Who says so"),
    "disputed": marked("Only what is denied"),
    "single_source": marked("Only what one source tells"),
}
VALUES: Mapping[str, Mapping[str, str]] = {
    "type": TYPES,
    "quad": QUADS,
    "modality": MODALITIES,
    "status": STATUSES,
    "review": REVIEWS,
}
"""The words for the values of filters that have a list of them."""
STEPS: Mapping[str, str] = {
    "day": marked("by day"),
    "week": marked("by week"),
    "month": marked("by month"),
    "year": marked("by year"),
}


def quad_of(kind: str) -> str:
    """The quad class of an event type."""
    return quads_of_types()[kind]
