"""A story is edited, and saves from before open at the furthest point that still makes sense."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import library
from game.loading.story import StoryFiles, fingerprint_of, read_story
from game.loading.surroundings import Surroundings
from game.problems import Source
from game.saves import Fidelity, Opened, Saves, Shelf
from game.shared import shared_looks, shared_sounds
from game.story.checkpoint import scene_now
from game.story.model import Story
from game.story.playthrough import Playthrough
from tests.saves.tales import FULL
from tests.tellers import story_of

BEFORE = """
story: The Door
variables: {awe: 0..9, mask: offered | worn}
scenes:
  hall:
    text: A hall.
    choices:
      - {say: Look up., do: awe += 3, to: stairs}
      - Go out. -> out
  stairs:
    text: Stairs.
    choices:
      - {say: Take the mask., do: mask = worn, to: landing}
      - {say: Listen., visit: bell, to: landing}
      - {say: Fall., to: {chance: {landing: 1}}}
  bell: {text: A bell., choices: [Go on. -> return, Wait. -> bell]}
  landing:
    text: A landing.
    choices:
      - say: Climb.
        id: climb
        to: attic
      - Go back. -> hall
  attic: {text: The attic., choices: [Go out. -> out, Down. -> stairs]}
  out: {ending: waking, title: Out, text: Out.}
