"""Reads files of looks: each becomes a picture as data, or problems that say what is amiss."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from game.loading.costs import SLOW_MILLISECONDS, dearest, milliseconds_of
from game.loading.format import A_TRANSITION, Bounds, Key, Named, Shape
from game.loading.layers import FindImage, LayerReader, no_images, shape_of
from game.loading.nodes import Mapping as Group
from game.loading.nodes import Node, Scalar
from game.loading.report import Report, TooMany
from game.loading.shape import Record, is_name, record
from game.loading.transitions import read_transition
from game.loading.yaml_reader import read_yaml
from game.problems import Problem, Source, closest
from game.story.look import LAYERS, TRANSITIONS, Amount, Area, Bed, Cue, Layer, Look
from game.story.meaning import Meaning, an_amount

MOST_LAYERS = 60
MOST_BEDS = 6
_DECIMAL = re.compile(r"-?[0-9]{1,4}(\.[0-9]{1,6})?\Z")


@dataclasses.dataclass(frozen=True, slots=True)
class _Volume:
    """What can be said about a bed."""

    volume: Amount = an_amount("How loud it is.", 1.0)


LAYER_SHAPES: Mapping[str, Shape] = MappingProxyType(
    {word: shape_of(kind, f"the layer `{word}`") for word, kind in LAYERS.items()}
)
LAYER = Named("a layer", LAYER_SHAPES)
BED = Named("a bed", shape_of(_Volume, "how loud a bed is"))
CUE = shape_of(Cue, "a cue")
A_PARAMETER = Bounds(-9999.999999, 9999.999999, whole=False)
A_PLACE = Meaning("area", "Left, top, width, height.", -1.0, 2.0)

LOOK = Shape(
    "a look",
    (
        Key(
            "like",
            "name",
            "a look above this one, or of the game: what is not given here comes from it",
        ),
        Key("describe", "text", "what is seen, in words, for those who do not see it"),
        Key("parameters", "group", "what may vary, each with its own number", of=A_PARAMETER),
        Key("cues", "group", "what the prose can make happen, by name", of=CUE),
        Key("objects", "group", "places that can be chosen: left, top, width, height", of=A_PLACE),
        Key("transition", "name", f"how it comes: {', '.join(TRANSITIONS)}", of=A_TRANSITION),
        Key("beds", "list", "what is heard there, on and on: sounds", of=BED, most=MOST_BEDS),
        Key("layers", "list", "what is painted, from far to near", of=LAYER, most=MOST_LAYERS),
    ),
)

LOOKS_FILE = Shape("a file of looks", (Key("looks", "group", "the looks, by name", True, LOOK),))


@dataclasses.dataclass(frozen=True, slots=True)
class Around:
    """What looks can refer to: sounds by name, and images through what finds their files."""

    sounds: Collection[str] = ()
    find_image: FindImage = no_images


def read_looks(
    source: Source, known: Mapping[str, Look], around: Around = Around()
) -> tuple[Mapping[str, Look], tuple[Problem, ...]]:
    """The looks that a file describes, by name, and the problems found in it.

    A layer, a bed or a cue that has problems is left out of its look. `known` are looks that these
    may be like, and `around` is what else they may name.
    """
    report = Report()
    looks: dict[str, Look] = {}
    try:
        root = read_yaml(source, report, "looks")
        values = record(root, LOOKS_FILE, report) if root is not None else None
        entries = values.entries("looks") if values else ()
        models = _Models(known, looks, frozenset(name.value for name, _ in entries))
        for name, node in entries:
            _read_look(name, node, models, around, report)
    except TooMany:
        looks = {}
    return MappingProxyType(looks), report.problems


@dataclasses.dataclass(frozen=True, slots=True)
class _Models:
    """The looks that one can be like: those of the game, and the file's own before it."""

    known: Mapping[str, Look]
    own: dict[str, Look]
    names: Collection[str]
    """All looks of the file, also those that come later."""

    def get(self, name: str) -> Look | None:
        return self.own.get(name) or self.known.get(name)

    def hint(self, name: str) -> str:
        if name in self.names:
            return f"move `{name[:60]}` above it, since a look is like one that stands before it"
        return closest(name, {**self.known, **self.own})


def _read_look(name: Scalar, node: Node, models: _Models, around: Around, report: Report) -> None:
    """Adds one look, with all of it that could be read."""
    values = record(node, LOOK, report) if is_name(name, report) else None
    if values is None:
        return
    model = _model(values, models, report)
    look = _LookReader(values, around, report).look(name.value, model)
    if not look.layers and "layers" not in values and "like" not in values:
        message = f"the look `{name.value[:60]}` has no layers"
        report.error("missing-key", name.span, message, "layers: what is painted, far to near")
    if "layers" in values:
        _report_slow(name, look, report)
    models.own[name.value] = look


def _report_slow(name: Scalar, look: Look, report: Report) -> None:
    """Warns of a look that takes so long to paint that it will not move evenly everywhere."""
    needed = milliseconds_of(look.layers)
    if needed <= SLOW_MILLISECONDS:
        return
    message = f"the look `{name.value[:60]}` will be slow: about {needed:.0f} ms for each picture"
    shares = ", ".join(f"`{word}` {part:.1f}" for word, part in dearest(look.layers))
    hint = f"{SLOW_MILLISECONDS:.0f} are as much as most machines have time for; dearest: {shares}"
    report.warning("slow-look", name.span, message, hint)


