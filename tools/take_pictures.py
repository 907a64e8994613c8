"""Take the pictures of the documentation: each page of the workbench light, dark, and on a phone, in docs/images/pages/.

Usage: python tools/take_pictures.py [--only NAME ...] [--apart FOLDER]

They are of the examples, read into a ledger that is thrown away. A few, for the README, are also kept by themselves in
docs/images/. With --apart each page is kept whole, in each manner by itself, in a folder: to look closely, and not for the
documentation.
"""

import argparse
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from pictures.camera import MANNERS, browsing, picture_of, serving
from pictures.joining import alone, joined
from pictures.pages import FRONT, PAGES, Page

IMAGES = Path(__file__).parents[1] / "docs/images"


def keep_whole(folder: Path, page: Page, taken: Mapping[str, bytes]) -> None:
    """Keep what was taken of a page as it is."""
    for manner, picture in taken.items():
        (folder / f"{page.name}-{manner}.png").write_bytes(picture)


def keep_for_documentation(folder: Path, page: Page, taken: Mapping[str, bytes]) -> None:
    """Join what was taken of a page, and say how large it is."""
    made = {folder / f"pages/{page.name}.webp": joined(list(taken.values()))}
    made |= {folder / f"{name}.webp": alone(taken[manner]) for name, (of, manner) in FRONT.items() if of == page.name}
    for path, picture in made.items():
        path.write_bytes(picture)
        print(f"{path.relative_to(folder)}: {len(picture) / 1000:,.0f} kB", flush=True)


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="+", default=[page.name for page in PAGES], metavar="NAME")
    parser.add_argument("--apart", type=Path, metavar="FOLDER", help="Keep each page whole, in each manner by itself.")
    given = parser.parse_args()
    folder: Path = given.apart or IMAGES
    keep: Callable[[Path, Page, Mapping[str, bytes]], None] = keep_whole if given.apart else keep_for_documentation
    (folder if given.apart else folder / "pages").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, serving(Path(place)) as (address, scene), browsing() as browser:
        for page in PAGES:
            if page.name in given.only:
                taken = {
                    manner.name: picture_of(browser, address, scene, page, manner, whole=bool(given.apart))
                    for manner in MANNERS
                }
                keep(folder, page, taken)


if __name__ == "__main__":
    main()
