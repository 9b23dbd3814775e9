"""Two versions of a story are compared by what can happen in them, not by their text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli import main
from game.loading.playtests import read_playtest
from game.outputs.account import Account
from game.outputs.changes import as_text
from game.outputs.difference import Difference, as_json
from game.problems import Source
from game.walker.walk import walk
from tests.tellers import story_of

OLD = """
story: The Door
variables: {lamp: false}
scenes:
  hall:
    text: A hall.
    choices:
      - {say: Light the lamp., id: light, do: lamp = true, to: stair}
      - {say: Go down., id: down, to: stair}
      - {say: Leave., id: leave, to: morning}
  stair:
    text: "A stair. {lamp: It shines.}"
    choices:
      - {say: Read the wall., id: read, if: lamp, to: secret}
      - {say: Go back up., id: up, to: morning}
  secret: {ending: secret, title: Secret, text: A name.}
  morning: {ending: waking, title: Morning, text: Light.}
"""
PLAYTEST = "playtest: By lamplight\nchoices: [light, read]\nends: secret\n"
REWORDED = OLD.replace("A hall.", "A long hall.").replace("A name.", "Your own name.")
DARK = OLD.replace("do: lamp = true, ", "")
LONGER = OLD.replace(
    "      - {say: Leave.",
    "      - {say: Wait., id: wait, to: garden}\n      - {say: Leave.",
).replace("  secret:", "  garden: {ending: sleep, title: Garden, text: Grass.}\n  secret:")


def difference(old: str, new: str) -> Difference:
    before, after = (Account(walk(story_of(text))) for text in (old, new))
    playtest, problems = read_playtest(Source("lamp.yaml", PLAYTEST), before.story)
    assert playtest is not None and not problems
    return Difference(before, after, (playtest,))


def test_rewording_changes_nothing() -> None:
    same = difference(OLD, REWORDED)
    assert not same.broken and not same.changes and not same.found and not same.mended
    assert not any(chance.moved for chance in same.chances)
    assert "as likely as before" in as_text(same) and "Nothing" in as_text(same)


RENAMED = (
    OLD.replace("  stair:\n", "  steps:\n    was: stair\n").replace("to: stair", "to: steps")
    .replace("Read the wall., id: read", "Read it., id: read-it, was: read")
    .replace("  secret: {ending", "  name: {was: secret, ending").replace("to: secret", "to: name")
)  # fmt: skip


def test_what_has_another_name_now_is_not_lost() -> None:
    renamed = difference(OLD, RENAMED)
    assert not renamed.broken and [each.new for each in renamed.replayed] == [()]
    assert not any(chance.moved for chance in renamed.chances)
    report = as_text(renamed)
    assert "Has another name now" in report and "Nothing" in report
    for line in ("scene   stair → steps", "ending  secret → name", "stair/read → steps/read-it"):
        assert line in report
    assert "stair/up" not in report
    changes = as_json(renamed)["changes"]
    assert {"what": "scene", "name": "steps", "was": "stair"}.items() <= changes[1].items()


def test_a_choice_that_was_renamed_and_closed_is_lost() -> None:
    closed = difference(OLD, RENAMED.replace("do: lamp = true, ", ""))
    assert closed.broken
    lost = {change.name for change in closed.changes if change.lost}
    assert lost == {"name", "steps/read-it"}


def test_an_ending_that_became_a_scene_is_lost() -> None:
    went_on = "secret: {text: A name., choices: [Go up. -> morning]}"
    changed = difference(
        OLD, OLD.replace("secret: {ending: secret, title: Secret, text: A name.}", went_on)
    )
    assert ("ending", "secret", "absent") in {(c.what, c.name, c.new) for c in changed.changes}


def test_what_can_no_longer_be_reached_is_lost_and_its_playtests_break() -> None:
    lost = difference(OLD, DARK)
    assert lost.broken
    assert {(c.what, c.name) for c in lost.changes if c.lost} == {
        ("ending", "secret"),
        ("choice", "stair/read"),
    }
    (replayed,) = lost.replayed
    assert replayed.broken and "`read` is not offered" in replayed.new[0]
    assert {f.problem.code for f in lost.found} >= {"ending-never-reached"}
    text = as_text(lost)
    for words in ("Can no longer be reached", "ending  secret", "lamp.yaml", "0 of 1"):
        assert words in text


def test_the_way_back_is_told_as_won_and_mended() -> None:
    won = difference(DARK, OLD)
    assert {c.name for c in won.changes if c.won} == {"secret", "stair/read"}
    assert not won.broken and not any(each.broken for each in won.replayed)
    assert {f.problem.code for f in won.mended} >= {"ending-never-reached"}


def test_new_parts_move_the_chances_and_break_nothing() -> None:
    longer = difference(OLD, LONGER)
    assert not longer.broken
    assert {c.name for c in longer.changes if c.old == "absent"} == {"garden", "hall/wait"}
    chances = {c.ending: c for c in longer.chances}
    assert chances["garden"].old is None and chances["garden"].new == pytest.approx(1 / 4)
    assert chances["secret"].moved and chances["secret"].new == pytest.approx(1 / 8)
    taken_away = difference(LONGER, OLD)
    assert taken_away.broken
    assert "Taken away" in as_text(taken_away)


def test_its_values_say_the_same_as_its_words() -> None:
    values = json.loads(json.dumps(as_json(difference(OLD, DARK))))
    assert values["broken"] and values["complete"]
    lost = {"what": "ending", "name": "secret", "was": "secret", "old": "reachable"}
    assert {**lost, "new": "unreachable"} in values["changes"]
    assert values["playtests"][0]["old"] == [] and values["playtests"][0]["new"]
    assert {e["ending"]: e["moved"] for e in values["endings"]} == {"secret": True, "morning": True}


def test_where_a_walk_is_not_complete_nothing_is_claimed_to_be_lost() -> None:
    before = Account(walk(story_of(OLD)))
    after = Account(walk(story_of(DARK), most_states=1))
    partial = Difference(before, after)
    assert not after.walk.complete
    assert not any(change.lost for change in partial.changes)
    assert "as far as was walked" in as_text(partial)


@pytest.mark.parametrize(("new", "status"), [(REWORDED, 0), (DARK, 1)])
def test_the_command_says_by_its_status_whether_something_is_lost(
    new: str, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("old", OLD), ("new", new)):
        (tmp_path / name / "playtests").mkdir(parents=True)
        (tmp_path / name / "story.yaml").write_text(text)
    (tmp_path / "old" / "playtests" / "lamp.yaml").write_text(PLAYTEST)
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new"), "--json"]) == status
    assert json.loads(capsys.readouterr().out)["broken"] is bool(status)
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "nowhere")]) == 2
