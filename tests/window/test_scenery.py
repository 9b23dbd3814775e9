"""The scenery: looks ease, wait for one another, give way to one another."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping

import pygame
import pytest
from pygame import Surface

from game.story.look import Look
from game.window.fineness import MOST_SECONDS
from game.window.scenery import Scenery
from tests.window.conftest import DarkStage

WINGS = Look("wings", (), parameters={"glow": 0.2, "awe": 0.0})
STAGE = Look("stage", (), parameters={"glow": 0.5}, transition="dip")
COLOURS = {"wings": (200, 0, 0), "stage": (0, 0, 200)}


class ColourStage(DarkStage):
    """Paints each look in one colour; `unready` looks are still being baked."""

    def __init__(self) -> None:
        super().__init__()
        self.unready: set[str] = set()
        self.delay = 0.0
        self.begun: list[float] = []
        """For which second each picture was begun."""

    def ready(self, look: Look) -> bool:
        return look.name not in self.unready

    def begin(
        self,
        look: Look,
        parameters: Mapping[str, float],
        seconds: float,
        *,
        reduced_motion: bool = False,
        cue_times: Mapping[str, float],
    ) -> None:
        time.sleep(self.delay)
        self.begun.append(seconds)
        super().begin(look, parameters, seconds, cue_times=cue_times)

    def show(self, surface: Surface) -> None:
        surface.fill(COLOURS[self.painted[-1][0]])


@pytest.fixture
def stage() -> Iterator[ColourStage]:
    pygame.display.init()
    yield ColourStage()
    pygame.display.quit()


class Scene:
    """A scenery and the surface that it is drawn on."""

    def __init__(self, stage: ColourStage) -> None:
        self.scenery = Scenery(stage)  # type: ignore[arg-type]
        self.surface = Surface((160, 90), 0, 32)

    def colour(self, now: float, veil: Surface | None = None) -> tuple[int, ...]:
        self.scenery.draw(self.surface, now, veil)
        return tuple(self.surface.get_at((80, 45)))[:3]


def test_the_first_look_stands_at_once(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.show(WINGS, {}, 0.0)
    assert scene.colour(0.0) == (200, 0, 0)


def test_a_look_gives_way_to_the_next(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.show(WINGS, {}, 0.0)
    scene.colour(0.0)
    scene.scenery.show(STAGE, {}, 1.0)
    assert scene.colour(1.0) == (200, 0, 0)
    assert max(scene.colour(1.8)) < 60  # in the middle of a dip it is dark
    assert scene.colour(3.0) == (0, 0, 200)


def test_a_scene_can_say_by_which_way_a_look_comes(stage: ColourStage) -> None:
    looks = {}
    for way in ("iris", None):
        scene = Scene(stage)
        scene.scenery.show(WINGS, {}, 0.0)
        scene.colour(0.0)
        scene.scenery.show(STAGE, {}, 1.0, transition=way)
        looks[way] = [scene.colour(1.0 + step / 10) for step in range(1, 12)]
    assert looks["iris"] != looks[None]
    assert (0, 0, 200) in looks["iris"]  # An iris opens at once in the middle; a dip goes dark.
    assert (0, 0, 200) not in looks[None]


def test_reduced_motion_fades_plainly(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.reduced_motion = True
    scene.scenery.show(WINGS, {}, 0.0)
    scene.colour(0.0)
    scene.scenery.show(STAGE, {}, 1.0)
    scene.colour(1.0)
    red, _, blue = scene.colour(1.2)
    assert 80 < red < 120
    assert 80 < blue < 120
    assert scene.colour(1.41) == (0, 0, 200)


def test_a_look_that_is_not_ready_leaves_the_old_one_as_it_is(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.show(WINGS, {"glow": 0.9}, 0.0)
    scene.colour(0.0)
    stage.unready.add("stage")
    scene.scenery.show(STAGE, {"glow": 0.1}, 1.0)
    scene.scenery.cue("feathers", 1.1)
    scene.colour(1.3)
    assert stage.painted[-1] == ("wings", {"glow": 0.9}, {})
    stage.unready.clear()
    scene.colour(1.4)
    assert stage.painted[-1] == ("stage", {"glow": 0.1}, {"feathers": 1.1})


def test_nobody_waits_for_a_look_for_ever(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.show(WINGS, {}, 0.0)
    scene.colour(0.0)
    stage.unready.add("stage")
    scene.scenery.show(STAGE, {}, 1.0)
    scene.colour(5.0)
    assert stage.painted[-1][0] == "stage"


def test_coming_back_before_the_next_look_was_ready_changes_nothing(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.show(WINGS, {}, 0.0)
    scene.colour(0.0)
    stage.unready.add("stage")
    scene.scenery.show(STAGE, {}, 1.0)
    scene.scenery.show(WINGS, {}, 1.1)
    assert scene.colour(9.0) == (200, 0, 0)


def test_parameters_ease_to_new_values_and_back_to_their_own(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.show(WINGS, {"glow": 1.0}, 0.0)
    scene.colour(0.0)
    assert stage.painted[-1][1] == {"glow": 1.0}
    scene.scenery.show(WINGS, {"glow": 0.0, "awe": 1.0}, 1.0)
    seen = []
    for step in range(9):
        scene.colour(1.0 + step * 0.2)
        seen.append(stage.painted[-1][1])
    glows, awes = [v["glow"] for v in seen], [v["awe"] for v in seen]
    assert glows == sorted(glows, reverse=True)
    assert awes == sorted(awes)
    assert (glows[0], glows[-1], awes[0], awes[-1]) == (1.0, 0.0, 0.0, 1.0)
    assert 0.2 < glows[4] < 0.6
    scene.scenery.show(WINGS, {}, 5.0)
    scene.colour(9.0)
    assert stage.painted[-1][1] == {"glow": 0.2, "awe": 0.0}


def test_cues_start_afresh_in_another_look(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.show(WINGS, {}, 0.0)
    scene.scenery.cue("feathers", 0.5)
    scene.colour(0.6)
    assert stage.painted[-1][2] == {"feathers": 0.5}
    scene.scenery.show(STAGE, {}, 1.0, fired=frozenset({"tilt"}))
    scene.colour(1.1)
    assert stage.painted[-1][2]["tilt"] < 0


def test_what_has_not_changed_is_not_painted_again(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.show(WINGS, {}, 0.0)
    for frame in range(60):
        scene.colour(frame / 60)
    assert 29 <= len(stage.painted) <= 31
    scene.scenery.attended = False
    stage.painted.clear()
    for frame in range(60):
        scene.colour(2 + frame / 60)
    assert 9 <= len(stage.painted) <= 11
    scene.scenery.reduced_motion = True
    stage.painted.clear()
    for frame in range(60):
        scene.colour(4 + frame / 60)
    assert len(stage.painted) <= 1, "nothing moves"


def test_half_of_a_picture_is_painted_a_frame_before_it_is_seen(stage: ColourStage) -> None:
    scene, frame = Scene(stage), 1 / 60
    scene.scenery.show(WINGS, {}, 0.0)
    for number, (begun, painted) in enumerate([(1, 1), (2, 1), (2, 2), (3, 2), (3, 3)]):
        scene.colour(number * frame)
        assert (len(stage.begun), len(stage.painted)) == (begun, painted)
    assert stage.begun == pytest.approx([0, 2 * frame, 4 * frame]), "it shows the moment it is seen"
    scene.scenery.show(STAGE, {}, 5 * frame)
    scene.colour(5 * frame)
    assert stage.painted[-1][0] == "stage", "what was begun of another look is dropped"
    assert stage.begun[-1] == pytest.approx(5 * frame)


def test_a_picture_waits_a_frame_where_a_page_is_turned_and_no_longer(stage: ColourStage) -> None:
    scene, frame = Scene(stage), 1 / 60
    scene.scenery.show(WINGS, {}, 0.0)
    scene.colour(0.0)
    for now, painted in ((2 * frame, 1), (3 * frame, 2), (4 * frame, 2), (5 * frame, 3)):
        if now == 2 * frame:
            scene.scenery.show(WINGS, {"glow": 1.0}, now)
        scene.colour(now)
        assert len(stage.painted) == painted
    scene.scenery.show(WINGS, {"glow": 0.5}, 1.0)
    scene.colour(1.0)
    assert len(stage.painted) == 4, "it was long due"


def test_where_nothing_moves_a_picture_is_painted_again_until_it_is_fine(
    stage: ColourStage,
) -> None:
    scene = Scene(stage)
    scene.scenery.reduced_motion = stage.baking = True
    scene.scenery.show(WINGS, {}, 0.0)
    scene.colour(0.0)
    scene.colour(1.0)
    stage.baking = False
    stage.painted.clear()
    for frame in range(60):
        scene.colour(2 + frame / 10)
    assert len(stage.painted) == 1
    scene.scenery.show(WINGS, {"glow": 1.0}, 9.0)
    scene.colour(9.0)
    scene.colour(12.0)
    assert stage.painted[-1][1] == {"glow": 1.0}


@pytest.mark.skipif(sys.platform == "win32", reason="there the clock has to do")
def test_pictures_that_only_wait_for_other_programs_become_no_coarser(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.show(WINGS, {}, 0.0)
    stage.delay = MOST_SECONDS + 0.001
    for frame in range(185):  # more than two rounds of which the fineness judges
        scene.colour(frame / 30)
    assert stage.art_height == 540


def test_another_veil_shows_at_once(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.show(WINGS, {}, 0.0)
    scene.colour(0.0)
    half = Surface((160, 90), 0, 32)
    half.fill((128, 128, 128))
    assert scene.colour(0.001, half)[0] in range(99, 102)
    assert scene.colour(0.002) == (200, 0, 0)


def test_a_scene_without_a_look_fades_into_the_dark(stage: ColourStage) -> None:
    scene = Scene(stage)
    scene.scenery.show(WINGS, {}, 0.0)
    scene.colour(0.0)
    scene.scenery.show(None, {}, 1.0)
    scene.colour(1.0)
    assert 40 < scene.colour(1.6)[0] < 160
    assert max(scene.colour(4.0)) < 16
