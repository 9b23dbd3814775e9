"""What a walk promises: exact counts, honest bounds, exact chances, a report that says so."""

from __future__ import annotations

import pytest

from game.story import rules
from game.walker.answers import explored
from game.walker.explore import Bounds
from game.walker.figures import Lengths
from game.walker.liveness import everything, varying
from game.walker.walk import walk
from game.walker.ways import map_of
from tests.tellers import story_of
from tests.walker import oracle
from tests.walker.stories import flags_and_numbers


def test_a_large_story_has_exactly_the_states_that_the_rules_reach() -> None:
    story = story_of(flags_and_numbers(seed=3, scenes=9, counters=2, flags=5))
    assert walk(story, reduce=False).states == len(oracle.truth_of(story).states)


def test_hundreds_of_thousands_of_states_are_counted_one_by_one() -> None:
    story = story_of(flags_and_numbers(seed=6, scenes=26, counters=4, flags=7))
    found = map_of(story)
    everywhere = everything(found, varying(found, ()))
    exploration = explored(found, everywhere, Bounds(10**9, 10**9))
    assert exploration.complete
    assert exploration.states == 352_148  # as the oracle counts them in ten seconds


def test_forty_flags_that_are_each_asked_once_are_walked_to_the_end() -> None:
    lines = ["story: Flags", "variables:", *(f"  f{i}: false" for i in range(40)), "scenes:"]
    for i in range(40):
        lines += [
            f"  s{i}: {{text: A., choices: [{{say: Yes., id: y{i}, do: f{i} = true, to: t{i}}},"
            f" {{say: No., id: n{i}, to: t{i}}}]}}",
            f"  t{i}: {{text: '{{f{i}: Yes. | No.}}', to: s{i + 1}}}",
        ]
    lines.append("  s40: {ending: waking, title: End, text: Light.}")
    found = walk(story_of("\n".join(lines)))
    assert found.complete and not found.findings


def test_forty_flags_that_are_all_set_before_texts_ask_for_them_are_walked_to_the_end() -> None:
    lines = ["story: Flags", "variables:", *(f"  f{i}: false" for i in range(40)), "scenes:"]
    for i in range(40):
        on = f"s{i + 1}" if i < 39 else "a0"
        yes = f"{{say: Yes., id: y{i}, do: f{i} = true, to: {on}}}"
        lines.append(f"  s{i}: {{text: A., choices: [{yes}, {{say: No., id: n{i}, to: {on}}}]}}")
    for i in range(40):
        on = f"a{i + 1}" if i < 39 else "end"
        lines.append(f"  a{i}: {{text: '{{f{i}: Yes. | No.}}', choices: [On. -> {on}]}}")
    lines.append("  end: {ending: waking, title: End, text: Light.}")
    found = walk(story_of("\n".join(lines)))
    assert found.complete and not found.findings and not found.undecided


def set_first_and_asked_later(asking: str) -> str:
    """Forty flags that are set in any order at one place, and asked for behind it."""
    lines = [
        "story: Hub",
        "variables:",
        *(f"  f{i}: false" for i in range(40)),
        "scenes:",
        "  hub:",
    ]
    lines += ["    text: Shelves.", "    choices:"]
    for i in range(40):
        lines.append(f"      - {{say: Take {i}., id: t{i}, once: true, do: f{i} = true, to: hub}}")
    lines.append("      - {say: Leave., id: leave, if: f0 or f1, to: a0}")
    for i in range(40):
        on = f"{{say: On., id: on{i}, to: a{i + 1}}}"
        lines.append("  " + asking.format(i=i, on=on))
    return "\n".join([*lines, "  a40: {ending: waking, title: End, text: Light.}"])


IN_TEXTS = "a{i}: {{text: '{{f{i}: Yes. | No.}}', choices: [{on}]}}"
OF_CHOICES = "a{i}: {{text: A., choices: [{on}, {{say: See., id: x{i}, if: f{i}, to: end}}]}}"


@pytest.mark.parametrize("asking", [IN_TEXTS, OF_CHOICES], ids=["in-texts", "of-choices"])
def test_forty_flags_that_are_set_first_and_asked_later_end_at_the_bounds(asking: str) -> None:
    text = set_first_and_asked_later(asking) + "\n  end: {ending: fire, title: Ash, text: Heat.}"
    found = walk(story_of(text), most_states=30_000)
    assert not found.complete and found.likely is None and found.findings == ()
    assert found.survey.exploration.rows <= 3 * 30_000


