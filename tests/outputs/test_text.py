"""A walk is told so that one can act on it, and its values say the same as its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli import main
from game.outputs.text import as_text
from game.outputs.values import as_json
from game.walker.walk import walk
from tests.tellers import story_of

COIN = """
    story: Coin
    variables: {lamp: false}
    scenes:
      hall:
        text: Hall.
        choices:
          - {say: Toss., id: toss, to: {chance: {heads: 1, tails: 3}}}
          - {say: Wait., id: wait, to: hall}
          - {say: Leave., id: leave, to: heads}
      heads: {ending: waking, title: Heads, text: H.}
      tails: {ending: drowning, title: Tails, text: T.}
    """


def test_the_report_tells_endings_and_findings_and_its_values_say_the_same() -> None:
    found = walk(story_of(COIN))
    text, values = as_text(found), as_json(found)
    assert "complete" in text and "62.50 %" in text and "Nothing is wrong." in text
    json.dumps(values)
    assert values["likely"]["endings"][1]["probability"] == pytest.approx(0.375)
    assert values["likely"]["endings"][1]["way"]["picks"] == ["toss", "-> tails"]


@pytest.mark.parametrize(("to", "code"), [("hall", 1), ("heads", 0)])
def test_the_command_fails_only_where_something_is_wrong(
    to: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "tale.yaml"
    story.write_text(
        f"story: T\nscenes:\n  hall: {{text: Hall., choices: [Go. -> {to}]}}\n"
        "  heads: {ending: waking, title: Heads, text: H.}\n"
    )
    assert main(["walk", str(story), "--json"]) == code
    assert json.loads(capsys.readouterr().out)["complete"]
