"""The gallery: every look of a story, and all that varies in it, by keys, mouse and gamepad."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from pygame import Rect

from game.cli import main
from game.library import Library, shared_looks
from game.saves import Saves
from game.story.collection import Collection
from game.window.app import App
from game.window.gallery import Gallery
from game.window.gallery_lines import CUE, PARAMETER, TIME
from game.window.help import HelpPage
from game.window.sliders import track_of
from tests.window.conftest import STORY, DarkStage, Player

LOOKS = """
looks:
  pier:
    describe: A pier at night.
    parameters: {lamp: 0.4, tide: 0}
    cues:
      flood: {parameter: tide, to: 3, hold: 1}
      flare: {parameter: lamp}
    layers: [backdrop, {glow: {points: [[0.2, 0.5]], strength: lamp + tide}}]
  shore:
    parameters: {wind: 1}
    transition: iris
    layers: [{backdrop: {top: storm}}, {fog: {strength: 0.2 * wind}}]
"""


class Writer(Player):
    """A player who looks at looks."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "looks.yaml"
        super().__init__(Library(Collection("x", "x", ()), {}), Saves(None), DarkStage())
        self.gallery = Gallery(self.session, folder, self.now)
        self.app = App(self.session, self.screen, self.now, view=self.gallery)
        self.wait(0.1)

    def write(self, text: str) -> None:
        self.file.write_text(text, encoding="utf-8")
        about = self.file.stat()
        os.utime(self.file, ns=(about.st_atime_ns, about.st_mtime_ns + 10**9))
        self.wait(0.4)

    def focus(self, key: str) -> None:
        for _ in range(40):
            focused = self.gallery.listing.focused
            if focused and focused.item.key == key:
                return
            self.key(pygame.K_DOWN)
        raise AssertionError(f"no line {key}")

    def track(self, key: str) -> Rect:
        line = next(line for line in self.gallery.listing.lines if line.item.key == key)
        return track_of(line, self.session.measures)

    @property
    def painted(self) -> tuple[str, dict[str, float], dict[str, float]]:
        return self.stage.painted[-1]

    @property
    def sight(self) -> bytes:
        return pygame.image.tobytes(self.frame, "RGB")


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    (tmp_path / "story.yaml").write_text(STORY, encoding="utf-8")
    (tmp_path / "looks.yaml").write_text(LOOKS, encoding="utf-8")
    someone = Writer(tmp_path)
    yield someone
    someone.screen.close()


def test_arrows_go_through_all_looks_and_the_storys_own_come_first(writer: Writer) -> None:
    names = [writer.gallery.look.name]
    for _ in range(len(shared_looks()) + 1):
        writer.key(pygame.K_RIGHT)
        names.append(writer.gallery.look.name)
    assert names[:2] == ["pier", "shore"]
    assert set(names) == {"pier", "shore", *shared_looks()}
    writer.key(pygame.K_RIGHT)
    assert writer.gallery.look.name == "pier"
    writer.key(pygame.K_LEFT)
    writer.wait(3)
    assert writer.painted[0] == names[-1]


@pytest.mark.parametrize("way", ["keys", "wheel", "gamepad"])
def test_looks_are_turned_whatever_line_has_the_focus(writer: Writer, way: str) -> None:
    writer.focus(TIME)
    if way == "keys":
        writer.key(pygame.K_PAGEDOWN)
    elif way == "wheel":
        writer.wheel(-1)
    else:
        writer.pad(pygame.CONTROLLER_BUTTON_RIGHTSHOULDER)
    assert writer.gallery.look.name == "shore"


@pytest.mark.parametrize("more", [pygame.K_RIGHT, pygame.CONTROLLER_BUTTON_DPAD_RIGHT])
def test_a_parameter_is_set_in_steps_and_goes_back_to_its_own_value(
    writer: Writer, more: int
) -> None:
    writer.focus(PARAMETER + "lamp")
    step = writer.key if more == pygame.K_RIGHT else writer.pad
    for _ in range(2):
        step(more)
    assert writer.painted[1]["lamp"] == pytest.approx(0.5)
    for _ in range(20):
        step(more)
    assert writer.painted[1]["lamp"] == 1
    writer.key(pygame.K_RETURN)
    assert writer.painted[1]["lamp"] == 0.4


HOLDS = [
    (
        (pygame.KEYDOWN, {"key": pygame.K_RIGHT, "mod": 0}),
        (pygame.KEYUP, {"key": pygame.K_RIGHT, "mod": 0}),
    ),
    (
        (pygame.CONTROLLERBUTTONDOWN, {"button": pygame.CONTROLLER_BUTTON_DPAD_RIGHT}),
        (pygame.CONTROLLERBUTTONUP, {"button": pygame.CONTROLLER_BUTTON_DPAD_RIGHT}),
    ),
    (
        (pygame.CONTROLLERAXISMOTION, {"axis": 0, "value": 32000}),
        (pygame.CONTROLLERAXISMOTION, {"axis": 0, "value": 0}),
    ),
    ((pygame.JOYHATMOTION, {"value": (1, 0)}), (pygame.JOYHATMOTION, {"value": (0, 0)})),
]


