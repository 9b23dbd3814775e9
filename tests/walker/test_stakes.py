"""What choices decide, estimated from random playthroughs, against the exact weights."""

from __future__ import annotations

import pytest

from game.walker.personas import evenly
from game.walker.stakes import stakes
from game.walker.walk import walk
from game.walker.ways import map_of
from tests.tellers import story_of

STORY = """
story: Weights
start: gate
variables: {courage: 0..3}
scenes:
  gate:
    text: A gate.
    choices:
      - {id: push, say: Push, do: courage += 2, to: yard}
      - {id: knock, say: Knock, do: courage += 1, to: yard}
      - {id: look, say: Look, to: yard}
      - {id: run, say: Run, if: courage >= 3, to: out}
  yard:
    text: A yard.
    choices:
      - {id: whistle, say: Whistle, to: door}
      - {id: hum, say: Hum, to: door}
  door:
    text: A door.
    choices:
      - {id: enter, say: Enter, if: courage >= 1, to: in}
      - {id: leave, say: Leave, to: out}
  in: {ending: waking, title: In, text: In.}
  out: {ending: return, title: Out, text: Out.}
"""


def test_estimates_are_close_to_the_exact_weights() -> None:
    exact, estimated = both(STORY)
    assert len(estimated) >= 7
    for key, weight in estimated.items():
        assert weight == pytest.approx(exact[key], abs=0.02)


def test_a_choice_that_decides_now_one_thing_and_now_another_never_seems_heavier() -> None:
    exact, estimated = both(STORY.replace("Hum, to: door", "Hum, to: gate"))
    for key, weight in estimated.items():
        assert weight <= exact[key] + 0.02


def both(text: str) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """The weights of a story's choices, exactly and as they are estimated."""
    story = story_of(text)
    likely = walk(story).likely
    assert likely is not None and not likely.figures.weighed_in
    exact = {(w.scene, w.choice.id): w.weight for w in likely.weights if w.weight is not None}
    return exact, stakes(map_of(story), evenly)[0]


def test_choices_that_decide_nothing_are_not_made_to_seem_so() -> None:
    estimated, _ = stakes(map_of(story_of(STORY)), evenly)
    assert estimated["yard", "whistle"] == estimated["yard", "hum"] == 0.0
    assert ("gate", "run") not in estimated
