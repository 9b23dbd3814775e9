"""A story with one mistake is answered with that mistake, and with no other."""

from __future__ import annotations

import pytest

from game.walker import repeats
from game.walker.explore import Bounds
from game.walker.trail import replayed
from game.walker.walk import walk
from tests.tellers import story_of

END = """
  end: {ending: waking, title: Out, text: Light.}
"""

BROKEN = {
    "scene-never-reached": """
        story: T
        scenes:
          hall: {text: Hall., choices: [Go. -> end]}
          attic: {text: Dust., choices: [Go. -> end]}
          end: {ending: waking, title: Out, text: Light.}
        """,
    "choice-never-offered": """
        story: T
        variables: {awe: 0..3}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Wait., id: wait, do: awe = 1, to: stair}
              - {say: Run., id: run, do: awe = 2, to: stair}
          stair:
            text: Stair.
            choices:
              - {say: Up., id: up, to: end}
              - {say: Sing., id: sing, if: awe == 3, to: end}
              - {say: Hum., id: hum, if: awe == 2, text: Hm., to: end}
          end: {ending: waking, title: Out, text: Light.}
        """,
    "lock-never-opens": """
        story: T
        variables: {awe: 0..3}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Wait., id: wait, do: awe = 1, to: stair}
              - {say: Run., id: run, do: awe = 2, to: stair}
          stair:
            text: Stair.
            choices:
              - {say: Up., id: up, to: end}
              - {say: Sing., id: sing, if: awe == 3, locked: You cannot., to: end}
              - {say: Hum., id: hum, if: awe == 2, text: Hm., to: end}
          end: {ending: waking, title: Out, text: Light.}
        """,
    "choice-always-alone": """
        story: T
        variables: {lamp: false}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Light it., id: light, do: lamp = true, to: stair}
              - {say: Leave it., id: leave, to: stair}
          stair:
            text: Stair.
            choices:
              - {say: See., id: see, if: lamp, to: end}
              - {say: Feel., id: feel, if: not lamp, text: Cold., to: end}
          end: {ending: waking, title: Out, text: Light.}
        """,
    "ending-never-reached": """
        story: T
        scenes:
          hall: {text: Hall., choices: [Go. -> end]}
          end: {ending: waking, title: Out, text: Light.}
          copper: {ending: sacrifice, title: Copper, text: Bright.}
        """,
    "dead-end": """
        story: T
        variables: {lamp: false}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Light it., id: light, do: lamp = true, to: stair}
              - {say: Leave it., id: leave, to: stair}
          stair:
            text: Stair.
            choices: [{say: See., id: see, if: lamp, to: end}]
          end: {ending: waking, title: Out, text: Light.}
        """,
    "trap": """
        story: T
        scenes:
          hall:
            text: Hall.
            choices: [Go. -> end, Fall. -> well]
          well: {text: Well., choices: [{say: Wait., id: wait, to: well}]}
          end: {ending: waking, title: Out, text: Light.}
        """,
    "endless-loop": """
        story: T
        variables: {lamp: false}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Light it., id: light, do: lamp = true, to: one}
              - {say: Leave it., id: leave, to: one}
          one: {text: One., to: [lamp -> end, two]}
          two: {text: Two., to: one}
          end: {ending: waking, title: Out, text: Light.}
        """,
    "broken-promise": """
        story: T
        variables: {awe: 0..3}
        promises: [{always: awe < 3}]
        scenes:
          hall:
            text: "Hall. {awe}"
            choices:
              - {say: More., id: more, do: awe += 1, to: hall}
              - {say: Go., id: go, to: end}
          end: {ending: waking, title: Out, text: Light.}
        """,
    "impossible-promise": """
        story: T
        variables: {awe: 0..3}
        promises: [{possible: at(end) and awe == 3}]
        scenes:
          hall:
            text: "Hall. {awe}"
            choices:
              - {say: More., id: more, if: awe < 2, do: awe += 1, to: hall}
              - {say: Go., id: go, to: end}
          end: {ending: waking, title: Out, text: Light.}
        """,
    "condition-always-true": """
        story: T
        variables: {awe: 0..3}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Wait., id: wait, do: awe = 1, to: stair}
              - {say: Run., id: run, do: awe = 2, to: stair}
          stair:
            text: Stair.
            choices:
              - {say: Up., id: up, if: awe > 0, to: end}
              - {say: Hum., id: hum, if: awe == 2, text: Hm., to: end}
          end: {ending: waking, title: Out, text: Light.}
        """,
    "condition-always-false": """
        story: T
        variables: {awe: 0..3}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Wait., id: wait, do: awe = 1, to: stair}
              - {say: Run., id: run, do: awe = 2, to: stair}
          stair: {text: Stair., to: [awe == 3 -> end, awe == 2 -> end, copper]}
          end: {ending: waking, title: Out, text: Light.}
          copper: {ending: waking, title: Copper, text: Light.}
        """,
    "text-never-shown": """
        story: T
        variables: {awe: 0..3}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Wait., id: wait, do: awe = 1, to: end}
              - {say: Run., id: run, do: awe = 2, to: end}
          end: {ending: waking, title: Out, text: "{awe == 3: Bright. | {awe == 2: Fair. | Dim.}}"}
        """,
    "effect-never-changes": """
        story: T
        variables: {lamp: false}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Leave it., id: leave, to: stair}
              - {say: Light it., id: light, do: lamp = true, to: stair}
          stair:
            text: Stair.
            choices:
              - {say: Turn it up., id: turn, if: lamp, do: lamp = true, to: end}
              - {say: Go., id: go, to: [lamp -> end, copper]}
          end: {ending: waking, title: Out, text: Light.}
          copper: {ending: waking, title: Copper, text: Light.}
        """,
    "variable-stuck": """
        story: T
        variables: {breath: 0..3 = 3}
        scenes:
          hall:
            text: "Hall. {breath}"
            choices:
              - {say: Breathe., id: breathe, do: breath += 1, text: Ah., to: end}
              - {say: Go., id: go, to: end}
          end: {ending: waking, title: Out, text: "{breath}"}
        """,
    "hollow-choices": """
        story: T
        scenes:
          hall:
            text: Hall.
            choices: [Left. -> end, Right. -> end, Down. -> well]
          well: {text: Well., choices: [Up. -> end]}
          end: {ending: waking, title: Out, text: Light.}
        """,
}