"""


def story(text: str) -> Story:
    """The story with the fingerprint that its words have."""
    return replace_fingerprint(story_of(text), text)


def replace_fingerprint(told: Story, text: str) -> Story:
    return replace(told, fingerprint=fingerprint_of([Source("tale.yaml", text)]))


def reopened_after(edit: Callable[[str], str], *picks: str) -> Opened:
    """What comes of a save after some picks, when the story was edited since."""
    saves, before = Saves(None), story(BEFORE)
    playthrough = Playthrough(before, saves.origin(before, 1))
    for pick in picks:
        playthrough = playthrough.take(pick)
    saves.keep(playthrough)
    text = edit(BEFORE)
    assert text != BEFORE
    opened = saves.unfinished(story(text))
    assert opened is not None
    assert not opened.sentence or opened.sentence.count(". ") <= 1
    return opened


def changed(old: str, new: str) -> Callable[[str], str]:
    assert old in BEFORE
    return lambda text: text.replace(old, new)


UP, MASK, CLIMB = "look-up", "take-the-mask", "climb"


def test_an_edit_that_touches_no_name_opens_the_very_moment_and_says_nothing() -> None:
    opened = reopened_after(changed("A hall.", "A long hall."), UP, MASK)
    assert opened.fidelity is Fidelity.SAME
    assert opened.sentence == ""
    assert opened.playthrough.length == 2


def test_a_scene_and_a_choice_that_say_what_they_were_called_lead_on() -> None:
    def renamed(text: str) -> str:
        text = text.replace("stairs", "stairway").replace(
            "  stairway:", "  stairway:\n    was: stairs"
        )
        text = text.replace("id: climb", "id: go-up\n        was: climb")
        return text.replace("say: Take the mask.,", "say: Take it., was: take-the-mask,")

    opened = reopened_after(renamed, UP, MASK, CLIMB, "down")
    assert opened.fidelity is Fidelity.SAME
    assert opened.sentence == ""
    assert opened.playthrough.state.scene == "stairway"
    assert [pick.choice for pick in opened.playthrough.picks][1:3] == ["take-it", "go-up"]


def test_a_reworded_choice_without_its_former_id_opens_the_moment_without_what_was_before() -> None:
    opened = reopened_after(changed("Take the mask.", "Put it on."), UP, MASK)
    assert opened.fidelity is Fidelity.RESUMED
    assert opened.playthrough.state.scene == "landing"
    assert opened.playthrough.values == {"awe": 3, "mask": "worn"}
    assert opened.playthrough.page.text == "A landing."
    assert "“Take the mask” is no longer offered in “Stairs”" in opened.sentence
    assert opened.playthrough.back() is None


def test_a_visit_under_way_comes_back_from_a_checkpoint_too() -> None:
    opened = reopened_after(changed("Listen.,", "Listen to it., was: listen-up,"), UP, "listen")
    assert opened.fidelity is Fidelity.EARLIER  # the visit's own choice is gone as well
    reworded = reopened_after(changed("Look up.", "Look around."), UP, "listen")
    assert reworded.fidelity is Fidelity.RESUMED
    assert reworded.playthrough.take("go-on").state.scene == "landing"


def without_attic(text: str) -> str:
    start, end = text.index("  attic:"), text.index("  out:")
    return text[:start] + text[end:]


def test_a_removed_scene_opens_the_furthest_earlier_moment() -> None:
    def edit(text: str) -> str:
        return (
            without_attic(text)
            .replace("say: Climb.\n        id: climb", "say: Jump.")
            .replace("to: attic", "to: out")
        )

    opened = reopened_after(edit, UP, MASK, CLIMB)
    assert opened.fidelity is Fidelity.EARLIER
    assert opened.playthrough.state.scene == "landing"
    assert opened.sentence == (
        "This dream has been changed: “Climb” is no longer offered in “Landing”. "
        "It opens one choice earlier."
    )


def test_picks_that_lead_to_another_scene_go_there_and_say_so() -> None:
    def edit(text: str) -> str:
        return without_attic(text).replace("to: attic", "to: stairs")

    opened = reopened_after(edit, UP, MASK, CLIMB)
    assert opened.fidelity is Fidelity.ELSEWHERE
    assert opened.playthrough.state.scene == "stairs"
    assert opened.sentence == ("This dream has been changed: what you chose now leads to “Stairs”.")


def test_a_removed_choice_with_a_narrowed_variable_opens_earlier_and_says_why() -> None:
    def edit(text: str) -> str:
        return text.replace("awe: 0..9", "awe: 0..2").replace("Take the mask.", "Put it on.")

    opened = reopened_after(edit, UP, MASK, CLIMB)
    assert opened.fidelity is Fidelity.EARLIER
    assert opened.playthrough.state.scene == "stairs"
    assert opened.picks_lost == 2
    assert opened.sentence == (
        "This dream has been changed: awe can no longer be 3. It opens 2 choices earlier."
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("awe: 0..9", "awe: 0..2", "This dream has been changed: awe is now 2."),
        ("awe: 0..9", "awe: 0..9, luck: 0..1", "This dream has been changed: luck is new."),
        ("do: awe += 3", "do: awe += 4", "This dream has been changed: awe is now 4."),
        (", mask: offered | worn", "", "This dream has been changed: mask is gone."),
    ],
)
def test_a_changed_variable_is_told_where_the_picks_still_lead(
    old: str, new: str, sentence: str
) -> None:
    def edit(text: str) -> str:
        text = text.replace(old, new)
        return text if "mask: offered" in text else text.replace("do: mask = worn, ", "")

    opened = reopened_after(edit, UP, MASK)
    assert opened.fidelity is Fidelity.SAME
    assert opened.sentence == sentence
    assert opened.playthrough.state.scene == "landing"


def test_chance_that_leads_elsewhere_is_told() -> None:
    opened = reopened_after(changed("{chance: {landing: 1}}", "{chance: {attic: 1}}"), UP, "fall")
    assert opened.fidelity is Fidelity.RESUMED
    assert "chance no longer leads to “Landing”" in opened.sentence


def test_the_same_story_replays_to_its_checkpoint_and_damage_is_told() -> None:
    saves, told = Saves(None), story(BEFORE)
    saves.keep(Playthrough(told, saves.origin(told, 1)).take(UP).take(MASK))
    database = saves._store.database
    database.execute("UPDATE moment SET choice = 'listen' WHERE choice = 'take-the-mask'")
    opened = saves.unfinished(told)
    assert opened is not None
    assert opened.fidelity is Fidelity.RESUMED
    assert opened.sentence.startswith("These saves are damaged: ")
    assert opened.playthrough.values == {"awe": 3, "mask": "worn"}


def test_what_goes_on_from_a_checkpoint_is_kept_and_opens_again() -> None:
    saves, before = Saves(None), story(BEFORE)
    saves.keep(Playthrough(before, saves.origin(before, 1)).take(UP).take(MASK))
    after = story(BEFORE.replace("Take the mask.", "Put it on."))
    opened = saves.unfinished(after)
    assert opened is not None
    on = opened.playthrough.take(CLIMB).take("down")
    saves.keep(on)
    again = saves.unfinished(after)
    assert again is not None
    assert again.fidelity is Fidelity.SAME
    assert again.sentence == ""
    assert again.playthrough.page == on.page


def test_the_place_that_an_edit_cut_off_is_kept_until_the_edit_is_taken_back() -> None:
    saves, before = Saves(None), story(BEFORE)
    kept = Playthrough(before, saves.origin(before, 1)).take(UP).take(MASK).take(CLIMB)
    saves.keep(kept)
    saves.slots.keep_former("tale")
    back = kept.parent
    assert back is not None
    saves.keep(back.take("go-back"))
    (slot,) = saves.slots.filled(Shelf.AUTOMATIC)
    opened = saves.open(before, slot.place)
    assert opened is not None
    assert opened.fidelity is Fidelity.SAME
    assert opened.playthrough.picks == kept.picks


# Random edits of the stories that come with the game

SHIPPED = ("mirage", "summit", "flaw", "house_lights")


def sources(name: str) -> list[Source]:
    root = library.find_story(name)
    files = [root / "story.yaml", *sorted((root / "scenes").glob("*.yaml"))]
    return [Source(path.name, path.read_text("utf-8")) for path in files if path.exists()]


def read(name: str, told: list[Source]) -> Story | None:
    around = Surroundings(
        {look: tuple(found.parameters) for look, found in shared_looks().items()},
        shared_sounds(),
        cues=frozenset(cue for found in shared_looks().values() for cue in found.cues),
    )
    return read_story(StoryFiles(name, told[0], told[1:], fingerprint_of(told)), around)[0]


ORIGINALS = {name: read(name, sources(name)) for name in SHIPPED}


Edit = Callable[[str, Playthrough, random.Random], str]
"""Changes the words of a file; aimed at what a playthrough met."""


def rename_scene(text: str, kept: Playthrough, chance: random.Random, *, told: bool = False) -> str:
    name = chance.choice(scenes_of(kept))
    text = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", f"{name}_now", text)
    return text.replace(f"  {name}_now:\n", f"  {name}_now:\n    was: {name}\n") if told else text


def rename_choice(
    text: str, kept: Playthrough, chance: random.Random, *, told: bool = False
) -> str:
    name = chance.choice([pick.choice for pick in kept.picks] or [""])
    former = f"\n        was: {name}" if told else ""
    return re.sub(rf"(?m)^        id: {re.escape(name)}$", f"        id: {name}_now{former}", text)


def close_choice(text: str, kept: Playthrough, chance: random.Random) -> str:
    name = chance.choice([pick.choice for pick in kept.picks] or [""])
    closed = f"        id: {name}\n        if: 1 > 2"
    return re.sub(rf"(?m)^        id: {re.escape(name)}$", closed, text)


def redirect(text: str, kept: Playthrough, chance: random.Random) -> str:
    old, new = chance.choice(scenes_of(kept)), chance.choice(scenes_of(kept))
    return text.replace(f"to: {old}\n", f"to: {new}\n", 1)


def narrow(text: str, kept: Playthrough, chance: random.Random) -> str:
    ranges = list(re.finditer(r"0\.\.(10|[4-9])\b", text))
    if not ranges:
        return text
    found = chance.choice(ranges)
    return f"{text[: found.start()]}0..{int(found[1]) - chance.randint(1, 2)}{text[found.end() :]}"


def cut_line(text: str, kept: Playthrough, chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def add_variable(text: str, kept: Playthrough, chance: random.Random) -> str:
    return re.sub(r"(?m)^variables:$", f"variables:\n  new_{chance.randrange(9)}: 0..3", text)


EDITS: list[Edit] = [
    rename_scene, partial(rename_scene, told=True), rename_choice, close_choice, narrow,
    partial(rename_choice, told=True), redirect, cut_line, add_variable,
]  # fmt: skip


def scenes_of(kept: Playthrough) -> list[str]:
    scenes, turn = [], kept
    while turn.parent is not None:
        scenes.append(turn.state.scene)
        turn = turn.parent
    return [*scenes, turn.state.scene]


def edited(name: str, kept: Playthrough, chance: random.Random) -> Story | None:
    """The story after some edits; None if they left errors in it: such a story is not played."""
    told = sources(name)
    for _ in range(chance.randint(1, 3)):
        edit, state = chance.choice(EDITS), chance.getstate()
        texts = []
        for source in told:
            chance.setstate(state)  # the same edit in every file
            texts.append(edit(source.text, kept, chance))
        told = [Source(old.name, text) for old, text in zip(told, texts, strict=True)]
    return read(name, told)


PLAYED = 12
"""Edits of one playthrough that are tried."""


@given(st.sampled_from(SHIPPED), st.integers(0, 10**6), st.integers(0, 40))
@settings(max_examples=50 if FULL else 4, deadline=None)
def test_whatever_was_edited_a_save_opens_at_a_moment_that_can_be_played(
    name: str, seed: int, picks: int
) -> None:
    before, chance = ORIGINALS[name], random.Random(seed)
    assert before is not None
    saves = Saves(None)
    playthrough = Playthrough(before, saves.origin(before, seed))
    for _ in range(picks):
        offers = [offer.id for offer in playthrough.page.offers if offer.open]
        if offers:
            playthrough = playthrough.take(chance.choice(offers), "Mara")
    saves.keep(playthrough)
    for _ in range(PLAYED if FULL else 6):
        after = edited(name, playthrough, chance)
        if after is not None:
            opened = saves.open(after, saves.playthroughs()[0].place)
            check(opened, playthrough, after)


def check(opened: Opened | None, kept: Playthrough, after: Story) -> None:
    assert opened is not None
    at = opened.playthrough
    assert at.page.leaves
    same_scene = scene_now(after, kept.state.scene)
    if opened.fidelity in (Fidelity.SAME, Fidelity.RESUMED):
        assert same_scene is not None
        assert at.state.scene == same_scene.name
    if opened.fidelity is Fidelity.SAME:
        assert at.length == kept.length
        assert opened.sentence or {**at.values} == {**kept.values}
    else:
        assert opened.sentence.startswith("This dream has been changed: ")
    if opened.fidelity is Fidelity.RESUMED:
        shared = set(at.values) & set(kept.values)
        assert {n: at.values[n] for n in shared} == {n: kept.values[n] for n in shared}
    if opened.fidelity is Fidelity.EARLIER:
        names = [pick.choice.removesuffix("_now") for pick in at.picks]
        assert names == [pick.choice for pick in kept.picks][: at.length]


@pytest.mark.parametrize("name", SHIPPED)
def test_an_unchanged_story_opens_every_moment_of_a_playthrough(name: str, tmp_path: Path) -> None:
    told = ORIGINALS[name]
    assert told is not None
    saves = Saves(tmp_path)
    playthrough = Playthrough(told, saves.origin(told, 3))
    for number in range(30):
        saves.keep(playthrough)
        opened = saves.open(told, saves.playthroughs()[0].place)
        assert opened is not None
        assert (opened.fidelity, opened.sentence) == (Fidelity.SAME, "")
        assert opened.playthrough.page == playthrough.page
        offers = [offer.id for offer in playthrough.page.offers if offer.open]
        if not offers:
            break
        playthrough = playthrough.take(offers[number % len(offers)], "Mara")
    saves.close()
