"""Whoever installs the game can test stories with pytest, and notices nothing anywhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

PLUGIN = ("-p", "pytest_sleepwalk")
STORY = """
story: The Door
scenes:
  hall:
    text: A hall. One door.
    choices:
      - Open it. -> morning
      - Wait. -> hall
  morning: {ending: waking, title: Morning, text: Light.}
"""
STUCK = STORY.replace("- Wait. -> hall", "- Wait. -> well\n  well: {text: No rope.}")
GOOD = "playtest: Out\nchoices: [wait, open-it]\nends: morning\nreads: [light]\n"
BAD = "playtest: Back\nchoices: [wait, fly, open-it]\n"


def stories(pytester: pytest.Pytester, story: str = STORY, **playtests: str) -> Path:
    """A folder `stories` with one story in it."""
    folder = pytester.mkdir("stories") / "door"
    (folder / "playtests").mkdir(parents=True)
    (folder / "story.yaml").write_text(story)
    for name, text in playtests.items():
        (folder / "playtests" / f"{name}.yaml").write_text(text)
    return folder


def test_a_story_and_each_of_its_playtests_are_tests(pytester: pytest.Pytester) -> None:
    stories(pytester, out=GOOD)
    result = pytester.runpytest_subprocess(*PLUGIN, "-v", "stories")
    result.assert_outcomes(passed=2)
    collected = pytester.runpytest_subprocess(*PLUGIN, "--collect-only", "-q", "stories")
    collected.stdout.fnmatch_lines_random(
        ["stories/door/story.yaml::walk", "stories/door/playtests/out.yaml::playtest"]
    )


def test_a_playtest_that_fails_shows_what_was_read_and_where_it_goes_astray(
    pytester: pytest.Pytester,
) -> None:
    stories(pytester, out=GOOD, back=BAD)
    result = pytester.runpytest_subprocess(*PLUGIN, "stories")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*playtest: door/back*",
            "A hall. One door.",
            "> Wait.*",
            "A hall. One door.",
            "✗ `fly` is not offered after 1 pick, in `hall`; offered: open-it, wait",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_an_error_that_the_walk_finds_fails_with_the_way_there(pytester: pytest.Pytester) -> None:
    stories(pytester, STUCK)
    result = pytester.runpytest_subprocess(*PLUGIN, "stories")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["> Wait.*", "No rope.", "*player can get stuck*dead-end*"])


def test_a_story_that_cannot_be_read_fails_with_its_problems(pytester: pytest.Pytester) -> None:
    stories(pytester, STORY.replace("-> morning", "-> mourning"), out=GOOD)
    result = pytester.runpytest_subprocess(*PLUGIN, "stories")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*there is no scene called `mourning`*"])


def test_a_walk_that_stops_at_its_bounds_says_so(pytester: pytest.Pytester) -> None:
    stories(pytester)
    result = pytester.runpytest_subprocess(*PLUGIN, "stories", "--story-states", "1")
    result.assert_outcomes(passed=1, warnings=1)
    result.stdout.fnmatch_lines(["*IncompleteWalk*stopped at its bounds*"])


def test_stories_in_single_files_are_tests_where_they_are_named_or_collected(
    pytester: pytest.Pytester,
) -> None:
    folder = pytester.mkdir("tales")
    (folder / "door.yaml").write_text(STORY)
    pytester.runpytest_subprocess(*PLUGIN, "tales").assert_outcomes()
    pytester.runpytest_subprocess(*PLUGIN, "tales/door.yaml").assert_outcomes(passed=1)
    (folder / "collection.yaml").write_text("collection: Tales\nstories:\n  - story: door\n")
    pytester.runpytest_subprocess(*PLUGIN, "tales").assert_outcomes(passed=1)


def test_other_projects_notice_nothing(pytester: pytest.Pytester) -> None:
    other = pytester.mkdir("config")
    (other / "playtests").mkdir()
    (other / "story.yaml").write_text("stories:\n  - rule: greet\n")
    (other / "playtests" / "a.yaml").write_text("a: 1\n")
    (other / "broken.yaml").write_text("{")
    (other / "story.yml").write_bytes(b"\xff\xfe")
    pytester.makepyfile(
        game="mine = True",
        test_it="""
        import sys
        import game

        def test_the_plugin_loads_nothing_and_shadows_nothing():
            assert game.mine
            loaded = {name.partition(".")[0] for name in sys.modules}
            assert not loaded & {"numpy", "pygame", "yaml", "rich"}
        """,
    )
    result = pytester.runpytest_subprocess("-p", "no:hypothesispytest", *PLUGIN, ".")
    result.assert_outcomes(passed=1)


def test_the_playtests_of_stories_of_one_file_are_tests_of_their_story(
    pytester: pytest.Pytester,
) -> None:
    folder = pytester.mkdir("stories")
    (folder / "door.yaml").write_text(STORY)
    (folder / "playtests" / "door").mkdir(parents=True)
    (folder / "playtests" / "out.yaml").write_text(GOOD)
    (folder / "playtests" / "door" / "out.yaml").write_text(GOOD)
    pytester.runpytest_subprocess(*PLUGIN, "stories").assert_outcomes(passed=2)
    (folder / "gate.yaml").write_text(STORY)
    pytester.runpytest_subprocess(*PLUGIN, "stories").assert_outcomes(passed=1)