@pytest.mark.parametrize("code", BROKEN)
@pytest.mark.parametrize("most_together", [0, 5_000_000])
def test_a_mistake_gives_its_finding_and_no_other(code: str, most_together: int) -> None:
    found = walk(story_of(BROKEN[code]), most_together=most_together)
    assert [finding.problem.code for finding in found.findings] == [code]
    for finding in found.findings:
        if finding.evidence is not None:
            replayed(found.story, finding.evidence)


@pytest.mark.parametrize(
    ("one", "other", "are_alike"),
    [
        ("do: awe += 1", "do: awe += 1", True),
        ("do: awe += 1", "do: [awe += 2, awe -= 1]", False),  # at the bound
        ("do: awe += 1", "do: awe = awe + 1", True),
        ("do: awe += 1", "do: awe += 2", False),
        ("do: awe = 1", "do: awe = 1 if lamp else 1", True),
        ("text: Oh.", "text: Oh.", True),
        ("text: Oh.", "text: Ah.", False),
        ("once: true", "if: awe < 2", True),
        ("ask: nick", "do: lamp = lamp", False),
        ("after: 3", "do: lamp = lamp", False),
    ],
)
def test_choices_are_hollow_where_all_is_the_same_however_it_is_written(
    one: str, other: str, are_alike: bool
) -> None:
    story = story_of(f"""
        story: T
        variables: {{awe: 0..3, lamp: false, nick: text}}
        scenes:
          hall:
            text: "{{awe}} {{lamp: Bright | Dark}} {{nick}}"
            choices:
              - {{say: Light it., id: light, once: true, do: lamp = true, to: hall}}
              - {{say: Rise., id: rise, do: awe += 1, text: Up., to: hall}}
              - {{say: Ask., id: asked, ask: nick, text: Hm., to: hall}}
              - {{say: One., id: one, {one}, to: end}}
              - {{say: Other., id: other, {other}, to: end}}
          end: {{ending: waking, title: Out, text: "{{awe}} Light."}}
        """)
    found = walk(story)
    assert ("hollow-choices" in [f.problem.code for f in found.findings]) == are_alike


def test_the_way_to_hollow_choices_leads_to_where_several_of_them_are_open() -> None:
    found = walk(
        story_of("""
        story: T
        variables: {lamp: false}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Light it., id: light, once: true, do: lamp = true, to: hall}
              - {say: Left., id: left, to: end}
              - {say: Right., id: right, if: lamp, to: end}
          end: {ending: waking, title: Out, text: Light.}
        """)
    )
    (finding,) = found.findings
    assert finding.problem.code == "hollow-choices" and finding.evidence is not None
    assert [pick.choice for pick in finding.evidence.picks] == ["light"]


