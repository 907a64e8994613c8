"""The pages of which there are pictures, by the name of the picture."""

from collections.abc import Mapping

from pictures.scene import Scene
from saksi.records import Record


class Page(Record, frozen=True, kw_only=True):
    """A page: its address, in which `{incident}` and the like stand for what the scene has; `at` is what is scrolled to."""

    name: str
    address: str
    at: str | None = None
    signed_in: bool = True

    def path(self, scene: Scene) -> str:
        """Where it is."""
        return self.address.format_map({name: getattr(scene, name) for name in scene.__struct_fields__})


PAGES = (
    Page(name="overview", address="/"),
    Page(name="overview-filtered", address="/?type=ASSAULT&disputed=yes&since=2020-10"),
    Page(name="no-results", address="/?actor=AZE&country=SDN"),
    Page(name="incident", address="/incidents/{incident}"),
    Page(name="incident-map", address="/incidents/{incident}", at="#place-heading"),
    Page(name="stories", address="/stories?since=2020"),
    Page(name="articles", address="/articles"),
    Page(name="article", address="/articles/{article}"),
    Page(name="actors", address="/actors"),
    Page(name="actor", address="/actors/AZE"),
    Page(name="dyad", address="/dyads/ARM/AZE"),
    Page(name="review", address="/review"),
    Page(name="history", address="/review/{event}/history"),
    Page(name="doubles", address="/doubles"),
    Page(name="sheet", address="/doubles/{blank}"),
    Page(name="adjudicate", address="/doubles/{differing}/decide"),
    Page(name="agreement", address="/agreement"),
    Page(name="read", address="/read", at="#outcome"),
    Page(name="set-aside", address="/set-aside"),
    Page(name="about", address="/about"),
    Page(name="sign-in", address="/sign-in", signed_in=False),
    Page(name="account", address="/account"),
    Page(name="people", address="/people"),
    Page(name="trail", address="/trail"),
    Page(name="refused", address="/incidents/0000"),
)
FRONT: Mapping[str, tuple[str, str]] = {
    "overview": ("overview", "light"),
    "incident": ("incident", "light"),
    "review": ("review", "dark"),
    "article-on-a-phone": ("article", "phone"),
}
"""The pictures of the README: the page and the manner of each."""
