"""The mentions of the newest Readings, and the links between them, as Readings come and go.

What is compared is what `saksi.incidents.blocking.Blocks` says, for the same reasons; here the blocks are in tables, and of
each no more is read than stands for all. Which incidents that makes is worked out later, by `settling`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, union_all, update

from saksi.incidents import blocking
from saksi.incidents.blocking import keys_of, rank_of
from saksi.incidents.joining import NEARLY, compare
from saksi.incidents.mentions import Mention, mentions_of
from saksi.incidents.sides import actor_of
from saksi.incidents.words import Vocabulary
from saksi.knowledge.countries import load_countries
from saksi.language.pack import language_packs
from saksi.ledger.engines import Row, insert_rows
from saksi.ledger.incident_tables import crowded, incidents, links, mention_keys, mentions, sides
from saksi.ledger.shelf import in_parts
from saksi.ledger.tables import events, readings
from saksi.records import Event, Party, Reading

Pair = tuple[int, int]
_CROWDS_AT_ONCE = 50
_REMEMBERED = 10_000


@cache
def vocabulary() -> Vocabulary:
    """The words of the languages that ship: the tables show what the statements say, whatever folder of one's own is used."""
    return Vocabulary.load(language_packs(), load_countries())


def keep_mentions(connection: Connection, whole: Reading) -> None:
    """Show the mentions of the newest Reading of a document, in the place of those of an older one.

    Of two events with one id, in whatever documents, the first is kept.
    """
    _keep(connection, whole, _made_of(whole))


def _keep(connection: Connection, whole: Reading, made: Mapping[int, Mention]) -> None:
    numbers = select(events.c.id, events.c.number, events.c.reading).join_from(events, readings)
    newest = connection.execute(numbers.where(readings.c.id == whole.id, readings.c.newest)).all()
    shown = {row.id: row for row in reversed(newest)}
    told = {rank_of(event.id): event for event in whole.events}
    new = {rank: made[rank] for rank in sorted(made.keys() - _known(connection, made))}
    keys = {rank: keys_in(mention) for rank, mention in new.items()}
    rows: dict[str, list[Row]] = {"mentions": [], "sides": [], "mention_keys": []}
    for rank, mention in new.items():
        event = shown[mention.id]
        rows["mentions"].append(
            {"mention": rank, "event": event.number, "reading": event.reading, "id": mention.id, "type": mention.type,
             "modality": mention.modality, "settled": False, "json": _written(mention)}
        )  # fmt: skip
        rows["sides"] += _side_rows(event.number, told[rank])
        rows["mention_keys"] += [{"key": key, "mention": rank} for key in sorted(keys[rank])]
    insert_rows(connection, rows)
    _meet(connection, _holders(keys), new)


def change_mentions(connection: Connection, whole: Reading) -> None:
    """Let the mentions of a Reading that is shown be those that it has by now; those that are as before stay."""
    made = _made_of(whole)
    written = {rank: _written(mention) for rank, mention in made.items()}
    stands = _of_document(connection, whole.id)
    _drop(connection, {rank: row for rank, row in stands.items() if written.get(rank) != row.json})
    _keep(connection, whole, made)


def drop_mentions(connection: Connection, document: str) -> None:
    """Take the mentions of a document away, with all that hangs on them."""
    _drop(connection, _of_document(connection, document))


def sides_of(event: Event) -> Iterator[tuple[str, Party]]:
    """The parties of an event and who states it, each with the side on which it stands."""
    both = "both" if event.symmetric else None
    yield from ((both or "actor", party) for party in event.actors)
    yield from ((both or "recipient", party) for party in event.recipients)
    if event.speaker:
        yield "speaker", event.speaker


def _side_rows(number: int, event: Event) -> Iterator[Row]:
    for position, (side, party) in enumerate(sides_of(event)):
        head = party.code and actor_of(party.code)
        yield {"event": number, "position": position, "side": side, "code": party.code, "head": head, "name": party.name,
               "text": party.text}  # fmt: skip


def _made_of(whole: Reading) -> dict[int, Mention]:
    """The mentions of a Reading by their numbers; of two events with one id the last."""
    return {rank_of(mention.id): mention for mention in mentions_of(whole, vocabulary())}


def _written(mention: Mention) -> str:
    return msgspec.json.encode(mention).decode("utf-8")