TRAPS = """
    story: T
    remember: {known: false}
    scenes:
      hall:
        text: Hall.
        choices:
          - {say: Go., id: go, if: known, to: end}
          - {say: Toss., id: toss, to: {chance: {heads: 1, end: 1}}}
          - {say: Fall., id: fall, to: well}
          - {say: Turn., id: turn, text: Dizzy., to: {chance: {wheel: 1, cog: 1}}}
      heads: {text: Heads., to: well}
      well: {text: Well., choices: [{say: Wait., id: wait, text: Hm., to: well}]}
      wheel: {text: Wheel., to: {chance: {cog: 1, wheel: 2}}}
      cog: {text: Cog., to: wheel}
      end: {ending: waking, title: Out, text: Light.}
    """


def test_a_loop_that_asks_nobody_is_told_apart_from_a_trap_in_which_one_is_asked() -> None:
    """Each at what leads there: a choice, or what chance brings."""
    story = story_of(TRAPS)
    found = [f for f in walk(story).findings if f.problem.severity == "error"]
    told = {
        f.problem.span.source.text[f.problem.span.start : f.problem.span.end]: f.problem.code
        for f in found
    }
    assert told == {"heads": "trap", "Fall.": "trap", "Turn.": "endless-loop"}


def test_a_beginning_from_which_nothing_ends_is_told_with_what_it_needs() -> None:
    story = story_of("""
        story: T
        remember: {lost: false}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Wait., id: wait, to: hall}
              - {say: Go., id: go, if: not lost, do: lost = true, to: end}
          end: {ending: waking, title: Out, text: Light.}
        """)
    (finding,) = walk(story).findings
    assert finding.problem.code == "trap" and finding.evidence is not None
    assert not finding.evidence.picks and finding.evidence.origin.remembered == {"lost": True}


READINGS = """
    story: T
    variables: {oil: 0..2}
    scenes:
      hall:
        text: TEXT
        choices:
          - {say: Light it., id: light, once: true, do: oil += 1, to: hall}
          - {say: SAY, id: turn, if: oil == 1, do: oil += 1, to: hall}
          - {say: Go., id: go, to: [oil > 1 -> end, dark]}
      dark: {ending: drowning, title: Dark, text: Cold.}
      end: {ending: waking, title: Out, text: Light.}
    """
"""The hall is read three times at most: each of its other choices can be taken once."""


@pytest.mark.parametrize("most_together", [0, 5_000_000])
@pytest.mark.parametrize(
    ("text", "say", "told"),
    [
        ("'{one|two|three}'", "Turn it up.", None),
        ("'{one|two|three|four}'", "Turn it up.", "`hall` is read 3 times at most, and has words"),
        ("'{&one|two|three|four}'", "Turn it up.", "`hall` is read 3 times at most, and has"),
        ("'{!one|two|three}'", "Turn it up.", None),
        ("'{~one|two|three|four}'", "Turn it up.", None),
        ("'{oil > 0: {one|two|three|*four*}}'", "Turn it up.", "`hall` is read 3 times at most"),
        ("'{one|two {x|y}}'", "Turn it up.", "`hall` has alternatives within others"),
        ("'{~one|two {x|y|z}}'", "Turn it up.", None),
        ("Hall.", "'{A|B|C} turn.'", None),
        ("Hall.", "'{A|B|C|D} turn.'", "at most, and the choice `turn` has words for the next"),
    ],
)
def test_words_for_a_reading_that_never_comes_are_told(
    text: str, say: str, told: str | None, most_together: int
) -> None:
    story = story_of(READINGS.replace("TEXT", text).replace("SAY", say))
    found = [finding.problem for finding in walk(story, most_together=most_together).findings]
    assert [problem.code for problem in found] == (["text-never-shown"] if told else [])
    assert told is None or told in found[0].message


def test_what_is_locked_is_not_read_after_it_was_taken_once_and_for_all() -> None:
    """Taking the key is hidden then: nobody reads that there are none left."""
    story = story_of("""
        story: T
        variables: {tries: 0..2}
        scenes:
          hall:
            text: "{tries}"
            choices:
              - {say: Try., id: try, if: tries < 2, do: tries += 1, to: hall}
              - {say: Take it., id: take, if: tries == 1, once: true, text: Got it., to: hall,
                 locked: "{tries == 0: Try first. | {tries == 2: None are left. | Now.}}"}
              - {say: Go., id: go, to: end}
          end: {ending: waking, title: Out, text: Light.}
        """)
    told = [f.problem for f in walk(story).findings]
    assert [(p.code, p.message) for p in told] == [
        ("text-never-shown", "this text has a second part that is never shown")
    ]


