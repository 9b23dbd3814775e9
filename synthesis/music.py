"""Plays scores: notes and gestures as data, in a tuning of their own, in several forms.

A score is a YAML file in `scores/`:

- `beat` and `beats`: how long a beat is, in seconds, and how many there are until it begins again;
- `root`: the pitch of degree 0 in Hz; `tuning`: the degrees from there, as fractions of the root;
  `period`: the fraction at which they begin again, 2 if left out;
- `room`: how long it goes on sounding, how dark, how much of it;
- `forms`: from the quietest to the fullest, each a list of phrases that it adds.

A phrase is what one instrument plays: `play` has degrees, each `each` beats long, from beat `at`
on. `.` is a rest, `-` holds on, `0+4+7` is a chord, `!` makes a note louder, `~` lets it lean: it
is bent a little flat and comes up. A degree past the last goes on in the next period.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from synthesis.instruments import INSTRUMENTS
from synthesis.waves import RATE, Wave, add, room, silence

SCORES = Path(__file__).parent / "scores"
_LEAN = 0.03


@dataclass(frozen=True, slots=True)
class Note:
    """One note: when and how long, in beats, which degree, how loud, whether it leans."""

    at: float
    degree: int
    beats: float
    loud: float
    leans: bool


def music(name: str) -> list[Wave]:
    """The forms of a score, each a ring of the same length."""
    score = yaml.safe_load((SCORES / f"{name}.yaml").read_text("utf-8"))
    seconds = score["beat"] * score["beats"]
    reach, dark, wet = score["room"]
    forms = []
    for number, phrases in enumerate(score["forms"]):
        ring = silence(seconds)
        for place, phrase in enumerate(phrases):
            _play(phrase, score, ring, 1000 * number + 100 * place)
        forms.append(room(ring, reach, dark, wet, seed=number + 5))
    return forms


def _play(phrase: dict[str, Any], score: dict[str, Any], ring: Wave, seed: int) -> None:
    instrument = INSTRUMENTS[phrase["instrument"]]
    tuning = [float(Fraction(step)) for step in score["tuning"]]
    octave = 2.0 ** phrase.get("octave", 0)
    dice = np.random.default_rng(seed)
    for number, note in enumerate(notes_of(phrase)):
        pitch = score["root"] * octave * pitch_of(note.degree, tuning, score.get("period", 2))
        wave = instrument(pitch, note.beats * score["beat"], seed + number)
        if note.leans:
            wave = _leaning(wave)
        late = abs(dice.normal(0, 0.018))
        place = phrase.get("place", 0.0) + dice.normal(0, 0.06)
        add(ring, wave, note.at * score["beat"] + late, note.loud, float(np.clip(place, -1, 1)))


def pitch_of(degree: int, tuning: Sequence[float], period: float) -> float:
    """The ratio of a degree to the root, in whatever period."""
    periods, step = divmod(degree, len(tuning))
    return float(tuning[step] * period**periods)


def notes_of(phrase: dict[str, Any]) -> Iterator[Note]:
    """The notes of a phrase, in their order."""
    tokens = str(phrase["play"]).split()
    loud = phrase.get("loud", 0.5)
    for place, token in enumerate(tokens):
        if token in (".", "-", "|"):
            continue
        held = 1
        while place + held < len(tokens) and tokens[place + held] == "-":
            held += 1
        louder = 1.5 if "!" in token else 1.0
        degrees = token.replace("!", "").replace("~", "").split("+")
        for degree in degrees:
            yield Note(
                phrase.get("at", 0) + place * phrase["each"],
                int(degree),
                held * phrase["each"],
                loud * louder / sqrt(len(degrees)),
                "~" in token,
            )


def _leaning(wave: Wave) -> Wave:
    """The note begins a little flat and comes up to its pitch."""
    t = np.arange(len(wave)) / RATE
    warped = t - _LEAN * 0.35 * (1 - np.exp(-t / 0.35))
    return np.interp(warped, t, wave)