def _of_document(connection: Connection, document: str) -> dict[int, Any]:
    """The mentions of a document that are shown, by their numbers."""
    columns = (mentions.c.mention, mentions.c.event, mentions.c.incident, mentions.c.json)
    chosen = select(*columns).join_from(mentions, readings).where(readings.c.id == document)
    return {row.mention: row for row in connection.execute(chosen)}


def _drop(connection: Connection, gone: Mapping[int, Any]) -> None:
    """Take mentions away, with all that hangs on them."""
    keys = {rank: keys_in(mention_in(row.json)) for rank, row in gone.items()}
    for some in in_parts(sorted(gone)):
        linked = connection.scalars(select(links.c.other).where(links.c.one.in_(some))).all()
        unsettle(connection, linked)
        for others in in_parts(sorted(set(linked))):
            connection.execute(delete(links).where(links.c.one.in_(others), links.c.other.in_(some)))
        connection.execute(delete(links).where(links.c.one.in_(some)))
        held = {key for rank in some for key in keys[rank]}
        for those in in_parts(sorted(held)):
            connection.execute(
                delete(mention_keys).where(mention_keys.c.key.in_(those), mention_keys.c.mention.in_(some))
            )
        told = sorted({gone[rank].incident for rank in some})
        connection.execute(update(mentions).where(mentions.c.incident.in_(told)).values(settled=False))
        connection.execute(delete(incidents).where(incidents.c.id.in_(told)))
    for some in in_parts(sorted(gone)):
        connection.execute(delete(sides).where(sides.c.event.in_([gone[rank].event for rank in some])))
        connection.execute(delete(mentions).where(mentions.c.mention.in_(some)))
    _meet(connection, {key: frozenset() for held in keys.values() for key in held}, {})


def unsettle(connection: Connection, ranks: Collection[int]) -> None:
    """Let the incidents of some mentions be worked out anew."""
    for some in in_parts(sorted(set(ranks))):
        connection.execute(update(mentions).where(mentions.c.mention.in_(some)).values(settled=False))


def load(connection: Connection, ranks: Iterable[int]) -> dict[int, Mention]:
    """Mentions by their numbers."""
    found: dict[int, Mention] = {}
    for some in in_parts(sorted(ranks)):
        chosen = select(mentions.c.mention, mentions.c.json).where(mentions.c.mention.in_(some))
        found |= {rank: mention_in(json) for rank, json in connection.execute(chosen)}
    return found


@lru_cache(maxsize=_REMEMBERED)
def mention_in(json: str) -> Mention:
    """The mention in its row; the same few are looked at again and again while articles of one time are added."""
    return msgspec.json.decode(json, type=Mention)


def keys_in(mention: Mention) -> frozenset[int]:
    """The keys of a mention, as the tables have them."""
    return frozenset(map(rank_of, keys_of(mention)))