def test_of_readings_that_are_too_many_states_to_count_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wheels = range(4)
    turns = [f"{{say: T., id: t{i}, do: w{i} = (w{i} + 1) % 10, to: hall}}" for i in wheels]
    opens = " and ".join(f"w{i} == 7" for i in wheels)
    story = story_of(f"""
        story: T
        variables: {{{", ".join(f"w{i}: 0..9" for i in wheels)}}}
        scenes:
          hall:
            text: A lock.
            choices:
              - {{say: Open., id: open, if: {opens}, to: safe}}
              - {{say: Leave., id: leave, to: end}}
              - {f"{chr(10)}              - ".join(turns)}
          safe: {{text: "{{Gold.|Again.|And again.}}", choices: [Back. -> hall, Leave. -> end]}}
          end: {{ending: waking, title: Out, text: Light.}}
        """)
    for little in ("_FIRST_LOOK", "_BOUNDS"):
        monkeypatch.setattr(repeats, little, Bounds(1000, 10**6))
    found = walk(story)
    assert found.complete and not found.findings and found.undecided == 1


def test_a_story_without_mistakes_has_no_findings() -> None:
    story = story_of("""
        story: T
        variables: {lamp: false}
        scenes:
          hall:
            text: "{Once.|Again.}"
            choices:
              - {say: Light it., id: light, once: true, do: lamp = true, to: hall}
              - {say: Go., id: go, to: [lamp -> end, dark]}
          dark: {ending: drowning, title: Dark, text: Cold.}
          end: {ending: waking, title: Out, text: Light.}
        """)
    found = walk(story)
    assert found.findings == () and found.complete


def test_a_condition_that_decides_whether_a_scene_stands_is_asked_then() -> None:
    """Where `lamp` is true the player chooses, and where it is not the story goes on."""
    story = story_of("""
        story: T
        variables: {lamp: false}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Light it., id: light, do: lamp = true, to: stair}
              - {say: Leave it., id: leave, to: stair}
          stair:
            text: Stair.
            choices: [{say: See., id: see, if: lamp, to: end}]
            to: dark
          dark: {ending: drowning, title: Dark, text: Cold.}
          end: {ending: waking, title: Out, text: Light.}
        """)
    assert walk(story).findings == ()


def test_a_choice_of_a_scene_that_always_goes_on_is_never_offered() -> None:
    story = story_of("""
        story: T
        variables: {awe: 0..3}
        scenes:
          hall:
            text: Hall.
            choices:
              - {say: Up., id: up, do: awe = 1, to: stair}
              - {say: Run., id: run, do: awe = 2, to: stair}
          stair:
            text: "Stair. {awe}"
            choices: [{say: Sing., id: sing, if: awe == 3, to: end}]
            to: end
          end: {ending: waking, title: Out, text: Light.}
        """)
    assert [f.problem.code for f in walk(story).findings] == ["choice-never-offered"]


def test_a_first_value_said_outright_and_a_bound_that_holds_anyway_are_not_told() -> None:
    story = story_of("""
        story: T
        variables: {lamp: false, oil: 0..9 = 3}
        scenes:
          hall:
            text: "Hall. {oil}"
            choices:
              - {say: Light it., id: light, do: [lamp = true, oil -= 1], to: stair}
              - {say: Leave it., id: leave, do: [lamp = false, "oil = min(oil, 8)"], to: stair}
          stair: {text: Stair., to: [lamp -> end, dark]}
          dark: {ending: drowning, title: Dark, text: Cold.}
          end: {ending: waking, title: Out, text: Light.}
        """)
    assert walk(story).findings == ()


def test_a_dead_end_is_told_with_the_shortest_way_there() -> None:
    found = walk(story_of(BROKEN["dead-end"]))
    evidence = found.findings[0].evidence
    assert evidence is not None and evidence.shortest
    assert [pick.choice for pick in evidence.picks] == ["leave"]


def test_a_trap_is_told_with_the_choice_that_leads_into_it() -> None:
    found = walk(story_of(BROKEN["trap"]))
    (finding,) = found.findings
    assert finding.evidence is not None
    assert [pick.choice for pick in finding.evidence.picks] == ["fall"]
    assert replayed(found.story, finding.evidence).state.scene == "well"
