"""Measure Saksi on the sets of a shared folder and write the table in docs/quality.md.

Usage: python tools/bench.py [FOLDER]. FOLDER holds bench/, cases/ and tools/score.py. Nothing is written but the table.
"""

import gzip
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coder.data import read_records
from coder.measure import finders_of
from coder.measure import measure as measure_sentences
from measure_chains import figures as chains
from measure_coder import figures as speed_of
from measure_extraction import measure
from measure_finders import finders
from saksi.coding.learnt import Learnt
from saksi.knowledge.tables import read_table
from saksi.language.encoder import FAST, FOLDER

HERE = Path(__file__).parent
QUALITY = HERE.parent / "docs" / "quality.md"
BEGIN, END = "<!-- measured by scripts/bench: begin -->", "<!-- measured by scripts/bench: end -->"
Line = dict[str, object]


@dataclass(frozen=True)
class Work:
    """One measurement: the set, how its texts are given to `saksi read --texts`, and how they are scored."""

    name: str
    title: str
    scorer: str
    gold: str
    texts: Callable[[Path], Iterator[Line]]
    shown: tuple[str, ...]


def records(path: Path) -> list[Line]:
    """The objects of a JSON Lines or JSON file."""
    text = path.read_text(encoding="utf-8")
    loaded: list[Line] = json.loads(text) if text.lstrip().startswith("[") else [
        json.loads(line) for line in text.split("\n") if line.strip()
    ]  # fmt: skip
    return loaded


def plain_texts(*fields: str, language: str | None = None, date: str = "date") -> Callable[[Path], Iterator[Line]]:
    """Texts as they stand in the set, with the named fields of each passed on."""

    def texts(path: Path) -> Iterator[Line]:
        for number, record in enumerate(records(path)):
            line: Line = {"id": str(record.get("id", number)), "text": record["text"]}
            line |= {field: record[field] for field in fields if record.get(field)}
            if record.get(date):
                line["date"] = record[date]
            if language or record.get("lang"):
                line["language"] = language or record["lang"]
            yield line

    return texts


WORKS = (
    Work("events", "PLV, English sentences (measure only)", "spans", "bench/events/plv_train.jsonl",
         plain_texts(language="en"), ("quad class", "type", "event (type")),
    Work("indonesian", "Six Indonesian articles, two coders (measure only)", "codes", "bench/indonesian/dev.jsonl",
         plain_texts("title", language="id"),
         ("modality right", "background right", "speaker right", "via right", "type in sentence", "event (type")),
    Work("attribution", "PolNeAR dev (measure only)", "attrib", "bench/attribution/polnear_dev.jsonl",
         plain_texts(language="en"), ("content, overlap", "content and source")),
    Work("geovirus", "GeoVirus (measure only)", "places", "bench/places/geovirus.jsonl",
         plain_texts(language="en"), ("toponym, exact", "toponym and place")),
    Work("geowebnews", "GeoWebNews, half a (measure only)", "places", "bench/places/geowebnews_a.jsonl",
         plain_texts(language="en"), ("toponym, exact", "toponym and place")),
    Work("dates", "News date expressions", "dates", "bench/dates/expressions.json",
         plain_texts(date="ref"), ("en ", "id ")),
    Work("timex", "TempEval-3 platinum", "timex", "bench/dates/te3_platinum.jsonl",
         plain_texts(language="en", date="dct"), ("date found and right",)),
)  # fmt: skip


def saksi_read(inputs: list[str]) -> tuple[str, float]:
    """The Readings that `saksi read --json` prints, and the seconds that it took, start-up included."""
    command = [sys.executable, "-m", "saksi.cli", "read", "--json", "--no-ledger", *inputs]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"saksi read {' '.join(inputs)} failed:\n{done.stderr}")
    return done.stdout, time.perf_counter() - began


