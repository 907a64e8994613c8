"""Examples for the description of the API: made up, in our own words."""

from saksi.incidents.mentions import Days, Place
from saksi.incidents.merging import Backed, Estimate
from saksi.ledger.incident_lists import IncidentLine
from saksi.ledger.listing import ReadingLine

INCIDENT = IncidentLine(
    id="5a1c0de5a1c0de00", type="ASSAULT", mode="aerial", modality="actual", status="contested",
    actors=(Backed(value="SDN MIL", name="Sudan's army", outlets=("Harian Teluk", "North Wire")),),
    recipients=(Backed(value="SDN REB", name="RSF", outlets=("Harian Teluk",)),),
    place=Place(name="Khartoum", country="SDN", lat=15.6, lon=32.5, precision=1, capital=True),
    days=Days(first="2023-04-23", last="2023-04-23", by="stated"),
    estimates=(Estimate(of="killed", low=4, best=6, high=6, conservative=4),), mentions=3, reports=2, outlets=2,
    sources=2, sentence="The army bombed a camp near Khartoum on Sunday, residents said.", title="Bombs on a camp",
)  # fmt: skip
ARTICLE = ReadingLine(
    "0c0ffee0", "Bombs on a camp", "Harian Teluk", "id", "2023-04-24", 2, "rules-1", "news.jsonl:7", "2023-04-24T08:00:00+00:00"
)  # fmt: skip