@pytest.mark.parametrize(("down", "up"), HOLDS, ids=["key", "cross", "stick", "hat"])
def test_a_slider_moves_on_while_an_arrow_is_held(
    writer: Writer, down: tuple[int, dict[str, object]], up: tuple[int, dict[str, object]]
) -> None:
    writer.focus(PARAMETER + "lamp")
    writer.post(down[0], 0.3, **down[1])
    assert writer.gallery.parameters["lamp"] == pytest.approx(0.45)
    writer.wait(0.4)
    held = writer.gallery.parameters["lamp"]
    assert held > 0.55
    writer.post(up[0], 0.1, **up[1])
    let_go = writer.gallery.parameters["lamp"]
    writer.wait(1.0)
    assert writer.gallery.parameters["lamp"] == let_go


def test_looks_do_not_run_past_while_an_arrow_is_held(writer: Writer) -> None:
    first = writer.gallery.look
    writer.post(pygame.KEYDOWN, 2.0, key=pygame.K_RIGHT, mod=0)
    assert writer.gallery.look is not first
    writer.post(pygame.KEYUP, 0.1, key=pygame.K_RIGHT, mod=0)
    writer.key(pygame.K_LEFT)
    assert writer.gallery.look is first


def test_a_slider_is_dragged_and_let_go(writer: Writer) -> None:
    track = writer.track(PARAMETER + "lamp")
    y = track.centery
    writer.post(pygame.MOUSEBUTTONDOWN, pos=(track.left + track.width // 4, y), button=1)
    assert writer.painted[1]["lamp"] == pytest.approx(0.25, abs=0.02)
    far = (track.right + 900, y + 200)
    writer.post(pygame.MOUSEMOTION, pos=far, rel=(0, 0), buttons=(1, 0, 0))
    assert writer.painted[1]["lamp"] == 1
    writer.post(pygame.MOUSEBUTTONUP, pos=far, button=1)
    writer.point(track.center)
    assert writer.painted[1]["lamp"] == 1


def test_a_slider_reaches_as_far_as_the_cues_do(writer: Writer) -> None:
    writer.click((writer.track(PARAMETER + "tide").right, writer.track(PARAMETER + "tide").centery))
    assert writer.painted[1]["tide"] == 3


def test_what_was_set_of_a_look_is_there_when_it_is_seen_again(writer: Writer) -> None:
    writer.focus(PARAMETER + "tide")
    writer.key(pygame.K_RIGHT)
    for key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP):
        writer.key(key)
        writer.wait(3)
    assert writer.painted[0] == "pier"
    assert writer.painted[1]["tide"] == pytest.approx(0.15)


def test_numbers_fire_cues_and_so_does_their_line(writer: Writer) -> None:
    writer.key(pygame.K_2)
    assert set(writer.painted[2]) == {"flare"}
    writer.focus(CUE + "flood")
    writer.pad(pygame.CONTROLLER_BUTTON_A)
    assert set(writer.painted[2]) == {"flare", "flood"}
    writer.key(pygame.K_9)


def test_time_is_held_and_moved(writer: Writer) -> None:
    writer.wait(1)
    writer.key(pygame.K_SPACE)
    held = writer.gallery.seconds
    assert held > 1
    writer.wait(1)
    assert writer.gallery.seconds == held
    writer.focus(TIME)
    writer.key(pygame.K_LEFT)
    assert writer.gallery.seconds == pytest.approx(held - 0.1)
    track = writer.track(TIME)
    writer.click(track.center)
    assert writer.gallery.seconds == pytest.approx(30, abs=0.5)
    writer.key(pygame.K_SPACE)
    writer.wait(1)
    assert writer.gallery.seconds > 30.5


def test_a_cue_that_lies_in_the_future_of_a_moment_has_not_happened(writer: Writer) -> None:
    writer.wait(2)
    writer.key(pygame.K_1)
    fired = writer.painted[2]["flood"]
    assert fired == pytest.approx(writer.gallery.seconds, abs=0.3)


def test_the_column_shows_lines_or_words_or_nothing(writer: Writer) -> None:
    lines = writer.sight
    writer.key(pygame.K_TAB)
    words = writer.sight
    writer.key(pygame.K_h)
    alone = writer.sight
    assert len({lines, words, alone}) == 3
    colours = {
        tuple(writer.frame.get_at((x, y))) for x in range(0, 1280, 9) for y in range(99, 700)
    }
    assert len(colours) == 1
    writer.key(pygame.K_RIGHT)
    assert writer.gallery.look.name == "shore"
    writer.key(pygame.K_ESCAPE)
    assert writer.gallery.column == "lines"
    for button in (pygame.CONTROLLER_BUTTON_Y, pygame.CONTROLLER_BUTTON_X):
        writer.pad(button)
        assert writer.gallery.column != "lines"
        writer.pad(button)
        assert writer.gallery.column == "lines"


def test_reduced_motion_and_fineness_are_tried_but_not_kept(writer: Writer) -> None:
    writer.focus("motion")
    writer.key(pygame.K_RETURN)
    assert writer.session.scenery.reduced_motion
    writer.focus("picture")
    writer.key(pygame.K_RIGHT)
    assert writer.stage.art_height == 720


def test_the_transition_from_the_look_before_can_be_seen_again(writer: Writer) -> None:
    writer.key(pygame.K_RIGHT)
    writer.wait(4)
    writer.focus("comes")
    writer.stage.painted.clear()
    writer.key(pygame.K_RETURN)
    writer.wait(4)
    names = [name for name, _, _ in writer.stage.painted]
    assert names[-1] == "shore"
    assert "pier" in names


def test_an_edit_shows_at_once(writer: Writer) -> None:
    writer.write(LOOKS.replace("lamp: 0.4", "lamp: 0.9, fog: 0.5"))
    keys = [line.item.key for line in writer.gallery.listing.lines]
    assert PARAMETER + "fog" in keys
    assert writer.gallery.look.parameters["lamp"] == 0.9


def test_an_edit_elsewhere_leaves_the_look_as_it_is(writer: Writer) -> None:
    before = writer.gallery.look
    writer.write(LOOKS.replace("wind: 1", "wind: 0"))
    assert writer.gallery.look is before


def test_a_mistake_is_told_over_the_picture_which_stays(writer: Writer) -> None:
    before, quiet = writer.gallery.look, writer.sight
    writer.key(pygame.K_h)
    alone = writer.sight
    writer.write(LOOKS.replace("layers: [backdrop,", "layers: [backdorp,"))
    assert writer.gallery.look is before
    assert writer.sight not in (alone, quiet)
    assert "backdrop" in writer.gallery.problems[0].hint
    for broken in ("looks: [", "looks:\n  pier: 7\n", "", "\x00"):
        writer.write(broken)
        assert writer.gallery.look is before
    writer.file.write_bytes(b"\xff\xfe\x00")
    writer.wait(0.5)
    writer.write(LOOKS)
    assert writer.gallery.problems == ()
    assert writer.sight == alone


def test_another_picture_in_the_place_of_one_shows_at_once(writer: Writer) -> None:
    def paint(colour: str) -> None:
        picture = pygame.Surface((8, 8))
        picture.fill(colour)
        pygame.image.save(picture, folder / "boat.png")

    folder = writer.file.parent / "images"
    folder.mkdir()
    paint("red")
    writer.write("looks:\n  pier: {layers: [{image: {file: images/boat.png}}]}\n")
    before = writer.gallery.look
    assert before.name == "pier"
    assert writer.gallery.problems == ()
    paint("blue")
    os.utime(folder / "boat.png", ns=(0, 10**9))
    writer.wait(0.4)
    assert writer.gallery.look.name == "pier"
    assert writer.gallery.look != before


def test_a_look_that_goes_gives_way_to_another(writer: Writer) -> None:
    writer.write("looks:\n  meadow: {layers: [backdrop]}\n")
    assert writer.gallery.look.name == "meadow"
    writer.file.unlink()
    writer.wait(0.5)
    assert writer.gallery.look.name in shared_looks()


def test_a_story_that_cannot_be_played_still_shows_its_looks(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("story: [", encoding="utf-8")
    (tmp_path / "looks.yaml").write_text(LOOKS, encoding="utf-8")
    writer = Writer(tmp_path)
    writer.key(pygame.K_TAB)
    assert writer.gallery.look.name == "pier"
    writer.screen.close()


def test_escape_closes_only_when_it_is_meant(writer: Writer) -> None:
    writer.key(pygame.K_F1)
    assert isinstance(writer.view, HelpPage)
    writer.key(pygame.K_ESCAPE)
    assert writer.view is writer.gallery
    writer.key(pygame.K_ESCAPE)
    assert writer.open
    writer.key(pygame.K_ESCAPE)
    assert not writer.open


@pytest.mark.parametrize("size", [(960, 600), (1280, 720), (1920, 1080), (3440, 1440)])
def test_every_size_shows_all_that_can_be_changed(writer: Writer, size: tuple[int, int]) -> None:
    writer.resize(size)
    listing = writer.gallery.listing
    assert len(listing.groups) == 1
    assert all(Rect((0, 0), size).contains(line.rect) for line in listing.lines)


def test_the_command_opens_a_window_and_closes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def quits() -> list[pygame.Event]:
        return [pygame.Event(pygame.QUIT)]

    monkeypatch.setattr(pygame.event, "get", quits)
    assert main(["looks", "mirage", "--home", str(tmp_path)]) == 0


def test_looks_of_no_story_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["looks", "nothing"]) == 2
    assert "there is no story at nothing" in capsys.readouterr().err
