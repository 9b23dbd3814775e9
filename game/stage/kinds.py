"""The table of layer kinds: for each, what bakes its plates and what shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pygame

from game.stage.canvas import Canvas
from game.stage.frame import Draw
from game.stage.layers import (
    crowds,
    faces,
    feathers,
    figures,
    finish,
    glows,
    images,
    lights,
    mirrors,
    paintings,
    pulse,
    shapes,
    vault,
    water,
    weave,
)
from game.stage.plates import Plate
from game.story import look as looks
from game.story.look import Layer, Look

Bake = Callable[..., tuple[Plate, ...]]
Show = Callable[[Any, tuple[Plate, ...], list[pygame.Surface], Look], Draw]


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of layer comes to be seen.

    `bake` paints its plates (dear, in a thread, kept on disk where `kept`); `show` makes of them
    the function that draws the layer on a frame (cheap, sixty times a second). The `bake` of a kind
    that `opens` files takes what opens them as well.
    """

    bake: Bake
    show: Show
    kept: bool = True
    opens: bool = False


def _bake_weave(layer: looks.Weave, canvas: Canvas) -> tuple[Plate, ...]:
    from game.stage.layers.loom import bake_weave  # like all painters, once there is need of them

    return bake_weave(layer, canvas)


KINDS: Mapping[type[Layer], Kind] = MappingProxyType(
    {
        looks.Backdrop: Kind(paintings.bake_backdrop, paintings.show_backdrop),
        looks.Picture: Kind(paintings.bake_picture, paintings.show_picture),
        looks.Image: Kind(images.bake_image, images.show_image, opens=True),
        looks.Cloth: Kind(paintings.bake_picture, paintings.show_cloth),
        looks.Figure: Kind(figures.bake_figure, figures.show_figure),
        looks.Shadow: Kind(figures.bake_shadow, figures.show_figure),
        looks.Eyes: Kind(crowds.bake_eyes, crowds.show_eyes),
        looks.Glow: Kind(glows.bake_glow, glows.show_glow),
        looks.Flame: Kind(lights.bake_flame, lights.show_flame),
        looks.Beam: Kind(lights.bake_beam, lights.show_beam),
        looks.Motes: Kind(crowds.bake_motes, crowds.show_motes),
        looks.Fog: Kind(lights.bake_fog, lights.show_fog),
        looks.Twinkle: Kind(glows.bake_twinkle, glows.show_twinkle),
        looks.Burst: Kind(feathers.bake_burst, feathers.show_burst),
        looks.Pulse: Kind(pulse.bake_pulse, pulse.show_pulse),
        looks.Vault: Kind(vault.bake_vault, vault.show_vault),
        looks.Mirror: Kind(mirrors.bake_mirror, mirrors.show_mirror),
        looks.Reflection: Kind(mirrors.bake_reflection, mirrors.show_reflection),
        looks.Shape: Kind(shapes.bake_shape, shapes.show_shape),
        looks.Oval: Kind(shapes.bake_shape, shapes.show_shape),
        looks.Stroke: Kind(shapes.bake_shape, shapes.show_shape),
        looks.Water: Kind(water.bake_water, water.show_water),
        looks.Faces: Kind(faces.bake_faces, faces.show_faces),
        looks.Weave: Kind(_bake_weave, weave.show_weave),
        looks.Bloom: Kind(finish.no_plates, finish.show_bloom, kept=False),
        looks.Light: Kind(finish.no_plates, finish.show_light, kept=False),
        looks.Grain: Kind(finish.no_plates, finish.show_grain, kept=False),
        looks.Tint: Kind(finish.no_plates, finish.show_tint, kept=False),
        looks.Camera: Kind(finish.no_plates, finish.show_nothing, kept=False),
    }
)
