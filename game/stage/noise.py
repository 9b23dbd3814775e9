"""Noise that shows the same picture at every resolution, and how fields are sampled and blurred."""

from __future__ import annotations

import numpy as np

from game.stage.canvas import Canvas, Field

_FIXED_BINS = 64
"""Frequencies below this come from one grid of random numbers, whatever the resolution."""


def smooth_noise(
    canvas: Canvas, slope: float, seed: int, *, across: float = 1.0, down: float = 1.0
) -> Field:
    """Tileable 1/f noise, mean 0 and deviation 1; greater `slope` is smoother.

    Random phases under an amplitude of f^(-slope/2), by inverse Fourier transform. `across` and
    `down` above 1 stretch the shapes that way.
    """

    def amplitude(down_cycles: Field, across_cycles: Field) -> Field:
        frequency = np.sqrt((down_cycles * down) ** 2 + (across_cycles * across) ** 2)
        return np.maximum(frequency, 0.5) ** np.float32(-slope / 2)

    return _shaped_noise(canvas, seed, amplitude)


def band_noise(canvas: Canvas, cycles: float, seed: int, *, spread: float = 0.5) -> Field:
    """Tileable noise of one size: about `cycles` blobs in one height; mean 0, deviation 1."""
    centre = cycles * canvas.height / canvas.unit

    def amplitude(down_cycles: Field, across_cycles: Field) -> Field:
        frequency = np.maximum(np.hypot(down_cycles, across_cycles), 0.3)
        return np.exp(-((np.log(frequency / centre) / spread) ** 2))

    return _shaped_noise(canvas, seed, amplitude)


def _shaped_noise(canvas: Canvas, seed: int, amplitude: object) -> Field:
    rows, columns = _even(canvas.height), _even(canvas.width)
    spectrum = _spectrum(rows, columns, seed)
    down_cycles = np.fft.fftfreq(rows)[:, None].astype(np.float32) * rows
    across_cycles = np.fft.rfftfreq(columns)[None, :].astype(np.float32) * rows
    assert callable(amplitude)
    spectrum *= amplitude(down_cycles, across_cycles)
    spectrum[0, 0] = 0
    values = np.fft.irfft2(spectrum, s=(rows, columns)).astype(np.float32)
    values /= max(float(values.std()), 1e-9)
    return values[: canvas.height, : canvas.width]


def _even(size: int) -> int:
    """A size near this one that a Fourier transform likes."""
    step = 16 if size > 128 else 4
    return max(step, -(-size // step) * step)


def _spectrum(rows: int, columns: int, seed: int) -> Field:
    grid = np.random.default_rng(seed).standard_normal(
        (2 * _FIXED_BINS + 1, _FIXED_BINS + 1, 2), dtype=np.float32
    )
    fixed = grid[..., 0] + 1j * grid[..., 1]
    rest = np.random.default_rng(seed + 100_003)
    shape = (rows, columns // 2 + 1)
    spectrum = np.empty(shape, np.complex64)
    spectrum.real = rest.standard_normal(shape, dtype=np.float32)
    spectrum.imag = rest.standard_normal(shape, dtype=np.float32)
    bins = min(_FIXED_BINS, (rows - 1) // 2, columns // 2)
    spectrum[: bins + 1, : bins + 1] = fixed[_FIXED_BINS : _FIXED_BINS + bins + 1, : bins + 1]
    spectrum[rows - bins :, : bins + 1] = fixed[_FIXED_BINS - bins : _FIXED_BINS, : bins + 1]
    return spectrum


def sampled(field: Field, across: Field, down: Field, *, wrap: bool = True) -> Field:
    """The field at places between its pixels, by bilinear interpolation."""
    rows, columns = field.shape[:2]
    across, down = np.broadcast_arrays(across, down)
    left, top = np.floor(across), np.floor(down)
    part_x, part_y = (across - left).astype(np.float32), (down - top).astype(np.float32)
    if field.ndim == 3:
        part_x, part_y = part_x[..., None], part_y[..., None]
    x0, y0 = left.astype(np.int32), top.astype(np.int32)
    if wrap:
        x0, y0, x1, y1 = x0 % columns, y0 % rows, (x0 + 1) % columns, (y0 + 1) % rows
    else:
        x1, y1 = np.clip(x0 + 1, 0, columns - 1), np.clip(y0 + 1, 0, rows - 1)
        x0, y0 = np.clip(x0, 0, columns - 1), np.clip(y0, 0, rows - 1)
    upper = field[y0, x0] * (1 - part_x) + field[y0, x1] * part_x
    lower = field[y1, x0] * (1 - part_x) + field[y1, x1] * part_x
    result: Field = upper * (1 - part_y) + lower * part_y
    return result


def resized(field: Field, width: int, height: int) -> Field:
    """The field at another size, by linear interpolation along one axis and then the other."""
    return _stretched(_stretched(field, height, 0), width, 1)


def _stretched(field: Field, size: int, axis: int) -> Field:
    count = field.shape[axis]
    place = (np.arange(size, dtype=np.float32) + 0.5) * (count / size) - 0.5
    place = np.clip(place, 0, count - 1)
    first = place.astype(np.int32)
    shape = [1] * field.ndim
    shape[axis] = size
    part = (place - first).astype(np.float32).reshape(shape)
    after = np.take(field, np.minimum(first + 1, count - 1), axis)
    result: Field = np.take(field, first, axis) * (1 - part) + after * part
    return result


def blurred(field: Field, radius: float) -> Field:
    """Nearly a Gaussian blur: three box passes; a large radius is done at a reduced size."""
    if radius < 0.5:
        return field
    if radius > 5:
        return _blurred_small(field, radius)
    reach = max(1, round(radius))
    for _ in range(3):
        field = _box(_box(field, reach, 0), reach, 1)
    return field


def _blurred_small(field: Field, radius: float) -> Field:
    rows, columns = field.shape[:2]
    factor = int(min(8, max(2, radius // 2.5)))
    small_rows, small_columns = -(-rows // factor), -(-columns // factor)
    missing = [(0, small_rows * factor - rows), (0, small_columns * factor - columns)]
    padded = np.pad(field, missing + [(0, 0)] * (field.ndim - 2), mode="edge")
    parts = (small_rows, factor, small_columns, factor, *field.shape[2:])
    small = blurred(padded.reshape(parts).mean((1, 3)), radius / factor)
    down = (np.arange(rows, dtype=np.float32)[:, None] + 0.5) / factor - 0.5
    across = (np.arange(columns, dtype=np.float32)[None, :] + 0.5) / factor - 0.5
    return sampled(small, across, down, wrap=False)


def _box(field: Field, reach: int, axis: int) -> Field:
    """The mean of the `2 * reach + 1` neighbours along an axis, by running sums."""
    size = field.shape[axis]
    padding = [(0, 0)] * field.ndim
    padding[axis] = (reach + 1, reach)
    sums = np.cumsum(np.pad(field, padding, mode="edge"), axis=axis, dtype=np.float64)
    later = np.take(sums, np.arange(2 * reach + 1, 2 * reach + 1 + size), axis=axis)
    earlier = np.take(sums, np.arange(size), axis=axis)
    return ((later - earlier) / (2 * reach + 1)).astype(np.float32)