def _model(values: Record, models: _Models, report: Report) -> Look:
    """The look that this one is like; an empty one where it is like none."""
    name = values.name("like")
    if name is None:
        return Look("", ())
    model = models.get(name.value)
    if model is None:
        message = f"there is no look called `{name.value[:60]}` before this one"
        report.error("unknown-look", name.span, message, models.hint(name.value))
    return model or Look("", ())


class _LookReader:
    """Reads the keys of one look."""

    def __init__(self, values: Record, around: Around, report: Report) -> None:
        self.values = values
        self.around = around
        self.report = report

    def look(self, name: str, model: Look) -> Look:
        parameters = {**model.parameters, **self._parameters()}
        layers = LayerReader(parameters, self.report, self.around.sounds, self.around.find_image)
        transition = read_transition(self.values.name("transition"), self.report)
        look = dataclasses.replace(
            model,
            name=name,
            parameters=MappingProxyType(parameters),
            describe=self.values.text("describe") or model.describe,
            cues=MappingProxyType({**model.cues, **self._cues(layers)}),
            objects=MappingProxyType({**model.objects, **self._objects(layers)}),
            transition=transition or model.transition,
            beds=self._beds(layers) if "beds" in self.values else model.beds,
            layers=self._layers(layers) if "layers" in self.values else model.layers,
        )
        if len(look.layers) >= len(self.values.items("layers")):  # what was left out may ask
            self._report_unasked(layers.asked | set(model.parameters))
        return look

    def _report_unasked(self, asked: Collection[str]) -> None:
        for name, _ in self.values.entries("parameters"):
            if name.value not in asked:
                message = f"nothing in this look follows the parameter `{name.value[:60]}`"
                hint = f"use it as an amount: `strength: {name.value[:60]}`"
                self.report.warning("unused-parameter", name.span, message, hint)

    def _parameters(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for name, node in self.values.entries("parameters"):
            if not is_name(name, self.report):
                continue
            if isinstance(node, Scalar) and _DECIMAL.match(node.value):
                found[name.value] = float(node.value)
            else:
                message = f"the parameter `{name.value}` begins with a number"
                hint = f"such as `{name.value}: 1`"
                self.report.error("not-a-number", name.span, message, hint)
        return found

    def _cues(self, layers: LayerReader) -> dict[str, Cue]:
        found: dict[str, Cue] = {}
        for name, node in self.values.entries("cues"):
            if is_name(name, self.report):
                cue = layers.value_of(Cue, node, f"the cue `{name.value}`")
                if isinstance(cue, Cue):
                    found[name.value] = cue
        return found

    def _objects(self, layers: LayerReader) -> dict[str, Area]:
        found: dict[str, Area] = {}
        low, high = A_PLACE.low, A_PLACE.high
        for name, node in self.values.entries("objects"):
            place = layers.numbers_in(node, 4, low, high) if is_name(name, self.report) else None
            if place is not None:
                left, top, width, height = place
                found[name.value] = (left, top, width, height)
        return found

    def _layers(self, layers: LayerReader) -> tuple[Layer, ...]:
        items = self.values.items("layers")
        if len(items) > MOST_LAYERS:
            message = f"a look has at most {MOST_LAYERS} layers, and this one has {len(items)}"
            self.report.error("too-many-layers", items[MOST_LAYERS].span.within(0, 1), message)
        found = [self._layer(item, layers) for item in items[:MOST_LAYERS]]
        return tuple(layer for layer in found if layer is not None)

    def _layer(self, node: Node, layers: LayerReader) -> Layer | None:
        """One layer: its kind alone, or its kind with what is said about it."""
        entry = _one_entry(node)
        if entry is None:
            message = "a layer is one kind with what is said about it"
            hint = "such as `- glow: {points: [[0.2, 0.3]], colour: gas}`"
            self.report.error("wrong-kind", node.span.within(0, 1), message, hint)
            return None
        name, said = entry
        kind = LAYERS.get(name.value)
        if kind is None:
            message = f"there is no kind of layer called `{name.value[:60]}`"
            hint = closest(name.value, LAYERS) or f"there are: {', '.join(LAYERS)}"
            self.report.error("unknown-layer", name.span, message, hint)
            return None
        layer: Layer | None = layers.value_of(kind, said, f"the layer `{name.value}`")
        return layer

    def _beds(self, layers: LayerReader) -> tuple[Bed, ...]:
        items = self.values.items("beds")
        if len(items) > MOST_BEDS:
            message = f"a look has at most {MOST_BEDS} beds, and this one has {len(items)}"
            self.report.error("too-many-beds", items[MOST_BEDS].span.within(0, 1), message)
            return ()
        found = [self._bed(item, layers) for item in items]
        return tuple(bed for bed in found if bed is not None)

    def _bed(self, node: Node, layers: LayerReader) -> Bed | None:
        """One sound that goes on: its name alone, or its name with how loud it is."""
        entry = _one_entry(node)
        if entry is None:
            message = "a bed is the name of a sound with how loud it is"
            hint = "such as `- rain`, or `- murmur: {volume: 0.3 + 0.7 * awe}`"
            self.report.error("wrong-kind", node.span.within(0, 1), message, hint)
            return None
        name, said = entry
        if not layers.is_sound(name):
            return None
        volume: _Volume | None = layers.value_of(_Volume, said, f"the bed `{name.value}`")
        return Bed(name.value, volume.volume) if volume else None


def _one_entry(node: Node) -> tuple[Scalar, Node] | None:
    """A name alone, or one name with what is said about it; None for anything else."""
    match node:
        case Scalar() as name:
            return name, Group((), name.span)
        case Group(entries=((name, said),)):
            empty = isinstance(said, Scalar) and said.is_empty
            return name, Group((), name.span) if empty else said
    return None
