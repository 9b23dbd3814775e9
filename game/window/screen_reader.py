"""The window for screen readers: what stands in it, handed to the system by AccessKit.

AccessKit is an optional package, and used where it was tried: on Linux, where a screen reader
(Orca) asks over D-Bus. It asks from a thread of its own; what the game has told it lies ready.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

from game.window.intents import Accept, Focus, Intent
from game.window.speaking import Spoken

_ROOT, _PICTURE, _LIST, _NOTE = range(4)
_PARAGRAPHS, _LINES = 1_000, 1_000_000
"""The first numbers of paragraphs, and of lines that can have the focus."""


class ScreenReader:
    """Tells a screen reader what is new; nothing where there is none, or no AccessKit."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._kit: Any = None
        self._adapter: Any = None
        self._told = (Spoken(), "")
        self._attended = False
        self._asked: SimpleQueue[tuple[Any, int]] = SimpleQueue()
        self._turn = 0
        """Counts other lines: each of them is another thing, even in the same place."""
        self.is_listening = False
        """Whether a screen reader has asked."""

    def open(self) -> None:
        """From now on a screen reader can ask."""
        if not sys.platform.startswith("linux"):
            return
        with suppress(ImportError):
            self._kit = importlib.import_module("accesskit")
            self._adapter = self._kit.unix.Adapter(self._begin, self._ask, self._end)
            self.attend(attended=True)

    def attend(self, *, attended: bool) -> None:
        """Whether the player's attention is on the window."""
        if self._adapter is not None and attended != self._attended:
            self._attended = attended
            self._adapter.update_window_focus_state(attended)

    def tell(self, spoken: Spoken, note: str) -> None:
        """What stands in the window now, and the sentence over it."""
        before, self._told = self._told, (spoken, note)
        if self._adapter is None or self._told == before:
            return
        if (spoken.options, spoken.text) != (before[0].options, before[0].text):
            self._turn += 1
        self._adapter.update_if_active(self._tree)

    def asked(self) -> Iterator[Intent]:
        """What the player did in the screen reader: gave a line the focus, or picked it."""
        with suppress(Empty):
            while True:
                action, target = self._asked.get_nowait()
                yield from self._intents(action, target)

    def _intents(self, action: Any, target: int) -> Iterator[Intent]:
        options, focus = self._told[0].options, self._told[0].focus
        place = target - self._first_line
        if not 0 <= place < len(options) or focus not in options:
            return  # It was asked of what stood there before.
        away = place - options.index(focus)
        yield from [Focus(1 if away > 0 else -1)] * abs(away)
        if action == self._kit.Action.CLICK:
            yield Accept()

    # Called by AccessKit, in its own thread

    def _begin(self) -> Any:
        self.is_listening = True
        return self._tree()

    def _end(self) -> None:
        self.is_listening = False

    def _ask(self, request: Any) -> None:
        self._asked.put((request.action, request.target))

    # What stands in the window, as a tree

    def _tree(self) -> Any:
        """The picture, the paragraphs, the lines, and the note, under the window."""
        spoken, note = self._told
        read, lines = dict(self._read(spoken)), dict(self._pickable(spoken))
        over = {_NOTE: self._live(note, "")} if note else {}
        root, listing = self._node("WINDOW", self._title), self._node("LIST", "")
        root.set_children([*read, *([_LIST] if lines else ()), *over])
        listing.set_children([*lines])
        update = self._kit.TreeUpdate(self._number_of_focus(spoken))
        update.tree = self._kit.Tree(_ROOT)
        update.tree.toolkit_name = "Sleepwalk"
        nodes = {_ROOT: root, **read, **({_LIST: listing} if lines else {}), **lines, **over}
        for number, node in nodes.items():
            update.nodes.append((number, node))
        return update

    def _number_of_focus(self, spoken: Spoken) -> int:
        if spoken.focus not in spoken.options:
            return _ROOT
        return self._first_line + spoken.options.index(spoken.focus)

    @property
    def _first_line(self) -> int:
        return _LINES * (1 + self._turn)

    def _read(self, spoken: Spoken) -> Iterator[tuple[int, Any]]:
        """What can only be read; what is new in it is said as it comes."""
        if spoken.picture:
            yield _PICTURE, self._node("IMAGE", spoken.picture)
        paragraphs = [line for line in spoken.text.split("\n") if line.strip()]
        for number, paragraph in enumerate(paragraphs):
            yield _PARAGRAPHS + number, self._live(paragraph, spoken.language)

    def _pickable(self, spoken: Spoken) -> Iterator[tuple[int, Any]]:
        for number, line in enumerate(spoken.options):
            typed = spoken.typed if line == spoken.focus else None
            node = self._node("BUTTON" if typed is None else "TEXT_INPUT", line)
            if typed is not None:
                node.set_value(typed)
            if spoken.places:
                node.set_bounds(self._kit.Rect(*map(float, spoken.places[number])))
            node.add_action(self._kit.Action.FOCUS)
            node.add_action(self._kit.Action.CLICK)
            yield self._first_line + number, node

    def _live(self, text: str, language: str) -> Any:
        node = self._node("LABEL", "")
        node.set_value(text)
        node.set_live(self._kit.Live.POLITE)
        if language:
            node.set_language(language)
        return node

    def _node(self, role: str, label: str) -> Any:
        node = self._kit.Node(getattr(self._kit.Role, role))
        if label:
            node.set_label(label)
        return node
