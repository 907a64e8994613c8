"""Values of fields in words, for a person to compare."""

from typing import Any


def in_words(value: Any) -> str:
    """A value as JSON has it: `Kyiv [UKR]` for a party, the name of a place, the days of a date, `none` where there is none."""
    if value is None or value == []:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        joined = "-" if all(isinstance(part, int) for part in value) else "; "
        return joined.join(map(in_words, value))
    return _record_in_words(value) if isinstance(value, dict) else str(value)


def figures_of(measured: Any, names: tuple[str, ...]) -> dict[str, str]:
    """Figures of a record with three digits, empty where it has none, and its `low` and `high` as `95%`."""
    told = {
        name: "" if getattr(measured, name) is None else f"{getattr(measured, name):.3f}"
        for name in (*names, "low", "high")
    }
    return {**told, "95%": f"{told['low']} to {told['high']}" if told["low"] else ""}


def _record_in_words(value: dict[str, Any]) -> str:
    if "from" in value:
        return str(value["from"]) if value["from"] == value["to"] else f"{value['from']}/{value['to']}"
    if "of" in value:
        return f"{value['of']}: {value['text']}"
    if "text" in value:
        return f"{value['text']} [{value['code'] or '?'}]"
    country = f", {value['country']}" if value.get("country") else ""
    return f"{value['name']}{country}"
