"""The records that the API answers with, each with an example for its description: made up, in our own words."""

from collections.abc import Mapping

from saksi.incidents.mentions import Days, Place
from saksi.incidents.merging import Backed, Estimate
from saksi.ledger.incident_lists import IncidentLine
from saksi.ledger.incident_sums import DaysCount, IncidentCounts, PlaceCount, Timeline
from saksi.ledger.incident_view import IncidentView
from saksi.ledger.listing import ReadingLine, Telling
from saksi.ledger.story_lists import StoryLine
from saksi.records import Event, EventDate, EventPlace, Party, Reason, Record
from saksi.workbench.api.v1.articles import Articles, Stories
from saksi.workbench.api.v1.events import Events
from saksi.workbench.api.v1.incidents import Incidents
from saksi.workbench.api.v1.sums import Features, features

SENTENCE = "The army bombed a camp near Khartoum on Sunday, residents said."
INCIDENT = IncidentLine(
    id="5a1c0de5a1c0de00", type="ASSAULT", mode="aerial", modality="actual", status="contested",
    actors=(Backed(value="SDN MIL", name="Sudan's army", outlets=("Harian Teluk", "North Wire")),),
    recipients=(Backed(value="SDN REB", name="RSF", outlets=("Harian Teluk",)),),
    place=Place(name="Khartoum", country="SDN", lat=15.6, lon=32.5, precision=1, capital=True),
    days=Days(first="2023-04-23", last="2023-04-23", by="stated"),
    estimates=(Estimate(of="killed", low=4, best=6, high=6, conservative=4),), mentions=3, reports=2, outlets=2,
    sources=2, tellers=("Harian Teluk", "North Wire"), according_to=("residents",), sentence=SENTENCE, title="Bombs on a camp",
)  # fmt: skip
ARTICLE = ReadingLine(
    "0c0ffee0", "Bombs on a camp", "Harian Teluk", "id", "2023-04-24", 2, "rules-1", "news.jsonl:7", "2023-04-24T08:00:00+00:00"
)  # fmt: skip
EVENT = Telling(
    Event(
        id="e7e27e7e27e7e277", in_="text", sentence=(0, 63), trigger=(9, 15), type="ASSAULT", mode="aerial",
        contexts=("military",), quad="material conflict", plover_score=-10.0, cameo="195", goldstein=-10.0,
        actors=(Party(start=0, end=8, text="The army", code="SDN MIL", name="Sudan's army"),), recipients=(),
        symmetric=False,
        place=EventPlace(name="Khartoum", country="SDN", lat=15.6, lon=32.5, precision=2, why="named in the sentence"),
        date=EventDate(from_="2023-04-23", to="2023-04-23", precision="day", why="the Sunday before"),
        modality="actual", background=False, condition=None,
        speaker=Party(start=48, end=57, text="residents", code="SDN CVL", name="residents"), via=("North Wire",),
        disputes=None, figures=(), why=(Reason(field="type", rule="trigger", start=9, end=15, text="bombed"),),
        confidence=0.93,
    ),
    SENTENCE, "0c0ffee0", "Bombs on a camp", "Harian Teluk", "2023-04-24",
)  # fmt: skip
STORY = StoryLine(id="0c0ffee0", words=("camp", "bomb"), articles=(ARTICLE,), incidents=(INCIDENT.id,))
EXAMPLES: Mapping[type[Record], Record | None] = {
    Incidents: Incidents(incidents=(INCIDENT,), after="WyIyMDIzLTA0LTIzIiwiNWExYzBkZTVhMWMwZGUwMCJd"),
    IncidentView: None,  # as long as an incident: the address of any one shows it
    Events: Events(events=(EVENT,), after=None),
    Articles: Articles(articles=(ARTICLE,), count=1, after=None),
    Stories: Stories(stories=(STORY,)),
    Features: features((PlaceCount(place="Khartoum", country="SDN", lat=15.6, lon=32.5, count=12),)),
    Timeline: Timeline(
        step="week", parts=(DaysCount(since="2023-04-24", until="2023-04-30", quads={"material conflict": 7}),)
    ),
    IncidentCounts: IncidentCounts(
        incidents=412, undated=37, unplaced=12, types={"ASSAULT": 412}, quads={"material conflict": 412},
        statuses={"uncontested": 400, "contested": 12},
    ),
}  # fmt: skip
