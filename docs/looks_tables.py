"""Writes the tables of docs/looks.md from the code: `python -m docs.looks_tables`."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

from game.library import packaged, shared_looks
from game.story.look import COLOURS, LAYERS, PAINTINGS, Cue, Lamp, Meaning, Motif, Rim, meaning_of

PAGE = Path(__file__).parent / "looks.md"
_TABLE = re.compile(r"(<!-- table: (?P<name>\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """The page with every table between its marks written anew."""
    return _TABLE.sub(lambda match: f"{match[1]}{_TABLES[match['name']]()}{match[3]}", page)


def _sheets() -> str:
    names = sorted(path.stem for path in (packaged("assets") / "looks").glob("*.yaml"))
    return "\n".join(f"- [{name}](pictures/looks-{name}.jpg)" for name in names) + "\n"


def _looks() -> str:
    rows = ["| look | parameters | cues | objects |", "|---|---|---|---|"]
    for name, look in sorted(shared_looks().items()):
        parameters = ", ".join(f"`{key}` {value:g}" for key, value in look.parameters.items())
        cues = ", ".join(f"`{key}`" for key in look.cues)
        objects = ", ".join(f"`{key}`" for key in look.objects)
        rows.append(f"| `{name}` | {parameters} | {cues} | {objects} |")
    return "\n".join(rows) + "\n"


def _layers() -> str:
    return "\n".join(
        f"### `{word}`\n\n![{word}](pictures/layers/{word}.jpg)\n\n{_fields(kind)}"
        for word, kind in LAYERS.items()
    )


def _parts() -> str:
    parts = {"rims": Rim, "lamps": Lamp, "motifs": Motif}
    return "\n".join(f"### In `{key}`\n\n{_fields(kind)}" for key, kind in parts.items())


def _paintings() -> str:
    rows = ["| painting | | numbers and their defaults |", "|---|---|---|"]
    for name, numbers in sorted(PAINTINGS.items()):
        shown = ", ".join(f"`{key}` {value:g}" for key, value in numbers.items())
        picture = f"![{name}](pictures/paintings/{name}.jpg)"
        rows.append(f"| `{name}` | {picture} | {shown} |")
    return "\n".join(rows) + "\n"


def _fields(kind: type[Any]) -> str:
    rows = [f"{kind.__doc__}\n", "| key | holds | default | meaning |", "|---|---|---|---|"]
    for field in dataclasses.fields(kind):
        meaning = meaning_of(field)
        rows.append(f"| `{field.name}` | {_holds(meaning)} | {_default(field)} | {meaning.doc} |")
    return "\n".join(rows) + "\n"


def _holds(meaning: Meaning) -> str:
    match meaning.kind:
        case "amount" | "number":
            return f"{meaning.kind}, {meaning.low:g} to {meaning.high:g}"
        case "count":
            return f"whole number, up to {meaning.high:g}"
        case "word":
            return ", ".join(f"`{word}`" for word in meaning.words)
        case "flag":
            return "`true` or `false`"
    return _IN_WORDS.get(meaning.kind, meaning.kind)


def _default(field: dataclasses.Field[Any]) -> str:
    value = field.default
    if value is dataclasses.MISSING:
        return "" if field.default_factory is not dataclasses.MISSING else "*needed*"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return f"`[{', '.join(f'{part:g}' for part in value)}]`" if value else ""
    return f"`{value}`" if isinstance(value, str) and value else f"{value:g}" if value != "" else ""


def _colours() -> str:
    rows = ["| colour | is |", "|---|---|", *(f"| `{n}` | `{c}` |" for n, c in COLOURS.items())]
    return "\n".join(rows) + "\n"


_IN_WORDS = {
    "sound": "a sound's name",
    "area": "[left, top, width, height]",
    "image": "a file's path in the story's folder",
    "house": "an arrangement's name",
    "lamps": "a list; see below",
    "motifs": "a list; see below",
    "numbers": "numbers by name",
    "painter": "a painting's name",
    "parameter": "a parameter's name",
    "point": "[right, down]",
    "points": "a list of [right, down]",
    "rims": "a list; see below",
}
_TABLES = {
    "colours": _colours,
    "looks": _looks,
    "sheets": _sheets,
    "cue": lambda: _fields(Cue),
    "layers": _layers,
    "parts": _parts,
    "paintings": _paintings,
}

if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")
