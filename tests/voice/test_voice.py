"""Texts are spoken, whatever is in them, and whatever the program that speaks them does."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame.mixer import Sound

from game.voice import programs
from game.voice.programs import Order, Program
from game.voice.texts import clean, name_of, pieces_of
from game.voice.voice import Voice

ESPEAK = programs.shutil.which("espeak-ng")
needs_espeak = pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")
PATIENCE_SECONDS = 30.0


@pytest.fixture(autouse=True)
def device() -> Iterator[None]:
    pygame.mixer.init(44100, -16, 2, 512)
    yield
    pygame.mixer.quit()


@pytest.fixture
def opened() -> Iterator[Callable[..., Voice]]:
    """Opens voices, and closes them in the end."""
    voices: list[Voice] = []

    def opened(program: Program | None, **options: float) -> Voice:
        voices.append(Voice(program, **options))
        return voices[-1]

    yield opened
    for voice in voices:
        voice.close()


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < end, "it never happens"
        time.sleep(0.005)


def all_spoken(voice: Voice) -> list[Sound]:
    """Every piece, fetched until nothing more comes."""
    spoken: list[Sound] = []

    def fetched_all() -> bool:
        while (piece := voice.next()) is not None:
            spoken.append(piece)
        return not voice.has_more

    until(fetched_all)
    return spoken


def loudness(sound: Sound) -> float:
    """The root mean square of the samples; silence is 0, full scale 32768."""
    return float(np.sqrt(np.mean(pygame.sndarray.array(sound).astype(float) ** 2)))


def seconds(spoken: list[Sound]) -> float:
    return sum(piece.get_length() for piece in spoken)


def python_program(script: str) -> Program:
    """A program of our own: it finds the file as its first argument."""
    return Program("test", lambda _language, _speed, file: _order(script, file))


def _order(script: str, file: Path) -> Order:
    return Order((sys.executable, "-c", script, str(file)))


# A real program


@needs_espeak
def test_speech_is_heard(opened: Callable[..., Voice]) -> None:
    voice = opened(programs.espeak(str(ESPEAK)))
    voice.say("The theatre is asleep, and it dreams of you.", "en")
    spoken = all_spoken(voice)
    assert 1.5 < seconds(spoken) < 10
    assert loudness(spoken[0]) > 500


@needs_espeak
def test_a_faster_voice_needs_less_time(opened: Callable[..., Voice]) -> None:
    voice = opened(programs.espeak(str(ESPEAK)))
    lengths = []
    for voice.speed in (50, 100, 200):
        voice.say("Light, and your own ceiling.", "en")
        lengths.append(seconds(all_spoken(voice)))
    assert lengths[0] > 1.5 * lengths[1] > 2 * lengths[2]


@needs_espeak
def test_each_language_has_its_own_sound_and_an_unknown_one_that_of_the_system(
    opened: Callable[..., Voice],
) -> None:
    voice = opened(programs.espeak(str(ESPEAK)))
    heard = []
    for language in ("en", "de", "qqx", "", "en; rm -rf /"):
        voice.say("Die Nacht war still, und Richard schwieg.", language)
        heard.append(seconds(all_spoken(voice)))
    assert heard[0] != heard[1]
    assert heard[2] == heard[3] == heard[4] > 1
    assert voice.trouble == ""


STRANGE = [
    '"; touch {file}; echo "',
    "$(touch {file})",
    "`touch {file}`",
    "' && touch {file} #",
    "-w {file}",
    "--version",
    "--path={file} -f {file}",
    "one\r\n\ttwo\x00\x07\x1b[31m three\u2028four\u202efive\ud7ff",
    "%s %n %1$s $HOME %PATH% !! \\x41 \\",
    "<speak><audio src='{file}'/></speak> &amp; [[volm 1]] [[h@'loU]]",
    "😀 ∀x 木 ﷽ \U0010ffff",
]


@needs_espeak
@pytest.mark.parametrize("text", STRANGE)
def test_nothing_in_a_text_is_an_order(
    text: str, opened: Callable[..., Voice], tmp_path: Path
) -> None:
    written = tmp_path / "written"
    voice = opened(programs.espeak(str(ESPEAK)))
    voice.say(text.format(file=written) if "{file}" in text else text, "en")
    voice.say("And it goes on.", "en")
    assert seconds(all_spoken(voice)) > 0.5
    assert voice.trouble == ""
    assert list(tmp_path.iterdir()) == []


@needs_espeak
def test_a_whole_chapter_is_begun_at_once_and_ended_at_once(opened: Callable[..., Voice]) -> None:
    voice = opened(programs.espeak(str(ESPEAK)))
    voice.say("The curtain had been breathing for some time. " * 450, "en")
    until(voice.next)
    voice.hush()
    voice.say("Another page.", "en")
    assert seconds(all_spoken(voice)) < 5


# What texts become


@given(st.text(max_size=200))
def test_no_text_is_lost_but_what_cannot_be_said(text: str) -> None:
    said = "".join(pieces_of(text, longest=40))
    letters = [letter for letter in clean(text.replace("\n", " ")) if letter.isalnum()]
    assert [letter for letter in said if letter.isalnum()] == letters


@given(st.text(max_size=200))
def test_pieces_are_short_and_harmless(text: str) -> None:
    for piece in pieces_of(text, longest=40):
        assert 0 < len(piece) <= 40 + 1
        assert piece.isprintable()
        assert "[[" not in piece


def test_pieces_end_with_sentences_where_they_can() -> None:
    text = "One. Two! “Three?” Four… A fifth that is longer, but not too long."
    assert list(pieces_of(text, longest=42)) == [
        "One. Two! “Three?” Four…",
        "A fifth that is longer, but not too long.",
    ]
    assert list(pieces_of("no end " * 5, longest=15)) == [
        "no end no end",
        "no end no end",
        "no end",
    ]


def test_a_page_of_20000_letters_is_cut_where_sentences_end() -> None:
    text = "The theatre is asleep, and it dreams of you. " * 445
    pieces = list(pieces_of(text))
    assert " ".join(pieces) == text.strip()
    assert all(piece.endswith("you.") for piece in pieces)


def test_typed_signs_have_names() -> None:
    assert [name_of(letter) for letter in "a7 -é"] == ["a", "7", "space", "hyphen-minus", "é"]


# Programs that do not do as they should


@pytest.mark.parametrize(
    ("program", "complaint"),
    [
        (python_program("import sys; sys.exit('no device')"), "test cannot speak: no device."),
        (python_program("raise SystemExit(3)"), "test cannot speak: it said nothing."),
        (python_program("import os; os.abort()"), "test cannot speak: it said nothing."),
        (
            python_program("import sys; open(sys.argv[1], 'w').write('RIFF but no more')"),
            "test cannot speak: it said nothing.",
        ),
        (
            Program("test", lambda _language, _speed, _file: Order(("/nowhere/speak",))),
            "test cannot speak: No such file or directory.",
        ),
    ],
    ids=["complains", "fails", "crashes", "writes rubbish", "is not there"],
)
def test_a_broken_program_is_told_of_and_nothing_more_is_asked_of_it(
    program: Program, complaint: str, opened: Callable[..., Voice]
) -> None:
    voice = opened(program)
    voice.say("One. " * 200)
    assert all_spoken(voice) == []
    assert voice.trouble == complaint


def test_a_program_that_hangs_is_ended(opened: Callable[..., Voice]) -> None:
    voice = opened(python_program("import time; time.sleep(600)"), longest_seconds=0.5)
    voice.say("One. " * 20_000)  # More than a pipe holds is never read.
    assert all_spoken(voice) == []
    assert voice.trouble == "test cannot speak: it does not answer."


def _begun(folder: Path, voice: Voice) -> int:
    """The id of a process that hangs, once it runs."""
    voice.say("Hello.")
    file = folder / "pid"
    until(lambda: file.exists() and file.read_text())
    return int(file.read_text())


def hanging(folder: Path) -> Program:
    note = f"open({str(folder / 'pid')!r}, 'w').write(str(os.getpid()))"
    return python_program(f"import os, time; {note}; time.sleep(600)")


def is_alive(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")


@on_linux
@pytest.mark.parametrize("end", [Voice.hush, Voice.close])
def test_a_program_that_hangs_is_not_left_behind(
    end: Callable[[Voice], None], opened: Callable[..., Voice], tmp_path: Path
) -> None:
    voice = opened(hanging(tmp_path))
    process = _begun(tmp_path, voice)
    end(voice)
    until(lambda: not is_alive(process))
    assert voice.trouble == ""


def test_without_a_program_it_is_said_what_to_install(
    opened: Callable[..., Voice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs.shutil, "which", lambda _: None)
    assert programs.found() is None
    voice = opened(None)
    voice.say("Hello.")
    assert not voice.has_more
    assert "install espeak-ng" in voice.trouble


# What the other systems are asked


def test_each_system_is_asked_for_what_it_brings_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs.shutil, "which", lambda name: f"/bin/{name}")
    for system, name in (("darwin", "say"), ("win32", "PowerShell"), ("linux", "espeak-ng")):
        monkeypatch.setattr(sys, "platform", system)
        program = programs.found()
        assert program is not None
        assert program.name == name


@pytest.mark.parametrize("maker", [programs.espeak, programs.say, programs.powershell])
def test_no_order_depends_on_the_text(maker: Callable[[str], Program], tmp_path: Path) -> None:
    file = tmp_path / "piece.wav"
    order = maker("speak").order("de", 150, file)
    assert order.command[0] == "speak"
    assert str(file) in (*order.command, *order.environment.values())


@given(st.text(max_size=30))
def test_only_tags_of_languages_reach_a_program(tag: str) -> None:
    safe = programs.safe_language(tag)
    assert safe in ("", tag)
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in safe)
