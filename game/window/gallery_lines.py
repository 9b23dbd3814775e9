"""The lines of the gallery: all that can be changed in a look, and with which keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.library import Reading
from game.shared import shared_looks
from game.story.look import Look
from game.window.help import HelpPage
from game.window.keys import KEYBOARD
from game.window.lists import Item, item
from game.window.preferences import Preferences
from game.window.session import Session, View
from game.window.sliders import LABEL_PART, Slider
from game.window.words import plain

PARAMETER, CUE = "parameter ", "cue "
LOOK, TIME, COMES, WORDS, MOTION, PICTURE, CLOSE = (
    "look", "time", "comes", "words", "motion", "picture", "close",
)  # fmt: skip
_KEYS = (
    ("The look before, and after", "left, right; Page Up, Page Down"),
    ("To another line", "up, down"),
    ("More or less of a line", "left, right, or drag"),
    ("As it is by itself", "Enter, on its line"),
    ("A cue", "1–9"),
    ("Hold the time", "Space"),
    ("Words over the picture", "Tab"),
    ("The picture alone", "H, middle click"),
    ("Keep a picture", "S"),
    ("Gamepad: looks", "shoulders"),
    ("Gamepad: words, alone", "Y, X"),
    ("Close", "Esc, twice"),
)


class GalleryKeys(HelpPage):
    """The keys of the gallery: they are never given to anything else."""

    def __init__(self, session: Session, below: View) -> None:
        super().__init__(session, below, KEYBOARD)

    def told(self) -> Sequence[tuple[str, str]]:
        return _KEYS

    def ways(self) -> Sequence[Item]:
        return ()


_SIZE, _GAP, _PART_GAP = 0.83, 1, 12
_MINUTE = 60.0


def lines_of(
    look: Look, place: str, preferences: Preferences, *, before: str, paused: bool
) -> Sequence[Item]:
    """A line for all that can be changed; a cue's begins with the number that fires it."""
    lines = [item(LOOK, look.name, place, size=_SIZE)]
    lines += [
        replace(_line(PARAMETER + name, name, first=not number), part=LABEL_PART)
        for number, name in enumerate(look.parameters)
    ]
    lines += [
        _cue_line(number, name, f"{cue.parameter} to {cue.to:g}")
        for number, (name, cue) in enumerate(look.cues.items(), 1)
    ]
    time = _line(TIME, "time, held" if paused else "time", first=True)
    lines.append(replace(time, part=LABEL_PART))
    lines.append(_line(COMES, f"comes from {before}", look.transition.replace("_", " ")))
    lines.append(_line(WORDS, "words over it", "show", first=True))
    lines.append(_line(MOTION, "reduced motion", "on" if preferences.reduced_motion else "off"))
    lines.append(_line(PICTURE, "picture", preferences.picture))
    return (*lines, _line(CLOSE, "close"))


def _line(key: str, text: str, value: str = "", *, first: bool = False) -> Item:
    return item(key, text, value, size=_SIZE, gap=_PART_GAP if first else _GAP)


def _cue_line(number: int, name: str, does: str) -> Item:
    words = (*plain(str(number), tone="gold"), *plain(name, tone="quiet"))
    gap = _PART_GAP if number == 1 else _GAP
    return Item(CUE + name, words, value=does, size=_SIZE, gap=gap)


def slider_of(look: Look, name: str) -> Slider:
    """From 0 to 1, or as far as the look's own value and its cues go."""
    own = look.parameters[name]
    reached = [own, *(cue.to for cue in look.cues.values() if cue.parameter == name)]
    return Slider(min(0.0, *reached), max(1.0, *reached), own)


def time_slider(seconds: float) -> Slider:
    """A minute, and a longer one once that is over."""
    high = _MINUTE
    while seconds > high:
        high *= 2
    return Slider(0.0, high, 0.0)


def in_order(reading: Reading) -> list[Look]:
    """The story's own looks, then the others that it shows, then the rest."""
    scenes = reading.story.scenes.values() if reading.story else ()
    used = [scene.look.name for scene in scenes if scene.look]
    own = [name for name, look in reading.looks.items() if shared_looks().get(name) is not look]
    names = dict.fromkeys((*own, *used, *reading.looks))
    return [reading.looks[name] for name in names if name in reading.looks]
