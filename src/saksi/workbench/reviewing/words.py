"""What the pages of review call things: fields, actions, doubts, and reasons that many decisions have."""

from collections.abc import Mapping

from saksi.knowledge.plover import CONTEXTS as KNOWN_CONTEXTS
from saksi.workbench import terms
from saksi.workbench.language import marked

FIELDS: Mapping[str, str] = {
    "type": marked("type"),
    "mode": marked("mode"),
    "modality": marked("how it is told"),
    "background": marked("background"),
    "actors": marked("actors"),
    "recipients": marked("recipients"),
    "symmetric": marked("both alike"),
    "place": marked("place"),
    "date": marked("date"),
    "speaker": marked("speaker"),
    "via": marked("credited outlet"),
    "stance": marked("stance"),
    "condition": marked("condition"),
    "disputes": marked("dispute"),
    "figures": marked("figures"),
    "contexts": marked("contexts"),
    "trigger": marked("what happens"),
}
HINTS: Mapping[str, str] = {
    "type": marked("A PLOVER type, or the beginning of it or of one of its modes."),
    "place": marked("A name, or a name and a country: Ganja, AZE."),
    "date": marked("2020-10-31, 2020-10, 2020, or two days: 2020-10-01/2020-10-31."),
    "via": marked("The nearest to the reader first; several with a semicolon."),
    "condition": marked("Words of the sentence, exactly as they stand there."),
    "trigger": marked("Words of the sentence, exactly as they stand there; word#2 is its second time."),
    "figures": marked(
        "killed=WORDS:24, with 24- for at least, -24 for at most, 20-24 for between; several with a semicolon."
    ),
    "disputes": marked("The id of the event whose truth this one denies, or the beginning of it."),
}
LOOKED_UP: Mapping[str, str] = {"type": "types", "place": "places", "via": "outlets"}
"""Fields whose values are looked up while one types, and where."""
OF_WORDS = ("condition", "trigger")
"""Fields that take words which are selected in the sentence."""
OF_PARTIES = ("actors", "recipients", "speaker")
CLOSED = ("mode", "modality", "background", "symmetric", "stance")
"""Fields with a list of all there is."""
CHOICES: Mapping[str, Mapping[str, str]] = {
    "type": terms.TYPES,
    "modality": terms.MODALITIES,
    "stance": terms.STANCES,
    "background": {"yes": marked("yes"), "no": marked("no")},
    "symmetric": {"yes": marked("yes"), "no": marked("no")},
}
NOTHING = marked("none")
CONTEXTS = tuple(sorted(KNOWN_CONTEXTS))
ORIGINS: Mapping[str, str] = {
    "sentence": marked("in the sentence"),
    "article": marked("in the article"),
    "other side": marked("the other side"),
    "published": marked("the day of publication"),
}
DONE: Mapping[str, str] = {
    "accept": marked("Accepted"),
    "reject": marked("Rejected"),
    "correct": marked("Corrected"),
    "flag": marked("Flagged"),
    "comment": marked("Commented"),
    "withdraw": marked("Taken back"),
}
REASONS: Mapping[str, tuple[str, ...]] = {
    "reject": (
        marked("Nothing happens here: no action of one towards another."),
        marked("The same event of this sentence is coded already."),
        marked("It is promised, demanded or threatened; that is the event."),
        marked("It is an opinion, a feeling or a state of affairs."),
        marked("Nobody in it is a political actor."),
        marked("The words are not part of the article."),
        marked("The words mean something else here."),
    ),
    "correct": (
        marked("The sentence says so."),
        marked("The text before it says so."),
        marked("The codebook says so."),
        marked("Another word of the sentence is meant."),
        marked("It is known who or where that is."),
    ),
    "flag": (
        marked("Which type is it?"),
        marked("Who is meant?"),
        marked("Who says so, and who tells it?"),
        marked("Where or when was it?"),
        marked("The text contradicts itself."),
        marked("Somebody who knows the place should look."),
    ),
    "comment": (),
}
"""Each can be chosen by its digit."""
