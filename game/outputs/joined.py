"""What was written of several walks as one file, in each of the forms."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from xml.etree import ElementTree as Xml

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def joined(form: str, texts: Sequence[str]) -> str:
    """The texts of some walks in one form as one; a single text stays as it is."""
    return texts[0] if len(texts) == 1 else JOINED[form](texts)


def _json(texts: Sequence[str]) -> str:
    """A list of what each walk alone would be."""
    return _printed([json.loads(text) for text in texts])


def _sarif(texts: Sequence[str]) -> str:
    """One log with a run for each walk."""
    first, *others = [json.loads(text) for text in texts]
    return _printed(
        {**first, "runs": [*first["runs"], *(run for o in others for run in o["runs"])]}
    )


def _junit(texts: Sequence[str]) -> str:
    """All suites together."""
    suites = Xml.Element("testsuites", name="sleepwalk")
    for text in texts:
        # What is read here was written by this program a moment ago.
        suites.extend(Xml.fromstring(text))  # noqa: S314
    Xml.indent(suites)
    return HEAD + Xml.tostring(suites, "unicode") + "\n"


def _printed(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


JOINED: Mapping[str, Callable[[Sequence[str]], str]] = {
    "json": _json,
    "sarif": _sarif,
    "junit": _junit,
    "lcov": "".join,
}
"""The forms that can be joined; the map is of one story."""
