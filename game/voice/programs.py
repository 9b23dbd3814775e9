"""The programs that can speak: how each is asked to speak a text into a file."""

from __future__ import annotations

import base64
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_USUAL_WORDS_A_MINUTE = 175
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_POWERSHELL = """
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
try {{ $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, '{language}') }} catch {{ }}
$voice.Rate = {rate}
$voice.SetOutputToWaveFile($env:SLEEPWALK_SPEECH)
$utf8 = New-Object System.Text.UTF8Encoding $false
$typed = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), $utf8)
$voice.Speak($typed.ReadToEnd())
$voice.Dispose()
"""


@dataclass(frozen=True, slots=True)
class Order:
    """What is started: the words of the command, and what is added to its environment."""

    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Program:
    """A program that reads a text from its standard input and writes it, spoken, to a WAV file.

    A text is never an argument and never meets a shell: nothing in it can be taken for an order.
    `order` takes a language (a BCP 47 tag, or nothing for the system's), a speed in percent of
    the usual one, and the file. `general` says whether to ask again for any voice, where it has
    none for the language.
    """

    name: str
    order: Callable[[str, int, Path], Order]
    general: bool = True


def espeak(path: str) -> Program:
    """eSpeak NG, found at a path: on Linux, and wherever else it is installed."""

    def order(language: str, speed: int, file: Path) -> Order:
        voice = ("-v", language.lower()) if language else ()
        rate = str(_USUAL_WORDS_A_MINUTE * speed // 100)
        return Order((path, "--stdin", *voice, "-s", rate, "-w", str(file)))

    return Program("espeak-ng", order)


def say(path: str) -> Program:
    """What macOS brings along. It speaks in the voice that the player chose for their system."""

    def order(language: str, speed: int, file: Path) -> Order:
        rate = str(_USUAL_WORDS_A_MINUTE * speed // 100)
        return Order((path, "-r", rate, "-o", str(file), "--data-format=LEI16@22050", "-f", "-"))

    return Program("say", order)


def powershell(path: str) -> Program:
    """What Windows brings along: System.Speech, asked through PowerShell."""

    def order(language: str, speed: int, file: Path) -> Order:
        script = _POWERSHELL.format(language=language, rate=_rate(speed))
        coded = base64.b64encode(script.encode("utf-16-le")).decode("ascii")
        command = (path, "-NoProfile", "-NonInteractive", "-EncodedCommand", coded)
        return Order(command, {"SLEEPWALK_SPEECH": str(file)})

    return Program("PowerShell", order)


def found() -> Program | None:
    """The program of this system; None where there is none."""
    for name, maker in (*_BROUGHT_ALONG.get(sys.platform, ()), ("espeak-ng", espeak)):
        path = shutil.which(name)
        if path:
            return maker(path)
    return None


_BROUGHT_ALONG: Mapping[str, Sequence[tuple[str, Callable[[str], Program]]]] = {
    "darwin": [("say", say)],
    "win32": [("powershell", powershell)],
}
"""What a system can speak with by itself."""


def how_to_get_one() -> str:
    """What to tell a player whose system has no such program."""
    if sys.platform in ("darwin", "win32"):
        return "This system's own speech was not found; install espeak-ng to be read to."
    return "There is no voice here yet: install espeak-ng to be read to."


def safe_language(tag: str) -> str:
    """A language's tag as a program may be given it; nothing for what is no such tag."""
    return tag if _LANGUAGE.fullmatch(tag) else ""


def _rate(speed: int) -> int:
    """Of System.Speech: from -10, a third of the usual speed, to 10, three times of it."""
    from math import log

    return max(-10, min(10, round(10 * log(speed / 100, 3))))