def score(folder: Path, scorer: str, gold: Path, readings: str) -> list[str]:
    """What score.py prints, line by line."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        predicted.write(readings)
        predicted.flush()
        command = [sys.executable, str(folder / "tools/score.py"), scorer, str(gold), predicted.name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def run(folder: Path, work: Work) -> list[str]:
    """The figures of one set as lines for people, the last one the time."""
    gold = folder / work.gold
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as texts:
        count = 0
        for line in work.texts(gold):
            texts.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
        texts.flush()
        readings, seconds = saksi_read(["--texts", texts.name])
    figures = [re.sub(r"\s+", " ", line).strip() for line in score(folder, work.scorer, gold, readings)]
    return [line for line in figures if line.startswith(work.shown)] + [f"{count} texts in {seconds:.1f} s"]


def karabakh(folder: Path) -> list[str]:
    """The whole article: which checks hold, and how many of the 17 events are found."""
    case = folder / "cases/karabakh-2020-10-31"
    readings, _ = saksi_read([str(case / "article.txt")])
    printed = score(folder, "case", case / "expected.json", readings)
    missed = sum("not coded" in line for line in printed)
    furniture = [line for line in printed if line.startswith(("article.", "coded, and no event"))]
    return [f"{17 - missed} of 17 events found", printed[-2], f"{len(furniture)} article or furniture checks failed"]


def extraction(folder: Path) -> list[str]:
    """Body against gold text on 181 pages."""
    pages = {}
    for path in sorted((folder / "bench/extraction/html").glob("*.html.gz")):
        pages[path.name.removesuffix(".html.gz")] = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    gold = json.loads((folder / "bench/extraction/ground-truth.json").read_text(encoding="utf-8"))
    result = measure(pages, gold)
    return [
        f"P {result.precision:.3f} R {result.recall:.3f} F1 {result.f1:.3f}",
        f"{result.pages_per_second:.0f} pages/s",
    ]


def memory(folder: Path) -> list[str]:
    """Reading the 48 Indonesian articles in one process: seconds and peak memory of the largest child so far."""
    _, seconds = saksi_read(["--texts", str(folder / "bench/indonesian/articles.jsonl")])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [f"48 articles in {seconds:.1f} s", f"at most {peak:.0f} MB"]


def help_time() -> list[str]:
    """The median of eleven runs of `saksi --help`."""
    times = []
    for _ in range(11):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "saksi.cli", "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - began)
    return [f"{sorted(times)[5]:.2f} s (median of 11)"]


def growth() -> list[str]:
    """Seconds to read texts of growing length, to show that the time grows linearly with the text."""
    sentence = "Militer Sudan membombardir {} posisi RSF di Khartoum pada Minggu (23/4/2023), kata juru bicara RSF. "
    figures = []
    for kilobytes in (100, 200, 400, 800):
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as text:
            lines = (sentence.format(number) for number in range(10, kilobytes * 1000 // len(sentence)))
            text.write("Judul Artikel tentang Sudan\n\n" + "\n\n".join(lines))
            text.flush()
            _, seconds = saksi_read([text.name])
        figures.append(f"{kilobytes} kB {seconds:.1f} s")
    return figures


def own_sentences(encoder: Path) -> list[str]:
    """The annotated sentences of the project that nothing was learnt from, a line a language."""
    finders = finders_of(Learnt.load(encoder).encoder)
    found = measure_sentences(finders, read_records([HERE.parent / "training" / "kept_aside.jsonl"]))
    return [
        f"{code}: {figures['events']:.0f} events, type F1 {figures['type F1']:.3f}, event F1 {figures['event F1']:.3f} "
        f"(P {figures['event P']:.3f} R {figures['event R']:.3f}); modality {figures['modality of matched']:.3f}, background "
        f"{figures['background of matched']:.3f}; {figures['silent broken']:.3f} of the sentences without event coded"
        for code, figures in found.items()
    ]  # fmt: skip


def coding_speed(folder: Path, encoder: Path) -> list[str]:
    """Sentences and articles a second of one core's time."""
    dense = [record for record in records(HERE.parent / "training" / "kept_aside.jsonl") if record["events"]][:300]
    articles = records(folder / "bench/indonesian/articles.jsonl")
    return [f"{name}: {value:.0f}" for name, value in speed_of(dense, articles, encoder).items()]


def table(folder: Path) -> Iterator[str]:
    """The rows of the table in docs/quality.md."""
    peers = list(read_table(HERE / "peers.tsv", ("work", "peer", "figure", "source")))
    rows: list[tuple[str, str, Callable[[], list[str]]]] = [
        ("help", "`saksi --help`", help_time),
        ("memory", "48 Indonesian articles, one process", lambda: memory(folder)),
        ("growth", "One text of growing length", growth),
        ("finders", "Parties, places, dates and figures, one core", lambda: finders(folder)),
        ("extraction", "181 English news pages", lambda: extraction(folder)),
        ("own", "Our own sentences, kept aside", lambda: own_sentences(FOLDER)),
        ("own", "The same with `--fast`", lambda: own_sentences(FAST)),
        ("speed", "Coding, one core", lambda: coding_speed(folder, FOLDER)),
        ("speed", "The same with `--fast`", lambda: coding_speed(folder, FAST)),
        ("chains", "Report chains and disputes of 19 Indonesian articles, marked by hand",
         lambda: chains(folder / "bench/indonesian/articles.jsonl")),
        ("case", "The Karabakh article (measure only)", lambda: karabakh(folder)),
    ]  # fmt: skip
    rows += [(work.name, work.title, lambda work=work: run(folder, work)) for work in WORKS]  # type: ignore[misc]
    yield "| set | Saksi | others |"
    yield "|---|---|---|"
    for name, title, figures in rows:
        others = [f"{peer['peer']}: {peer['figure']}" for peer in peers if peer["work"] == name]
        row = f"| {title} | {'<br>'.join(figures())} | {'<br>'.join(others)} |"
        print(row, flush=True)
        yield row


def main() -> None:
    """Measure everything and put the table between the marks in docs/quality.md."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parent.parent / "shared")
    if not (folder / "bench").is_dir():
        raise SystemExit(f"{folder} has no bench/: nothing to measure. Give the folder that holds it.")
    page = QUALITY.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    QUALITY.write_text("\n".join([before + BEGIN, *table(folder), END + after]), encoding="utf-8")


if __name__ == "__main__":
    main()
