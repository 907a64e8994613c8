"""Take the pictures of the documentation: each page of the workbench light, dark, and on a phone, in docs/images/pages/.

Usage: python tools/take_pictures.py [--only NAME ...] [--apart FOLDER]

They are of the examples, read into a ledger that is thrown away. With --apart each page is kept whole, in each manner by
itself, in a folder: to look closely, and not for the documentation.
"""

import argparse
import tempfile
from pathlib import Path

from pictures.camera import MANNERS, browsing, picture_of, serving
from pictures.joining import joined, packed
from pictures.pages import PAGES

FOLDER = Path(__file__).parents[1] / "docs/images/pages"


def main() -> None:
    """Take the pictures, and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="+", default=[page.name for page in PAGES], metavar="NAME")
    parser.add_argument("--apart", type=Path, metavar="FOLDER", help="Keep each page whole, in each manner by itself.")
    given = parser.parse_args()
    (given.apart or FOLDER).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as (address, scene), browsing() as browser:
        for page in PAGES:
            if page.name not in given.only:
                continue
            taken = [picture_of(browser, address, scene, page, manner, whole=bool(given.apart)) for manner in MANNERS]
            if given.apart:
                for manner, picture in zip(MANNERS, taken, strict=True):
                    (given.apart / f"{page.name}-{manner.name}.png").write_bytes(picture)
            else:
                made = packed(joined(taken))
                (FOLDER / f"{page.name}.webp").write_bytes(made)
                print(f"{page.name}: {len(made) / 1000:,.0f} kB", flush=True)


if __name__ == "__main__":
    main()
