"""A way is told so that one can go it: what it needs from before, and each turn."""

from __future__ import annotations

from game.outputs.turns import past, told
from game.story.rules import Origin, Reached
from game.walker.beginnings import ANOTHER
from game.walker.walk import walk
from tests.tellers import story_of

DOOR = """
    story: Door
    variables: {lamp: false}
    remember: {times: 0..3}
    scenes:
      hall:
        text: Hall.
        choices:
          - {say: Wake., id: wake, to: end}
          - say: "Go {lamp: on | in}."
            id: go
            if: reached_any(mirage)
            to: [times == 2 -> deep, end]
      deep: {text: Deep., choices: [{say: On., id: on, to: {chance: {out: 1, end: 1}}}]}
      out: {ending: waking, title: Out, text: Light.}
      end: {ending: rest, title: End, text: Dark.}
    """


def test_a_way_tells_what_earlier_playthroughs_must_have_left_and_each_turn() -> None:
    story = story_of(DOOR)
    likely = walk(story).likely
    assert likely is not None
    (out,) = [each for each in likely.endings if each.ending.name == "out"]
    assert out.way is not None
    assert past(out.way.origin) == "times is 2 and any ending of mirage was reached"
    way = told(story, out.way)
    assert way.begins == ("hall",)
    assert [(turn.scene, turn.choice, turn.words) for turn in way.turns] == [
        ("hall", "go", "Go in."),
        ("deep", "on", "On."),
    ]
    assert [turn.enters for turn in way.turns] == [("deep",), ("out",)]
    assert way.turns[1].world == ("out",)


def test_what_must_have_been_reached_is_told_in_few_words() -> None:
    """As one says it, and not once for each ending."""
    sacrifices = {Reached(story, ANOTHER, "sacrifice") for story in ("summit", "flaw", "mirage")}
    told = past(Origin(reached=frozenset(sacrifices)))
    assert told == "any ending of the kind sacrifice was reached in each of flaw, mirage and summit"
    both = frozenset({Reached("door", "out", "waking"), Reached("door", "end", "rest")})
    assert past(Origin(reached=both)) == "end and out were reached"
    assert past(Origin(remembered={"lamp": True})) == "lamp is true"
