"""The glass labyrinth of the Summit, walked by somebody who reads.

What the mirrors show wrong is the way. The reader knows nothing but the prose on the page and how
they carry the child, what they have on their feet, and what the child holds: each was told to them
by a choice of their own.
"""

from __future__ import annotations

from random import Random

import pytest

from game.library import whole_game
from game.story.playthrough import Playthrough
from game.story.rules import Origin

CROSSINGS = {
    "glass_warm": {
        "take_warm": {
            "carry_breast": "clasped in front of you",
            "carry_shoulder": "you have the child along your shoulder|they are along your shoulder",
            "carry_back": "up on your back",
        },
        "take_voices": {
            "carry_breast": "pressed to your breastbone",
            "carry_shoulder": "slung across one shoulder like a coat",
            "carry_back": "look out past your ear, from behind",
        },
        "take_cold": {
            "carry_breast": "lies in your two arms",
            "carry_shoulder": "hangs head down over your shoulder",
            "carry_back": "rides you pick-a-back",
        },
    },
    "glass_swept": {
        "take_slope": {
            "go_bare": "ten toes, raw with cold",
            "stay_shod": "stands in boots, with one lace",
            "walk_seams": "stands in boots, with one lace",
        },
        "take_swept": {
            "go_bare": "leaving prints with toes",
            "stay_shod": "leaving prints of heel and hobnail",
            "walk_seams": "leaving prints of heel and hobnail",
        },
        "take_narrow": {
            "go_bare": "a bruised heel and no shoe",
            "stay_shod": "wet leather",
            "walk_seams": "wet leather",
        },
    },
    "glass_creak": {
        "take_creak": {
            "give_sprig": "a sprig in it",
            "give_shard": "a bit of mirror in it",
            "give_finger": "got your finger",
        },
        "take_chair": {
            "give_sprig": "smells at something grey",
            "give_shard": "makes a spot of light run up the wall",
            "give_finger": "holds on to you by one nail",
        },
        "take_daylight": {
            "give_sprig": "grey buds stuck to the palm",
            "give_shard": "turns a splinter over and over",
            "give_finger": "taken one of yours, by the finger",
        },
    },
}
"""For each way out of a crossing what its pane shows of somebody who made a choice before."""

SUMMIT = whole_game().story("summit")


def the_wrong_pane(playthrough: Playthrough) -> str:
    """The way behind the one pane that does not show what the reader has done."""
    done = {pick.choice for pick in playthrough.picks}
    panes = CROSSINGS[playthrough.state.scene]
    text = playthrough.page.text
    wrong = []
    for way, shown in panes.items():
        true = next(words for choice, words in shown.items() if choice in done)
        if not any(words in text for words in true.split("|")):
            assert any(w in text for words in shown.values() for w in words.split("|")), text
            wrong.append(way)
    assert len(wrong) == 1, (wrong, text)
    return wrong[0]


def wandered_into_the_glass(fates: Random) -> Playthrough:
    """Somebody before the first crossing who has climbed before, and came here by chance."""
    climbs = fates.randrange(10)
    playthrough = Playthrough(SUMMIT, Origin(seed=climbs, remembered={"climbs": climbs}))
    while playthrough.state.scene not in CROSSINGS:
        playthrough = at_random(playthrough, fates)
    return playthrough


def at_random(playthrough: Playthrough, fates: Random) -> Playthrough:
    return playthrough.take(fates.choice([o.id for o in playthrough.page.offers if o.open]))


@pytest.mark.parametrize("seed", range(30))
def test_whoever_reads_goes_through_without_losing_the_way(seed: int) -> None:
    fates = Random(seed)  # not for secrets
    playthrough = wandered_into_the_glass(fates)
    for _ in range(12):
        if playthrough.state.scene == "tower_foot":
            break
        if playthrough.state.scene in CROSSINGS:
            playthrough = playthrough.take(the_wrong_pane(playthrough))
        else:
            playthrough = playthrough.take(fates.choice(["kitchen_bread", "kitchen_pass"]))
    assert playthrough.state.scene == "tower_foot"
    assert playthrough.values["lost"] == 0


@pytest.mark.parametrize("seed", range(60))
def test_whoever_begins_to_read_after_losing_the_way_finds_it(seed: int) -> None:
    fates = Random(seed)  # not for secrets
    playthrough = wandered_into_the_glass(fates)
    while playthrough.state.scene != "tower_foot" and playthrough.ending is None:
        if playthrough.state.scene in CROSSINGS and fates.random() < 0.5:
            lost = playthrough.values["lost"]
            playthrough = playthrough.take(the_wrong_pane(playthrough))
            assert playthrough.values["lost"] == lost
        else:
            playthrough = at_random(playthrough, fates)
        assert len(playthrough.picks) < 60


def test_the_two_right_panes_both_lead_round_again() -> None:
    playthrough = wandered_into_the_glass(Random(3))  # not for secrets
    way = the_wrong_pane(playthrough)
    for other in set(CROSSINGS[playthrough.state.scene]) - {way}:
        assert playthrough.take(other).values["lost"] == 1
