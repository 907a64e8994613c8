"""Build src/saksi/knowledge/plover.tsv from the facts of a shared folder.

Usage: python tools/build_plover.py FOLDER. FOLDER holds plover_events.json (the categories, modes and scores of the
PLOVER manual of 2024-02), cameo2plover.json (the table of 2021 between CAMEO and PLOVER) and cameo_goldstein.json.
"""

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "saksi" / "knowledge" / "plover.tsv"
HEAD = """\
# The event types of PLOVER with their modes: quad class, PLOVER score, and the CAMEO code with its Goldstein value.
# Made by tools/build_plover.py from the PLOVER manual (Open Event Data Alliance, 2024-02), its table between CAMEO and
# PLOVER (2021), and GDELT's list of Goldstein values. `source` says how the CAMEO code was chosen: from the table where
# it has the mode, else by the nearest meaning, which is a decision of this project.
# A code without a Goldstein value of its own has that of the code above it; a mode for which the manual prints no score
# (PROTEST vandalize) has the score of its type.
# The manual prints the score of ACCUSE without a mode as 3, between modes of -2 to -3.5: a lost minus sign. Here: -3.
"""
ROOTS = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "CONCEDE": "080", "COOPERATE": "060", "AID": "070",
    "RETREAT": "084", "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "SANCTION": "160", "MOBILIZE": "150", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip
# Modes that the table of 2021 does not have, by the nearest meaning among CAMEO's labels.
NEAREST = {
    "CONSULT visit": "042", "CONSULT multilateral": "040", "RETREAT withdraw": "0874", "RETREAT disarm": "0873",
    "RETREAT resign": "0831", "REQUEST yield": "105", "ACCUSE investigate": "090", "ACCUSE allege": "112",
    "REJECT yield": "124", "THREATEN restrict": "132", "THREATEN relations": "1313", "THREATEN arrest": "137",
    "THREATEN territory": "1382", "THREATEN violence": "138", "PROTEST strike": "143", "PROTEST vandalize": "145",
    "SANCTION convict": "173", "SANCTION withdraw": "161", "SANCTION discontinue": "162", "MOBILIZE troops": "154",
    "MOBILIZE weapons": "154", "MOBILIZE police": "153", "MOBILIZE militia": "154", "COERCE restrict": "172",
    "COERCE censor": "1721", "COERCE withhold": "172", "COERCE misinformation": "170", "COERCE cyber": "176",
    "ASSAULT targeted": "186", "ASSAULT destroy": "190", "ASSAULT primitive": "182", "ASSAULT explosives": "183",
    "ASSAULT aerial": "195", "ASSAULT drone": "1952", "ASSAULT crowd-control": "175",
}  # fmt: skip


def build(folder: Path) -> str:
    """The whole table as text."""
    events = json.loads((folder / "plover_events.json").read_text(encoding="utf-8"))
    table = json.loads((folder / "cameo2plover.json").read_text(encoding="utf-8"))["map"]
    goldstein = json.loads((folder / "cameo_goldstein.json").read_text(encoding="utf-8"))["goldstein"]
    lines = ["type\tmode\tquad\tplover_score\tcameo\tgoldstein\tsource"]
    for kind, category in events["categories"].items():
        for mode in [None, *(entry["mode"] for entry in category["modes"])]:
            score = events["scores"].get(f"{kind}: {(mode or '').capitalize()}", events["scores"][kind])
            if (kind, mode) == ("ACCUSE", None):
                score = -abs(score)
            code, source = cameo_of(kind, mode, table)
            value = next(goldstein[code[:length]] for length in (4, 3, 2) if code[:length] in goldstein)
            values = (kind, mode or "", category["quad"], str(score), code, str(value), source)
            lines.append("\t".join(values))
    return HEAD + "\n".join(lines) + "\n"


def cameo_of(kind: str, mode: str | None, table: dict[str, dict[str, str | None]]) -> tuple[str, str]:
    """The CAMEO code of a type and mode, and why that one."""
    if mode is None:
        return ROOTS[kind], "root of the type"
    if f"{kind} {mode}" in NEAREST:
        return NEAREST[f"{kind} {mode}"], "nearest meaning"
    fitting = [code for code, row in table.items() if row["plover"] == kind and row["mode"] == mode]
    if not fitting:
        raise SystemExit(f"{kind} {mode}: no CAMEO code in the table, and none in NEAREST of {__file__}")
    return min(fitting, key=lambda code: (len(code), code)), "table of 2021"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    TARGET.write_text(build(Path(sys.argv[1])), encoding="utf-8")
