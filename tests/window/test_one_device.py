"""The whole game by keyboard alone and by gamepad alone, the focus seen and said wherever it is.

Reduced motion holds everything still: frames can differ by nothing but the focus that moved.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pygame
import pytest

from game.library import open_collection
from game.saves import Saves
from game.window.closing import Closing
from game.window.history import HistoryPage
from game.window.journal import JournalPage
from game.window.preferences import Preferences
from game.window.reading import Reading
from game.window.session import View
from game.window.slots_page import SlotsPage
from game.window.title import Title
from tests.window.conftest import STORY, DarkStage, Player

MOST_STEPS = 60
KEYS: Mapping[str, int] = {
    "down": pygame.K_DOWN, "up": pygame.K_UP, "right": pygame.K_RIGHT, "left": pygame.K_LEFT,
    "accept": pygame.K_RETURN, "menu": pygame.K_ESCAPE, "on": pygame.K_SPACE,
    "save": pygame.K_F5, "load": pygame.K_F9, "help": pygame.K_F1, "back": pygame.K_PAGEUP,
}  # fmt: skip
BUTTONS: Mapping[str, int] = {
    "down": pygame.CONTROLLER_BUTTON_DPAD_DOWN, "up": pygame.CONTROLLER_BUTTON_DPAD_UP,
    "right": pygame.CONTROLLER_BUTTON_DPAD_RIGHT, "left": pygame.CONTROLLER_BUTTON_DPAD_LEFT,
    "accept": pygame.CONTROLLER_BUTTON_A, "menu": pygame.CONTROLLER_BUTTON_B,
    "on": pygame.CONTROLLER_BUTTON_A, "save": pygame.CONTROLLER_BUTTON_LEFTSTICK,
    "load": pygame.CONTROLLER_BUTTON_RIGHTSTICK, "help": pygame.CONTROLLER_BUTTON_BACK,
    "back": pygame.CONTROLLER_BUTTON_LEFTSHOULDER,
}  # fmt: skip
COLLECTION = "collection: Two Dreams\nstories: [{story: short}, {story: lamp}]\n"
SHORT = "story: Short\nscenes: {a: {ending: over, title: Over, text: It is over.}}\n"


@dataclass
class Hands:
    """A player with one device. Whatever is pressed, the focus must be seen to move."""

    player: Player
    press_it: Callable[[int], None]
    named: Mapping[str, int]

    @property
    def view(self) -> View:
        return self.player.app.view

    @property
    def said(self) -> str:
        """What has the focus, as it is said."""
        return self.view.spoken.focus

    def press(self, name: str) -> None:
        before, said, frame = self.view, self.view.spoken, self._frame()
        self.press_it(self.named[name])
        self.player.wait(0.3)
        now = self.view.spoken if self.player.open else said
        if self.player.open and self.view is before and now.focus != said.focus:
            assert self._frame() != frame, f"{said.focus} -> {now.focus}: it looks the same"

    def go_to(self, words: str, way: str = "down") -> None:
        for _ in range(MOST_STEPS):
            if words in self.said:
                return
            self.press(way)
        raise AssertionError(f"{words} cannot be reached: {self.said}")

    def pick(self, words: str, way: str = "down") -> None:
        self.go_to(words, way)
        self.press("accept")

    def read(self) -> None:
        """To the choices, or to the end of the page."""
        self.player.read_to_choices(lambda: self.press("on"))

    def menu(self, words: str) -> None:
        self.press("menu")
        self.pick(words)

    def leave_to(self, kind: type) -> None:
        for _ in range(5):
            if isinstance(self.view, kind):
                return
            self.press("menu")
        raise AssertionError(self.view)

    def _frame(self) -> bytes:
        return pygame.image.tobytes(self.player.frame, "RGB")


@pytest.fixture(params=["keyboard", "gamepad"])
def hands(request: pytest.FixtureRequest, tmp_path: Path) -> Hands:
    root = tmp_path / "shelf"
    root.mkdir()
    (root / "collection.yaml").write_text(COLLECTION, "utf-8")
    (root / "short.yaml").write_text(SHORT, "utf-8")
    (root / "lamp.yaml").write_text(STORY, "utf-8")
    saves = Saves(tmp_path / "home")
    request.addfinalizer(saves.close)
    player = Player(open_collection(root / "collection.yaml"), saves, DarkStage())
    player.session.change(Preferences(reduced_motion=True, text_speed="instant"))
    player.wait(2)
    if request.param == "keyboard":
        return Hands(player, player.key, KEYS)
    return Hands(player, player.pad, BUTTONS)


def type_a_name(hands: Hands) -> None:
    """Letters by keys; with a gamepad a letter is added, and dialled on."""
    if hands.named is KEYS:
        hands.player.type("b")
    else:
        hands.press("right")
        hands.press("up")
    hands.press("accept")


def test_a_dream_is_chosen_and_played_to_its_end(hands: Hands) -> None:
    hands.pick("Lamp")
    hands.read()
    hands.pick("Tell him your name")
    type_a_name(hands)
    assert "“b,” he says." in hands.view.spoken.text
    hands.read()
    hands.pick("Go home.")
    hands.read()
    for _ in range(5):
        if isinstance(hands.view, Closing):
            break
        hands.press("on")
    assert "Copper" in hands.view.spoken.text
    hands.press("accept")
    assert isinstance(hands.view, Title)
    hands.pick("Endings")
    assert "Copper" in hands.view.spoken.text or hands.said
    hands.leave_to(Title)
    hands.pick("Quit")
    assert not hands.player.open


def test_moments_are_kept_and_opened(hands: Hands) -> None:
    hands.pick("Lamp")
    hands.read()
    hands.menu("Keep this moment")
    assert isinstance(hands.view, SlotsPage)
    hands.press("right")
    number = hands.said.split(".")[0]
    hands.press("accept")
    hands.leave_to(Reading)
    hands.pick("Bow to them all")
    assert hands.player.scene == "bow"
    hands.leave_to(Reading)
    hands.menu("Go back to a moment")
    hands.pick(f"{number}. The Lamp", "right")
    assert hands.player.scene == "hall"
    hands.press("save")
    hands.read()
    hands.pick("Wake up.")
    hands.press("load")
    assert hands.player.scene == "hall"


def test_what_was_read_and_the_journal_lead_back(hands: Hands) -> None:
    hands.pick("Lamp")
    hands.read()
    hands.pick("Wait for whatever comes.")
    hands.read()
    hands.menu("What was read")
    assert isinstance(hands.view, HistoryPage)
    hands.pick("1 of 2", "up")
    assert hands.player.scene == "hall"
    hands.menu("Journal")
    assert isinstance(hands.view, JournalPage)
    places = set()
    for way in ("right", "down", "left", "up"):
        hands.press(way)
        places.add(hands.said)
    hands.press("accept")
    assert isinstance(hands.view, Reading)
    assert places <= {"Hall", "Slow room"}


def test_settings_are_changed_and_left(hands: Hands) -> None:
    hands.pick("Settings")
    hands.pick("Words")
    hands.go_to("Text size")
    hands.press("right")
    assert hands.said == "Text size: 110 %"
    hands.press("left")
    hands.pick("High contrast")
    assert hands.player.session.preferences.high_contrast
    hands.leave_to(Title)
    assert hands.player.session.preferences.text_size == 100


def test_a_page_is_gone_back_over(hands: Hands) -> None:
    hands.pick("Lamp")
    hands.read()
    hands.pick("Bow to them all")
    for _ in range(8):
        hands.press("back")
    assert hands.player.scene == "hall"


PAGES = [
    (), ("Endings",), ("Journal",), ("Moments",), ("Keys",), ("Settings",), ("Settings", "Words"),
    ("Settings", "Pace"), ("Settings", "Picture"), ("Settings", "Sound"), ("Settings", "Voice"),
    ("Settings", "Keyboard"), ("Settings", "Gamepad"), ("Lamp",), ("Lamp", "menu"),
    ("Lamp", "menu", "Keep this moment"), ("Lamp", "menu", "What was read"),
    ("Lamp", "menu", "Journal"),
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: "-".join(page) or "title")
def test_whatever_can_have_the_focus_has_words_and_looks_like_it(hands: Hands, page: str) -> None:
    for words in page:
        if words == "menu":
            hands.read()
            hands.press("menu")
        else:
            hands.pick(words)
    if page and page[-1] == "Lamp":
        hands.read()
    told = hands.view.spoken
    assert told.text.strip(" .")
    seen: dict[str, bytes] = {}
    for _ in range(MOST_STEPS):
        assert any(letter.isalnum() for letter in hands.said) or not _has_lines(hands)
        seen[hands.said] = hands._frame()
        hands.press("down")
        if hands.said in seen:
            break
    assert len(set(seen.values())) == len(seen)


def _has_lines(hands: Hands) -> bool:
    lines = hands.player.lines
    return lines is not None and lines.focused is not None
