"""The commands of those who review, code twice, make gold and code again, as one types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pieces import EXAMPLES
from readings import TEXT, event, reading
from saksi import Ledger
from saksi.cli import saksi

GANJA = EXAMPLES / "id-ganja-kabar-selat.txt"


@pytest.fixture
def home(place: Path | str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAKSI_LEDGER", str(place))
    monkeypatch.delenv("SAKSI_BY", raising=False)
    monkeypatch.chdir(tmp_path)
    with Ledger.open(place) as ledger:
        ledger.add(reading("doc1", event("aaaa1111bbbb2222"), event("cccc3333dddd4444", "ACCUSE")), "a.txt")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(saksi, list(words), catch_exceptions=True)


def fault(*words: str) -> str:
    done = run(*words)
    assert done.exit_code != 0
    return f"{done.stderr}{done.exception or ''}"


def test_a_review_is_given_and_shown(home: Path) -> None:
    by = ("--by", "Dewi", "--reason", "by drones")
    assert "mode: none -> drone, by Dewi" in run("review", "aaaa", "correct", "mode", "drone", *by).stderr
    assert "it is corrected" in run("review", "aaaa", "comment", "Ask the desk", "--by", "Ana").stderr
    shown = run("history", "aaaa").stdout
    assert "Ask the desk" in shown
    assert "corrected: ASSAULT drone, Militer Sudan [SDN MIL] -> RSF [SDN REB]; Khartoum, 2023-04-23, actual" in shown
    assert "the coder" in shown
    told = json.loads(run("history", "aaaa", "--json").stdout)
    assert (told["event"]["mode"], told["coded"]["mode"], told["state"]) == ("drone", None, "corrected")
    assert "see `saksi history aaaa1111`" in run("show", "aaaa").stdout
    assert "no event 'aaaa' in this ledger as of 2020" in fault("history", "aaaa", "--as-of", "2020")
    assert "ASSAULT" in run("show", "aaaa", "--as-of", "2099").stdout
    assert "Khartoum" in run("article", "doc1", "--as-of", "2099").stdout
    assert "Nobody has reviewed it up to 2099." in run("history", "cccc", "--as-of", "2099").stderr
    assert "Nobody has reviewed it." in run("history", "cccc").stderr


def test_a_review_is_withdrawn(home: Path) -> None:
    run("review", "aaaa", "accept", "--by", "Dewi")
    told = run("review", "aaaa", "withdraw", "--by", "Dewi", "--reason", "a slip").stderr
    assert "withdraw, by Dewi" in told
    assert "it is unreviewed" in told
    assert "a slip" in run("history", "aaaa").stdout
    assert "no review by Dewi of the event aaaa1111 stands" in fault("review", "aaaa", "withdraw", "--by", "Dewi")


def test_the_name_may_stand_in_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKSI_BY", "Dewi")
    assert "accept, by Dewi" in run("review", "aaaa", "accept").stderr


def test_events_by_their_reviews(home: Path) -> None:
    def listed(*words: str) -> list[str]:
        return [f"{line['id'][:4]} {line['modality']}" for line in _events(*words)]

    run("review", "aaaa", "correct", "modality", "negated", "--by", "Dewi", "--reason", "it failed")
    run("review", "cccc", "reject", "--by", "Dewi", "--reason", "no accusation")
    assert listed("--reviewed") == ["aaaa actual", "cccc actual"]
    assert listed("--unreviewed") == []
    assert listed("--state", "rejected") == ["cccc actual"]
    assert listed("--as-reviewed") == ["aaaa negated"]
    assert listed("--coder", "rules") == ["aaaa actual", "cccc actual"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("review", "aaaa", "accept"), "--by"),
        (("review", "aaaa", "reject", "--by", "D"), "a reject needs a reason"),
        (("review", "aaaa", "correct", "mode", "--by", "D"), "correct FIELD VALUE"),
        (("review", "aaaa", "comment", "--by", "D"), "comment TEXT"),
        (("review", "aaaa", "praise", "--by", "D"), "'accept', 'reject', 'flag', 'comment', 'correct'"),
        (("review", "aaaa", "correct", "type", "WAR", "--by", "D", "--reason", "x"), "is not one of AGREE"),
        (("review", "ffff", "accept", "--by", "D"), "no event 'ffff'"),
        (("history", "aaaa", "--as-of", "yesterday"), "'yesterday' is not a day"),
        (("events", "--state", "done"), "state 'done' is not one of"),
        (("events", "--coder", "x"), "nothing was coded by 'x'; there are rules-1"),
        (("assign", "doc1", "--to", "Ana"), "--by NAME"),
        (("assign", "nothing", "--to", "Ana", "--by", "Citra"), "no document 'nothing'"),
        (("adjudicate", "ffff"), "nobody has coded a sentence 'ffff'"),
        (("agreement", "--field", "colour"), "is not one of events, type"),
        (("diff", "x"), "nothing was coded by 'x'"),
    ],
)
def test_wrong_use_says_what_is_right(home: Path, words: tuple[str, ...], message: str) -> None:
    assert message in fault(*words)


def filled(home: Path, coder: str, mode: str | None) -> str:
    """The worksheet of a coder, with the attack in it and nothing in the title."""
    lines = [json.loads(line) for line in run("worksheet", coder).stdout.splitlines()]
    assert all(line["events"] is None and "ASSAULT" not in str(line) for line in lines)
    attack = {
        "trigger": "menyerang",
        "type": "ASSAULT",
        "mode": mode,
        "actors": ["Militer Sudan"],
        "recipients": ["RSF"],
    }
    for line in lines:
        line["events"] = [attack] if line["text"] == TEXT else []
    path = home / f"{coder}.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return str(path)


def test_coding_twice_from_giving_out_to_gold(home: Path) -> None:
    assert "Nothing has been given out." in run("assign").stderr
    for coder, mode in (("Ana", "drone"), ("Budi", "aerial")):
        assert f"2 sentences for {coder}" in run("assign", "doc1", "--to", coder, "--by", "Citra").stderr
        assert "2 sentences taken, 0 open" in run("submit", filled(home, coder, mode), "--by", coder).stderr
    assert "0 sentences for Ana" in run("assign", "aaaa", "--to", "Ana", "--by", "Citra").stderr
    assert "Nothing is open for Ana." in run("worksheet", "Ana").stderr
    assert "Budi    2       0" in run("assign").stdout
    waiting = run("adjudicate").stdout
    assert "Ana, Budi   mode" in waiting
    (line,) = map(json.loads, run("adjudicate", "--json").stdout.splitlines())
    sentence = waiting.splitlines()[2].split()[0]
    assert "ASSAULT drone: menyerang" in run("adjudicate", sentence).stdout
    assert [coding["by"] for coding in json.loads(run("adjudicate", sentence, "--json").stdout)["codings"]] == [
        "Ana",
        "Budi",
    ]
    assert "third person" in fault("adjudicate", sentence, "--take", "Ana", "--by", "Budi", "--reason", "x")
    assert "'Eka' has not coded it" in fault("adjudicate", sentence, "--take", "Eka", "--by", "Citra", "--reason", "x")
    assert "--by NAME" in fault("adjudicate", sentence, "--take", "Ana")
    assert (
        "decided by Citra" in run("adjudicate", sentence, "--take", "Ana", "--by", "Citra", "--reason", "drones").stderr
    )
    assert "Nothing is to be decided." in run("adjudicate").stderr
    assert "Citra, deciding: drones" in run("adjudicate", sentence).stdout
    assert "2 sentences, 0 single events" in run("gold", "export", "gold.jsonl").stderr
    gold = [json.loads(line) for line in (home / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(one["source"], [event["mode"] for event in one["events"]]) for one in gold] == [
        ("agreed", []), ("adjudicated", ["drone"]),
    ]  # fmt: skip
    assert line["sentence"]["text"] == TEXT


def test_an_adjudicator_may_code_it_otherwise(home: Path) -> None:
    for coder, mode in (("Ana", "drone"), ("Budi", "aerial")):
        run("assign", "aaaa", "--to", coder, "--by", "Citra")
        run("submit", filled(home, coder, mode), "--by", coder)
    sentence = run("adjudicate").stdout.splitlines()[2].split()[0]
    own = home / "own.json"
    own.write_text('{"events": [{"trigger": "menyerang", "type": "COERCE"}]}', encoding="utf-8")
    words = ("adjudicate", sentence, "--coding", "own.json", "--by", "Citra", "--reason", "a raid")
    assert "decided by Citra" in run(*words).stderr
    assert "COERCE: menyerang" in run("adjudicate", sentence).stdout
    assert "exclude each other" in fault(*words, "--take", "Ana")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{oops", "sheet.jsonl:1: this is no JSON"),
        ("[]", "this is no line of a worksheet"),
        ('{"sentence": "ffff", "events": []}', "'ffff' was not given to you"),
        (
            '{"sentence": "<id>", "events": [{"trigger": "menyerang", "type": "WAR"}]}',
            "sheet.jsonl:1: Invalid enum value 'WAR' - at `$[0].type`; types are AGREE",
        ),
        (
            '{"sentence": "<id>", "events": [{"trigger": "menembak", "type": "ASSAULT"}]}',
            "trigger 'menembak' does not stand",
        ),
        (
            '{"sentence": "<id>", "events": [{"trigger": "RSF", "type": "AID", "mode": "drone"}]}',
            "AID has no mode 'drone'; it has none",
        ),
        (
            '{"sentence": "<id>", "events": [{"trigger": "RSF", "type": "AID", "actors": ["RSF"], "actor_codes": ["A", "B"]}]}',
            "actor_codes has to name one code",
        ),
    ],
)
def test_a_line_of_a_worksheet_that_is_wrong_is_named_and_nothing_is_taken(home: Path, line: str, message: str) -> None:
    run("assign", "aaaa", "--to", "Ana", "--by", "Citra")
    sentence = json.loads(run("worksheet", "Ana").stdout)["sentence"]
    (home / "sheet.jsonl").write_text(line.replace("<id>", sentence), encoding="utf-8")
    assert message in fault("submit", "sheet.jsonl", "--by", "Ana")
    assert run("worksheet", "Ana").stdout


def test_agreement_by_field_and_pair_with_the_program(home: Path) -> None:
    assert "No sentence has been coded by people" in run("agreement").stderr
    for coder in ("Ana", "Budi"):
        run("assign", "doc1", "--to", coder, "--by", "Citra")
        run("submit", filled(home, coder, "drone"), "--by", coder)
    found = [
        json.loads(line)
        for line in run("agreement", "--json", "--field", "mode", "--field", "events").stdout.splitlines()
    ]
    assert [(one["one"], one["other"], one["field"], one["same"]) for one in found] == [
        ("Ana", "Budi", "mode", 1), ("Ana", "Budi", "events", 1),
        ("Ana", "the program", "mode", 0), ("Ana", "the program", "events", 0.5),
        ("Budi", "the program", "mode", 0), ("Budi", "the program", "events", 0.5),
    ]  # fmt: skip
    assert "Ana, the program" in run("agreement", "--coder", "rules-1").stdout


def own_folder(home: Path) -> str:
    """A folder in which `mengecam` is a sanction and `mendukung` never anything."""
    own = home / "own"
    own.mkdir()
    (own / "saksi.toml").write_text('[tables]\ntriggers.id = "triggers.tsv"\n', encoding="utf-8")
    rows = "kecam\tverb\tis\tSANCTION\t\tTurki mengecam serangan\ndukung\tverb\tnever\t\t\tTurki mendukung Azerbaijan\n"
    (own / "triggers.tsv").write_text(f"trigger\tpos\tverdict\ttype\tmode\texample\n{rows}", encoding="utf-8")
    return str(own)


def test_coding_again_tells_what_changed_and_what_became_of_reviews(home: Path) -> None:
    run("read", str(GANJA))
    condemned = next(line for line in _events("--actor", "TUR") if line["type"] == "ACCUSE")
    others = [line for line in _events("--type", "ASSAULT") if line["id"][:4] != "aaaa"]
    for line in (condemned, others[0]):
        run("review", line["id"], "accept", "--by", "Dewi")
    again = run("recode", "--folder", own_folder(home), "--since", "2020-10")
    assert "2 coded again" in again.stderr
    assert "reviewed events: 1 as they were, 0 carried over, 1 not carried over" in again.stderr
    assert "'mengecam' was ACCUSE, and is now SANCTION" in again.stdout
    changes = [json.loads(line) for line in run("diff", "--json").stdout.splitlines()]
    assert ("ACCUSE", "SANCTION") in [tuple(one["fields"].get("type", ())) for one in changes]
    assert "gone" in {one["change"] for one in changes}
    shown = run("diff", "--examples", "1").stdout
    assert "changed type" in shown
    assert run("diff", "--csv").stdout.startswith("change,field,old,new")
    coders = [line["coder"] for line in map(json.loads, run("coders", "--json").stdout.splitlines())]
    assert len(coders) == 3
    assert "ACCUSE" in run("show", condemned["id"], "--coder", coders[1]).stdout
    assert "accepted: ACCUSE" in run("history", condemned["id"], "--coder", coders[1]).stdout
    assert "no event" in fault("show", condemned["id"])
    assert run("article", "doc1", "--coder", "rules-1").exit_code == 0
    assert "2 coded by it already" in run("recode", "--folder", str(home / "own")).stderr
    assert "No event differs." in run("diff", coders[2], coders[2]).stderr


def _events(*words: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in run("events", "--json", *words).stdout.splitlines()]


def test_the_present_coder_is_scored_on_gold(home: Path) -> None:
    run("read", str(GANJA))
    for line in _events("--coder", "encoder"):
        run("review", line["id"], "accept", "--by", "Dewi")
    run("gold", "export", "gold.jsonl")
    done = run("gold", "score", "gold.jsonl", "--json")
    scores = {one["what"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert scores["events"]["recall"] > 0.8
    assert "what the coder missed in them is not known" in done.stderr
    (home / "bad.jsonl").write_text("{}", encoding="utf-8")
    assert "bad.jsonl:1: this is no line of gold" in fault("gold", "score", "bad.jsonl")
