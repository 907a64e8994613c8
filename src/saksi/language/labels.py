"""What the heads of the encoder tell apart, in the order of their outputs. A change here needs a new training."""

from typing import Literal

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
MODES = (
    "visit", "third-party", "multilateral", "phone",
    "withdraw", "release", "disarm", "ceasefire", "access", "resign",
    "assist", "change", "yield", "meet", "disapprove", "investigate", "allege",
    "restrict", "arrest", "relations", "expel", "territory", "violence",
    "demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize",
    "convict", "discontinue", "troops", "weapons", "police", "militia",
    "seize", "censor", "curfew", "martial-law", "deport", "withhold", "misinformation", "cyber",
    "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
    "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
)  # fmt: skip
"""Some names are modes of several types; which of them a type can have is PLOVER's table."""
MODALITIES = ("actual", "negated", "future", "hypothetical")
Role = Literal[
    "actor", "recipient", "place", "date", "speaker", "condition", "killed", "injured", "source", "content",
]  # fmt: skip
ROLES: tuple[Role, ...] = (
    "actor", "recipient", "place", "date", "speaker", "condition", "killed", "injured", "source", "content",
)  # fmt: skip
"""The parts of an event, then those of an attribution."""
EVENT_ROLES, ATTRIBUTION_ROLES = ROLES[:8], ROLES[8:]
NAMES = ("person", "organisation", "place")
TAGS = ("outside", "begins", "goes on")
