"""The picture that was painted last, shown again in another size or for a while longer."""

from __future__ import annotations

from collections.abc import Callable

from pygame import Surface

from game.window.veil import lay

_Size = tuple[int, int]


class Canvas:
    """A surface that is made anew only when another size is wanted."""

    def __init__(self) -> None:
        self._surface: Surface | None = None

    def at(self, size: _Size) -> Surface:
        if self._surface is None or self._surface.get_size() != size:
            self._surface = Surface(size, 0, 32)
        return self._surface


class Painted:
    """Plain and veiled in the art's size, and in the window's: each only if it is wanted."""

    def __init__(self, show: Callable[[Surface], None]) -> None:
        """`show` covers a surface of any size with the picture."""
        self._show = show
        self._plain, self._veiled, self._large = Canvas(), Canvas(), Canvas()
        self._plain_size: _Size | None = None
        self._veil: tuple[Surface | None, _Size] | None = None
        self._large_size: _Size | None = None

    def forget(self) -> None:
        """There is another picture from now on."""
        self._plain_size = self._veil = self._large_size = None

    def plain(self, size: _Size) -> Surface:
        """The picture in a size, as it is."""
        plain = self._plain.at(size)
        if self._plain_size != size:
            self._show(plain)
            self._plain_size = size
        return plain

    def veiled(self, size: _Size, veil: Surface | None) -> Surface:
        """The picture in a size, under a veil."""
        veiled = self._veiled.at(size)
        if self._veil is None or self._veil[0] is not veil or self._veil[1] != size:
            self._show(veiled)
            lay(veil, veiled)
            self._veil, self._large_size = (veil, size), None
        return veiled

    def large(self, size: _Size, art_size: _Size, veil: Surface | None) -> Surface:
        """The veiled picture, scaled to the window's size."""
        from game.stage.view import stretch

        large, veiled = self._large.at(size), self.veiled(art_size, veil)
        if self._large_size != size:
            stretch(veiled, large)
            self._large_size = size
        return large
