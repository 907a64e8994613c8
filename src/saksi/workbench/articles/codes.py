"""Codes of a Reading as readers see them: messages of the catalogue, looked up by the code itself."""

from saksi.workbench.language import marked

CODES = (
    # modality and stance
    marked("actual"), marked("negated"), marked("future"), marked("hypothetical"),
    marked("fact"), marked("attributed"), marked("distanced"),
    # what an event is to its sides
    marked("verbal cooperation"), marked("material cooperation"), marked("verbal conflict"), marked("material conflict"),
    # who and where
    marked("person"), marked("organisation"), marked("country"), marked("group"), marked("body"), marked("outlet"),
    marked("pronoun"), marked("city"), marked("region"), marked("disputed"), marked("sea"), marked("site"),
    # when
    marked("day"), marked("month"), marked("year"), marked("span"),
    # what happened to so many
    marked("killed"), marked("injured"), marked("killed or injured"), marked("displaced"), marked("captured"),
    marked("arrested"), marked("abducted"), marked("missing"), marked("released"), marked("evacuated"),
    marked("destroyed"), marked("damaged"),
    # whose words
    marked("direct"), marked("indirect"), marked("source"), marked("cue"), marked("content"),
    # what is said against a claim
    marked("denial"), marked("counter-claim"), marked("mutual-blame"), marked("admission"), marked("correction"),
    # what surrounds an article
    marked("caption"), marked("credit"), marked("related"), marked("author"), marked("disclaimer"), marked("topics"),
    marked("promo"), marked("navigation"),
    # what a reason is of
    marked("type"), marked("mode"), marked("contexts"), marked("actors"), marked("recipients"), marked("symmetric"),
    marked("party"), marked("place"), marked("date"), marked("modality"), marked("background"), marked("condition"),
    marked("speaker"), marked("via"), marked("stance"), marked("disputes"), marked("figures"), marked("cameo"),
)  # fmt: skip
PRECISIONS = {1: marked("the place itself"), 2: marked("part of a region"), 3: marked("region or country")}
"""How exactly a place is known."""