def _known(connection: Connection, ranks: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for some in in_parts(sorted(ranks)):
        found.update(connection.scalars(select(mentions.c.mention).where(mentions.c.mention.in_(some))))
    return found


def _holders(keys: Mapping[int, Iterable[int]]) -> dict[int, frozenset[int]]:
    """The mentions that have each key."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for rank, held in keys.items():
        for key in held:
            found[key].add(rank)
    return {key: frozenset(ranks) for key, ranks in found.items()}


def _meet(connection: Connection, touched: Mapping[int, frozenset[int]], new: Mapping[int, Mention]) -> None:
    """Link what is to be compared now that keys have these new mentions, or have lost some; part what no longer is."""
    before = _edges(connection, touched)
    pairs: set[Pair] = set()
    relieved: set[int] = set()
    edges: dict[int, int | None] = {}
    for key, held in _first_of(connection, touched, before).items():
        last, first, rest = before.get(key), held[: blocking.MOST], held[blocking.MOST :]
        fresh = [rank for rank in first if rank in touched[key] or (last is not None and rank > last)]
        everybody = held if last is None or not fresh else _all_of(connection, key)
        pairs |= {_pair(one, other) for one in fresh for other in everybody if one != other}
        pairs |= {_pair(one, other) for one in touched[key].difference(first) for other in first}
        relieved |= {rank for rank in rest if rank not in touched[key] and (last is None or rank <= last)}
        edges[key] = first[-1] if rest else None
    _keep_edges(connection, {key: edge for key, edge in edges.items() if edge != before.get(key)})
    _link(connection, pairs, new)
    if relieved:
        _part(connection, relieved)


def _edges(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """Of the keys that are crowded the last of those that stand for all."""
    found: dict[int, int] = {}
    for some in in_parts(sorted(keys)):
        found |= {row.key: row.last for row in connection.execute(select(crowded).where(crowded.c.key.in_(some)))}
    return found


def _keep_edges(connection: Connection, changed: Mapping[int, int | None]) -> None:
    for some in in_parts(sorted(changed)):
        connection.execute(delete(crowded).where(crowded.c.key.in_(some)))
    rows = [{"key": key, "last": last} for key, last in sorted(changed.items()) if last is not None]
    insert_rows(connection, {"crowded": rows})


def _first_of(
    connection: Connection, touched: Mapping[int, frozenset[int]], crowds: Mapping[int, int]
) -> dict[int, list[int]]:
    """The mentions that have each key in order: all, or of a crowded one as many as stand for all and some more."""
    found: dict[int, list[int]] = {key: [] for key in touched}
    columns = (mention_keys.c.key, mention_keys.c.mention)
    for some in in_parts(sorted(touched.keys() - crowds.keys())):
        for key, rank in connection.execute(select(*columns).where(mention_keys.c.key.in_(some))):
            found[key].append(rank)
    waiting = sorted(crowds)
    for start in range(0, len(waiting), _CROWDS_AT_ONCE):
        parts = [
            select(*columns).where(mention_keys.c.key == key).order_by(mention_keys.c.mention)
            .limit(blocking.MOST + len(touched[key]) + 1).subquery()
            for key in waiting[start : start + _CROWDS_AT_ONCE]
        ]  # fmt: skip
        for key, rank in connection.execute(union_all(*map(select, parts))):
            found[key].append(rank)
    return {key: sorted(ranks) for key, ranks in found.items()}


def _all_of(connection: Connection, key: int) -> list[int]:
    return list(connection.scalars(select(mention_keys.c.mention).where(mention_keys.c.key == key)))


def _link(connection: Connection, pairs: set[Pair], new: Mapping[int, Mention]) -> None:
    """Compare pairs, and keep what is between those that are, or nearly are, one happening."""
    old = {pair for pair in pairs if pair[0] not in new and pair[1] not in new}
    waiting = pairs - _linked(connection, old)
    known = {**load(connection, {rank for pair in waiting for rank in pair if rank not in new}), **new}
    rows: list[Row] = []
    for one, other in sorted(waiting):
        link = compare(known[one], known[other])
        if link.score >= NEARLY:
            for here, there in ((one, other), (other, one)):
                rows.append({"one": here, "other": there, "score": link.score, "joins": link.joins})
    insert_rows(connection, {"links": rows})
    unsettle(connection, {row["one"] for row in rows if _pair(row["one"], row["other"]) in old})


def _linked(connection: Connection, pairs: set[Pair]) -> set[Pair]:
    """Those of some pairs that are linked already."""
    found: set[Pair] = set()
    for some in in_parts(sorted({one for one, _ in pairs})):
        found.update(
            tuple(row) for row in connection.execute(select(links.c.one, links.c.other).where(links.c.one.in_(some)))
        )
    return found & pairs


def _part(connection: Connection, relieved: set[int]) -> None:
    """Drop the links between mentions that no longer share a key for which one of them stands."""
    held: set[Pair] = set()
    for some in in_parts(sorted(relieved)):
        chosen = select(links.c.one, links.c.other).where(links.c.one.in_(some))
        held.update(_pair(one, other) for one, other in connection.execute(chosen))
    keys = {
        rank: keys_in(mention) for rank, mention in load(connection, {rank for pair in held for rank in pair}).items()
    }
    edges = _edges(connection, {key for some in keys.values() for key in some})
    lost = [
        (one, other) for one, other in held if not any(one <= edges.get(key, one) for key in keys[one] & keys[other])
    ]
    if lost:
        gone = delete(links).where(links.c.one == bindparam("here"), links.c.other == bindparam("there"))
        both_ways = (pair for one, other in lost for pair in ((one, other), (other, one)))
        connection.execute(gone, [{"here": here, "there": there} for here, there in both_ways])
        unsettle(connection, {rank for pair in lost for rank in pair})


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
