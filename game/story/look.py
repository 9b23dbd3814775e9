"""A look as data: the layers of one living picture, what may vary in it, and what cues do to it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from game.story.amount import Amount, AmountError, amount_names, amount_value
from game.story.cloth_layers import Motif, Weave
from game.story.finish_layers import MOST_DRIFT, Bloom, Camera, Grain, Light, Tint
from game.story.glass_layers import Faces, Mirror, Reflection, Vault
from game.story.image_layers import Image, ImageFile
from game.story.lamps import Lamp, Rim
from game.story.layers import (
    LAYERS,
    Backdrop,
    Beam,
    Burst,
    Cloth,
    Eyes,
    Figure,
    Flame,
    Fog,
    Glow,
    Layer,
    Motes,
    Picture,
    Pulse,
    Shadow,
    Twinkle,
)
from game.story.meaning import (
    COLOURS,
    FIGURES,
    MODES,
    MOTES,
    REQUIRED,
    TRANSITIONS,
    Area,
    Meaning,
    Point,
    Transition,
    a_number,
    colour_channels,
    described,
    meaning_of,
)
from game.story.paintings import HOUSES, PAINTINGS, number_range
from game.story.shape_layers import Oval, Shape, Stroke, Water
from game.story.sound import Bed

__all__ = [
    "COLOURS",
    "FIGURES",
    "HOUSES",
    "LAYERS",
    "MODES",
    "MOST_DRIFT",
    "MOTES",
    "PAINTINGS",
    "REQUIRED",
    "TRANSITIONS",
    "Amount",
    "AmountError",
    "Area",
    "Backdrop",
    "Beam",
    "Bed",
    "Bloom",
    "Burst",
    "Camera",
    "Cloth",
    "Cue",
    "Eyes",
    "Faces",
    "Figure",
    "Flame",
    "Fog",
    "Glow",
    "Grain",
    "Image",
    "ImageFile",
    "Lamp",
    "Layer",
    "Light",
    "Look",
    "Meaning",
    "Mirror",
    "Motes",
    "Motif",
    "Oval",
    "Picture",
    "Point",
    "Pulse",
    "Reflection",
    "Rim",
    "Shadow",
    "Shape",
    "Stroke",
    "Tint",
    "Transition",
    "Twinkle",
    "Vault",
    "Water",
    "Weave",
    "amount_names",
    "amount_value",
    "colour_channels",
    "meaning_of",
    "number_range",
]


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cue:
    """What happens at a word of the prose: a parameter goes to a value and, after a while, back."""

    parameter: str = described(Meaning("parameter", "Which parameter."))
    to: float = a_number("The value that it takes.", 1.0, -100.0, 100.0)
    rise: float = a_number("Seconds until it has that value.", 0.5, 0.0, 60.0)
    hold: float = a_number("Seconds for which it stays.", 0.0, 0.0, 3600.0)
    fall: float = a_number("Seconds of its way back.", 0.5, 0.0, 60.0)
    stay: bool = described(Meaning("flag", "Whether it never goes back."), False)
    even: bool = described(Meaning("flag", "Whether it moves at one speed, not gently."), False)
    sound: str = described(Meaning("sound", "What is heard with it."), "")

    def progress(self, seconds_since: float) -> float:
        """How far towards `to` the parameter is, 0 to 1, so long after the cue."""
        if seconds_since < 0 or math.isnan(seconds_since):
            return 0.0
        if seconds_since < self.rise:
            return self._eased(seconds_since / self.rise)
        after_hold = seconds_since - self.rise - self.hold
        if self.stay or after_hold <= 0:
            return 1.0
        return self._eased(1.0 - after_hold / self.fall) if after_hold < self.fall else 0.0

    def _eased(self, part: float) -> float:
        return part if self.even else part * part * (3.0 - 2.0 * part)


@dataclass(frozen=True, slots=True)
class Look:
    """One living picture: its layers from far to near, and everything that may vary in it."""

    name: str
    layers: tuple[Layer, ...]
    describe: str = ""
    parameters: Mapping[str, float] = field(default_factory=_nothing)
    cues: Mapping[str, Cue] = field(default_factory=_nothing)
    objects: Mapping[str, Area] = field(default_factory=_nothing)
    transition: Transition = "cross_fade"
    beds: tuple[Bed, ...] = ()

    def parameters_at(
        self, given: Mapping[str, float], seconds: float, cue_times: Mapping[str, float]
    ) -> dict[str, float]:
        """Every parameter's value: what is given, else the default, moved by the cues so far."""
        values = {name: float(given.get(name, value)) for name, value in self.parameters.items()}
        for name, cue in self.cues.items():
            if name in cue_times and cue.parameter in values:
                progress = cue.progress(seconds - cue_times[name])
                values[cue.parameter] += (cue.to - values[cue.parameter]) * progress
        return values
