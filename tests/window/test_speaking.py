"""Who does not see the window hears what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.library import one_story
from game.saves import Saves
from game.voice.voice import Voice
from game.window.preferences import Preferences
from game.window.speaking import Spoken
from tests.window.conftest import STORY, DarkStage, Player

LANGUAGE = "language: en-GB\n"
LOOKS = """
looks:
  stage: {describe: "A stage, from behind.", layers: [grain]}
  bed: {describe: "A bed.", layers: [grain]}
"""


class Reader(Player):
    """A player whose voice only notes what it is to say; `heard` since it was last asked."""

    def heard(self) -> list[str]:
        said, self.said = self.said, []
        return said

    said: list[str]


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    said: list[str] = []
    languages: list[str] = []

    def say(_voice: Voice, text: str, language: str = "") -> None:
        said.extend(line for line in text.split("\n") if line.strip())
        languages.append(language)

    monkeypatch.setattr(Voice, "say", say)
    folder = tmp_path / "lamp"
    folder.mkdir()
    story = STORY.replace("  hall:\n", "  hall:\n    look: stage\n", 1)
    story = story.replace("morning: {", "morning: {look: bed, ", 1)
    (folder / "story.yaml").write_text("language: en-GB" + story)
    (folder / "looks.yaml").write_text(LOOKS)
    someone = Reader(one_story(folder), Saves(None), DarkStage())
    someone.said, someone.languages = said, languages  # type: ignore[attr-defined]
    someone.heard = lambda: [said.pop(0) for _ in range(len(said))]  # type: ignore[method-assign]
    someone.app.open_sound()
    yield someone
    someone.session.close()
    someone.screen.close()


def turn_on(reader: Reader) -> None:
    reader.key(pygame.K_v)
    reader.heard()


def test_v_reads_what_stands_and_v_again_is_silence(reader: Reader) -> None:
    assert reader.heard() == []
    reader.key(pygame.K_v)
    assert reader.heard() == [
        "Voice on. F1 tells the keys.",
        "A stage, from behind.",
        "The Lamp.",
        "Nobody",
        "Contains: darkness.",
        "Begin",
    ]
    reader.key(pygame.K_v)
    reader.key(pygame.K_DOWN)
    assert reader.heard() == []
    assert reader.session.preferences.voice is False


def test_the_left_trigger_does_the_same_once_for_each_pull(reader: Reader) -> None:
    for value in (9000, 30000, 32767, 25000):
        reader.post(pygame.CONTROLLERAXISMOTION, axis=4, value=value, instance_id=0)
    assert "The Lamp." in reader.heard()
    assert reader.session.preferences.voice
    reader.post(pygame.CONTROLLERAXISMOTION, axis=4, value=0, instance_id=0)
    reader.post(pygame.CONTROLLERAXISMOTION, axis=4, value=30000, instance_id=0)
    assert not reader.session.preferences.voice


def test_a_page_is_read_as_it_turns_and_then_its_choices(reader: Reader) -> None:
    turn_on(reader)
    reader.key(pygame.K_RETURN)
    told = reader.heard()
    assert told[0] == "The Lamp."
    assert told[1].startswith("The curtain had been breathing for some time before anyone")
    assert told[2] == "“You are late,” says the one in the beak."
    reader.wait(20)
    assert reader.heard() == []
    reader.key(pygame.K_SPACE)
    assert reader.heard() == ["“They have seen it.”"]
    reader.wait(2)
    reader.key(pygame.K_SPACE)
    assert reader.heard() == ["A page later there is a river of painted silk."]
    reader.wait(3)
    assert reader.heard() == ["6 choices.", "Locked: The air is too thin.", "1. Wake up."]
    reader.key(pygame.K_DOWN)
    assert reader.heard() == ["2. Bow to them all, slowly, in the order in which they came in"]
    reader.key(pygame.K_1)
    assert reader.heard() == ["A bed.", "The Lamp.", "Light and your own ceiling."]
    assert set(reader.languages) == {"en", "en-GB"}  # type: ignore[attr-defined]


def to_the_choices(reader: Reader) -> None:
    turn_on(reader)
    reader.session.change(Preferences(voice=True, text_speed="instant"))
    reader.key(pygame.K_RETURN)
    reader.read_to_choices(lambda: reader.key(pygame.K_SPACE))
    reader.heard()


def test_what_is_typed_is_said_letter_by_letter(reader: Reader) -> None:
    to_the_choices(reader)
    reader.key(pygame.K_4)
    assert reader.heard() == ["Tell him your name: type, then Enter."]
    reader.type("Al 1.")
    assert reader.heard() == ["A", "l", "space", "1", "full stop"]
    reader.key(pygame.K_BACKSPACE)
    assert reader.heard() == ["full stop erased"]
    reader.pad(pygame.CONTROLLER_BUTTON_DPAD_UP)
    assert reader.heard() == ["2"]
    reader.key(pygame.K_v)  # A letter like any other while letters are typed.
    assert reader.session.preferences.voice
    reader.key(pygame.K_RETURN)
    assert reader.heard()[0] == "“Al 2,” he says."


def test_menus_and_settings_are_read_with_their_values(reader: Reader) -> None:
    turn_on(reader)
    reader.key(pygame.K_ESCAPE)
    assert reader.heard()[0] == "Settings."
    reader.key(pygame.K_1)
    assert reader.heard() == ["Settings · Words.", "Text size: 100 %"]
    reader.key(pygame.K_RIGHT)
    assert reader.heard() == ["Text size: 110 %"]
    reader.key(pygame.K_F1)
    told = reader.heard()
    assert told[0] == "Keys and buttons."
    assert "Be read to: V" in told


def test_endings_and_notes_are_read(reader: Reader) -> None:
    to_the_choices(reader)
    reader.key(pygame.K_1)
    reader.heard()
    reader.key(pygame.K_SPACE)
    assert reader.heard() == ["The Lamp.", "Copper."]
    reader.session.note = "Something happened."
    reader.wait(0.1)
    assert reader.heard() == ["Something happened."]


def test_every_view_says_something(reader: Reader) -> None:
    turn_on(reader)
    seen = set()
    for key in (pygame.K_DOWN, pygame.K_F1, pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_ESCAPE,
                pygame.K_ESCAPE, pygame.K_UP, pygame.K_RETURN, pygame.K_ESCAPE):  # fmt: skip
        reader.key(key)
        spoken = reader.app.view.spoken
        seen.add(type(reader.app.view).__name__)
        assert spoken.text.strip(" ."), reader.app.view
        assert isinstance(spoken, Spoken)
    assert len(seen) >= 4


def test_going_on_ends_what_is_being_said(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    hushed: list[float] = []
    monkeypatch.setattr(Voice, "hush", lambda _: hushed.append(reader.now))
    turn_on(reader)
    reader.key(pygame.K_RETURN)
    assert len(hushed) == 1  # The title is not read to its end.
    reader.wait(20)
    assert len(hushed) == 1  # Words and choices that come by themselves interrupt nothing.
    reader.key(pygame.K_h)
    assert len(hushed) == 1  # Nothing new is to be said.
    reader.key(pygame.K_h)
    reader.key(pygame.K_SPACE)
    assert len(hushed) == 2


def test_time_waits_until_all_was_said(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    to_the_choices(reader)
    speaks = True
    monkeypatch.setattr(type(reader.session.speaking), "is_speaking", property(lambda _: speaks))
    reader.key(pygame.K_5)
    reader.wait(10)
    assert reader.scene == "slow_room"
    speaks = False
    reader.wait(4)
    assert reader.scene == "bow"


def test_everything_else_steps_back_while_somebody_speaks(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    mixer = reader.session.hearing.mixer
    monkeypatch.setattr(mixer, "duck", lambda *, speaking, now: asked.append(speaking))
    turn_on(reader)
    monkeypatch.setattr(Voice, "has_more", property(lambda _: True))
    reader.wait(0.1)
    assert asked[-1]
    monkeypatch.setattr(Voice, "has_more", property(lambda _: False))
    reader.wait(0.1)
    assert not asked[-1]


def test_without_a_program_it_is_said_once_what_to_install_and_the_game_goes_on(
    lamp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.window.speaking.found", lambda: None)
    someone = Player(lamp, Saves(None), DarkStage())  # type: ignore[arg-type]
    someone.app.open_sound()
    someone.key(pygame.K_v)
    assert someone.app._note is not None
    assert "install espeak-ng" in someone.app._note[0]
    someone.wait(10)
    someone.key(pygame.K_RETURN)
    assert someone.scene == "hall"
    assert someone.app._note is None
    someone.key(pygame.K_v)
    someone.key(pygame.K_v)
    assert someone.app._note is not None  # Whoever asks again is told again.
    someone.session.close()
    someone.screen.close()


def test_nothing_is_said_while_there_is_no_device(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.session.hearing.mixer.close()
    monkeypatch.setattr(reader.session.hearing.mixer, "open", lambda: None)
    reader.key(pygame.K_v)
    reader.key(pygame.K_DOWN)
    assert reader.heard() == []
