"""The page itself: one file with everything in it, that asks nothing of the network.

A story comes from strangers. Its words are carried as data that no browser runs, and a content
security policy lets no other script run than the one that is meant.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from game.shared import packaged

_SCRIPTS = ("dagre.min.js", "dom.js", "chart.js", "panel.js", "map.js")
_FONTS = (
    ("normal", 400, "eb-garamond-latin-400-normal.woff2"),
    ("italic", 400, "eb-garamond-latin-400-italic.woff2"),
    ("normal", 600, "eb-garamond-latin-600-normal.woff2"),
)
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def page(chart: Mapping[str, Any], notes: Mapping[str, Any] | None = None) -> str:
    """The map as HTML. `notes` are what a walk found, as `outputs.html` tells it."""
    folder = packaged("assets") / "map"
    script = "\n".join((folder / name).read_text("utf-8") for name in _SCRIPTS)
    style = _fonts(folder) + (folder / "map.css").read_text("utf-8")
    filled = {
        "language": escape(str(chart["language"])),
        "title": escape(str(chart["title"])),
        "policy": escape(_policy(script, style)),
        "style": style,
        "data": _data({"chart": chart, "notes": notes}),
        "script": script,
    }
    text = (folder / "map.html").read_text("utf-8")
    parts = text.split("%%")  # every second part is the name of what belongs there
    parts[1::2] = [filled[name] for name in parts[1::2]]
    return "".join(parts)


def _data(values: Mapping[str, Any]) -> str:
    """JSON in which nothing can end the element that it stands in."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _policy(script: str, style: str) -> str:
    rules = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{rule} {value}" for rule, value in rules.items())


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _fonts(folder: Path) -> str:
    return "".join(_font(style, weight, folder / name) for style, weight, name in _FONTS)


def _font(style: str, weight: int, file: Path) -> str:
    data = base64.b64encode(file.read_bytes()).decode()
    return (
        f'@font-face{{font-family:"Garamond of Sleepwalk";font-style:{style};font-weight:{weight};'
        f'src:url("data:font/woff2;base64,{data}") format("woff2")}}\n'
    )
