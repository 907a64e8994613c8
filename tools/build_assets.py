"""Fetch what others wrote for the workbench's pages, and make its base map: src/saksi/workbench/static/vendor/.

Usage: python tools/build_assets.py
Inputs: the packages of VENDORED from npm's registry, through `npm pack`; Saksi's own tables of countries and places, and
tools/disputed_areas.tsv. Nothing of it is fetched when Saksi is installed or runs: all is in the package, each file with its
hash in checksums.tsv.
"""

import hashlib
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import basemap
from saksi.knowledge.cities import Cities
from saksi.knowledge.countries import load_countries
from saksi.knowledge.gazetteer import load_places

VENDOR = Path(__file__).parent.parent / "src" / "saksi" / "workbench" / "static" / "vendor"
HEADER = """# What others wrote, and what is made from it; written by tools/build_assets.py.
file	sha256	package	version	licence
"""


class Package(NamedTuple):
    """A package of npm: which of its files are kept, under which names."""

    name: str
    version: str
    licence: str
    files: Mapping[str, str]


VENDORED = (
    Package("maplibre-gl", "6.17.0", "BSD-3-Clause", {
        "dist/maplibre-gl.mjs": "maplibre-gl.mjs",
        "dist/maplibre-gl-worker.mjs": "maplibre-gl-worker.mjs",
        "dist/maplibre-gl.css": "maplibre-gl.css",
        "LICENSE.txt": "maplibre-gl.LICENSE.txt",
    }),
    Package("htmx.org", "4.0.1", "0BSD", {"dist/htmx.min.js": "htmx.js", "LICENSE": "htmx.LICENSE.txt"}),
    Package("world-atlas", "2.0.2", "ISC", {"LICENSE": "world-atlas.LICENSE.txt"}),
)  # fmt: skip
ATLAS = "countries-50m.json"


def fetched(package: Package, folder: Path) -> Path:
    """The folder of a package's files."""
    asked = ["npm", "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"]
    name = subprocess.run(asked, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
    with tarfile.open(folder / name) as packed:
        packed.extractall(folder / package.name, filter="data")
    return folder / package.name / "package"


def main() -> None:
    """Write the files and their hashes."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    kept: dict[str, Package] = {}
    with tempfile.TemporaryDirectory() as folder:
        for package in VENDORED:
            found = fetched(package, Path(folder))
            for source, target in package.files.items():
                (VENDOR / target).write_bytes((found / source).read_bytes())
                kept[target] = package
            if package.name == "world-atlas":
                write_maps(basemap.Atlas(json.loads((found / ATLAS).read_bytes())))
                kept |= {"world.json": package, "names.json": package}
    lines = [
        f"{name}\t{hashlib.sha256((VENDOR / name).read_bytes()).hexdigest()}\t{one.name}\t{one.version}\t{one.licence}\n"
        for name, one in sorted(kept.items())
    ]
    (VENDOR / "checksums.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")
    print("".join(lines), end="")


def write_maps(atlas: basemap.Atlas) -> None:
    """Write the base map, and the names on it."""
    countries = load_countries()
    disputed = basemap.load_disputed(load_places(countries, Cities()))
    maps = {"world.json": basemap.base_map(atlas, disputed), "names.json": basemap.names(atlas, countries, disputed)}
    for name, found in maps.items():
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        (VENDOR / name).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