@pytest.mark.parametrize("bound", [{"most_states": 100}, {"most_bytes": 10_000}])
def test_a_walk_that_is_stopped_says_so_and_proves_nothing(bound: dict[str, int]) -> None:
    story = story_of(flags_and_numbers(seed=5, scenes=16, counters=5, flags=7))
    found = walk(story, reduce=False, **bound)
    assert not found.complete and found.likely is None and found.findings == ()
    assert found.states_waiting > 0


def test_a_long_way_between_choices_is_stopped_where_the_rules_stop_it() -> None:
    story = story_of("""
        story: T
        variables: {n: 0..900}
        scenes:
          hall: {text: Hall., choices: [Go. -> count]}
          count: {do: n += 1, text: Tick., to: [n >= 600 -> end, count]}
          end: {ending: waking, title: Out, text: Light.}
        """)
    found = walk(story)
    assert [f.problem.code for f in found.findings if f.problem.severity == "error"] == [
        "endless-loop",
        "ending-never-reached",
    ]
    (state,) = {key for key in oracle.truth_of(story).states if key[0] == "count"}
    assert state[1] == (rules.MOST_SCENES_WITHOUT_PLAYER // 2,)


def test_choices_of_scenes_to_which_nobody_comes_have_figures_too() -> None:
    story = story_of("""
        story: T
        scenes:
          hall: {text: Hall., choices: [{say: Go., id: go, to: end}, {say: On., id: on, to: end}]}
          attic: {text: Dust., choices: [{say: Down., id: down, to: hall}]}
          end: {ending: waking, title: Out, text: Light.}
        """)
    likely = walk(story).likely
    assert likely is not None
    told = [(w.scene, w.choice.id, w.taken, w.weight) for w in likely.weights]
    assert told == [
        ("hall", "go", 0.5, 0.0),
        ("hall", "on", 0.5, 0.0),
        ("attic", "down", 0.0, None),
    ]


def test_a_variable_that_is_used_on_the_way_alone_is_not_lost_between_many_effects() -> None:
    flags = [f"f{i}" for i in range(10)]
    doors = [f"{{say: Door {f}., id: d{f}, if: {f}, text: '{f}', to: hall}}" for f in flags]
    named = ", ".join(f"{flag}: false" for flag in flags)
    story = story_of(f"""
        story: T
        variables: {{tries: 0..3, lucky: false, won: false, {named}}}
        scenes:
          hall:
            text: Hall.
            choices:
              - {{say: Try., id: try, do: tries += 1, to: hall}}
              - say: Go.
                id: go
                do: [lucky = tries > 1, {", ".join(f"{f} = not {f}" for f in flags)}, won = lucky]
                to: stair
          stair:
            text: Stair.
            choices:
              - {f"{chr(10)}              - ".join(doors)}
              - {{say: Win., id: win, if: won, to: won}}
              - {{say: Lose., id: lose, to: hall}}
              - {{say: Leave., id: leave, to: end}}
          won: {{ending: waking, title: Won, text: Bright.}}
          end: {{ending: waking, title: Out, text: Light.}}
        """)
    truth = oracle.truth_of(story)
    chances, _ = oracle.ending_probabilities(story, truth)
    for most_together in (0, 5_000_000):
        found = walk(story, most_together=most_together)
        assert found.complete and not found.findings and found.likely is not None
        for each in found.likely.endings:
            assert each.probability == pytest.approx(float(chances[each.ending.name]), abs=1e-9)
    assert walk(story, reduce=False).states == len(truth.states)


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


def test_chances_lengths_and_weights_are_exact() -> None:
    likely = walk(story_of(COIN)).likely
    assert likely is not None and likely.figures.playthroughs == 0
    chances = {each.ending.name: each.probability for each in likely.endings}
    assert chances == pytest.approx({"heads": 5 / 8, "tails": 3 / 8}, abs=1e-12)
    assert likely.figures.choices_expected == pytest.approx(1.5, abs=1e-12)
    assert likely.figures.lengths == Lengths(1, 1, 3)
    weights = {w.choice.id: w.weight for w in likely.weights}
    # After tossing tails has 3/4, after leaving 0, after waiting 3/8 again.
    assert weights == pytest.approx({"toss": 9 / 16, "wait": 0.0, "leave": 9 / 16}, abs=1e-12)
