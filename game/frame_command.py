"""`sleepwalk frame`: writes a picture, or a short loop, of one look of a story."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from game.problems import Problem, closest, printed
from game.story.look import ImageFile, Look

_ANIMATED = (".gif", ".webp")
_PICTURES = (".png", ".jpg", ".jpeg")
_LARGEST_SIDE = 4096
_LATEST_SECOND = 86_400


def run(options: argparse.Namespace, refuse: Callable[[str], int]) -> int:
    """Writes the picture. `refuse` says what is wrong with a call and gives the exit status."""
    from game import library
    from game.shared import LOOKS_FILE

    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        reading = library.read(library.find_story(options.story))
        looks = reading.looks
        look = _look(looks.get(options.look), options.look, list(looks))
        parameters = _numbers(options.values, list(look.parameters), "parameter")
        cues = _numbers(options.cue, list(look.cues), "cue")
        size = _size(options.size)
        moments = _moments(options)
    except (library.NotFound, _WrongCall) as wrong:
        return refuse(str(wrong))
    if _tell_problems(p for p in reading.problems if p.span.source.name.endswith(LOOKS_FILE)):
        return 1
    open_image = reading.pictures.opened
    return _write(look, size, moments, parameters, cues, options.out, open_image)


def _tell_problems(problems: Iterable[Problem]) -> bool:
    """Prints what is wrong with the story's looks; whether anything spoils them."""
    spoilt = False
    for problem in problems:
        print(printed(problem), file=sys.stderr)
        spoilt = spoilt or problem.severity == "error"
    return spoilt


class _WrongCall(Exception):
    """An option that makes no sense; the message says which, and what would."""


def _look(look: Look | None, name: str, known: list[str]) -> Look:
    if look is None:
        hint = closest(name, known) or f"looks: {', '.join(known)}"
        raise _WrongCall(f"there is no look called {name}; {hint}")
    return look


def _numbers(given: list[str], known: list[str], what: str) -> dict[str, float]:
    numbers = {}
    for text in given:
        name, _, number = text.partition("=")
        if name not in known:
            hint = closest(name, known) or f"it has: {', '.join(known) or 'none'}"
            raise _WrongCall(f"this look has no {what} {name}; {hint}")
        if not re.fullmatch(r"-?\d{1,6}(\.\d{1,6})?", number):
            raise _WrongCall(f"{text}: a {what} is written {name}=0.5")
        numbers[name] = float(number)
    return numbers


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{2,4})x(\d{2,4})", text)
    if not match or max(int(match[1]), int(match[2])) > _LARGEST_SIDE:
        raise _WrongCall(f"{text}: a size is written 1280x720, up to {_LARGEST_SIDE}")
    return int(match[1]), int(match[2])


def _moments(options: argparse.Namespace) -> list[float]:
    if not 0 <= options.at <= _LATEST_SECOND:
        raise _WrongCall(f"--at is a second, from 0 to {_LATEST_SECOND}")
    ending = options.out.suffix.lower()
    if ending in _PICTURES:
        return [options.at]
    if ending not in _ANIMATED:
        raise _WrongCall(f"{options.out}: the file ends in {', '.join(_PICTURES + _ANIMATED)}")
    if not 0.1 <= options.length <= 30:
        raise _WrongCall("a loop is 0.1 to 30 seconds long")
    from game.stage.stills import FRAMES_A_SECOND

    count = max(2, round(options.length * FRAMES_A_SECOND))
    return [options.at + number / FRAMES_A_SECOND for number in range(count)]


def _write(
    look: Look,
    size: tuple[int, int],
    moments: list[float],
    parameters: dict[str, float],
    cues: dict[str, float],
    path: Path,
    open_image: Callable[[ImageFile], bytes],
) -> int:
    import pygame

    from game.stage.stills import frames, write_loop, write_picture

    pygame.display.init()
    painted = list(frames(look, size, moments, parameters, cues, open_image=open_image))
    try:
        if len(painted) == 1:
            write_picture(painted[0], path)
        else:
            write_loop(painted, path)
    except ImportError:
        print("sleepwalk: a loop needs Pillow: pip install 'sleepwalk[pictures]'", file=sys.stderr)
        return 1
    except (OSError, pygame.error) as error:
        print(f"sleepwalk: {path} cannot be written: {error}", file=sys.stderr)
        return 1
    finally:
        pygame.display.quit()
    print(path)
    return 0
