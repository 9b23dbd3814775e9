"""The voice: a thread that has texts spoken, piece by piece, a little ahead of what is heard."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread

import pygame
from pygame.mixer import Sound as Samples

from game.voice.programs import Order, Program, how_to_get_one, safe_language
from game.voice.texts import pieces_of

_AHEAD = 2
"""So many pieces are spoken before they are needed."""
_LONGEST_SECONDS = 20.0
"""That a program may take for a piece. PowerShell alone needs a second to start."""
_PARTING_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    language: str


class Voice:
    """Has texts spoken by another program. Nothing here waits for that program but a thread.

    What was spoken is fetched with `next`. `trouble` is a sentence for the player.
    """

    def __init__(self, program: Program | None, *, longest_seconds: float = _LONGEST_SECONDS):
        self.speed = 100
        """In percent of the usual speed."""
        self.trouble = "" if program else how_to_get_one()
        self._program = program
        self._longest_seconds = longest_seconds
        self._changed = Condition()
        self._asked: deque[_Piece] = deque()
        self._ready: deque[Samples] = deque()
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = 0
        """Counts up when everything is dropped: what was begun before is not wanted any more."""
        self._working = self._closed = False
        self._thread: Thread | None = None

    def say(self, text: str, language: str = "") -> None:
        """A text, after all that was to be said before. Lines of it are paragraphs."""
        if self._program is None or self._closed:
            return
        pieces = [_Piece(piece, safe_language(language)) for piece in pieces_of(text)]
        with self._changed:
            self._asked += pieces
            self._changed.notify()
        if self._thread is None:
            self._thread = Thread(target=self._work, name="voice", daemon=True)
            self._thread.start()

    def hush(self) -> None:
        """Nothing of what was to be said is said any more."""
        with self._changed:
            self._turn += 1
            self._asked.clear()
            self._ready.clear()
            self._end_process()
            self._changed.notify()

    def next(self) -> Samples | None:
        """The next piece, if it is ready."""
        with self._changed:
            piece = self._ready.popleft() if self._ready else None
            self._changed.notify()
            return piece

    @property
    def has_more(self) -> bool:
        """Whether anything is still to be fetched."""
        with self._changed:
            return bool(self._asked or self._ready or self._working)

    def close(self) -> None:
        """No program is left behind."""
        self._closed = True
        self.hush()
        if self._thread is not None:
            self._thread.join(_PARTING_SECONDS)

    # In the thread

    def _work(self) -> None:
        with tempfile.TemporaryDirectory(prefix="sleepwalk-voice-") as folder:
            while (taken := self._take()) is not None:
                piece, turn = taken
                samples = self._spoken(piece, turn, Path(folder) / "piece.wav")
                with self._changed:
                    self._working = False
                    if samples is not None and turn == self._turn:
                        self._ready.append(samples)

    def _take(self) -> tuple[_Piece, int] | None:
        """Waits for the next piece; None when there will be no more."""
        with self._changed:
            while not self._closed and (not self._asked or len(self._ready) >= _AHEAD):
                self._changed.wait()
            if self._closed:
                return None
            self._working = True
            return self._asked.popleft(), self._turn

    def _spoken(self, piece: _Piece, turn: int, file: Path) -> Samples | None:
        """What a piece sounds like; None where it is no longer wanted or could not be spoken."""
        assert self._program is not None
        languages = [piece.language, ""] if piece.language and self._program.general else [""]
        for language in languages:
            with suppress(OSError):
                file.unlink(missing_ok=True)
            order = self._program.order(language, self.speed, file)
            complaint = self._run(order, piece.text, turn)
            if turn != self._turn:
                return None
            with suppress(pygame.error, OSError):
                samples = Samples(file=str(file))
                self.trouble = ""
                return samples
        self._complain(complaint)
        return None

    def _run(self, order: Order, text: str, turn: int) -> str:
        """Runs the program to its end; gives what it had to complain of."""
        try:
            with self._started(order, turn) as process:
                _, told = process.communicate(text.encode(), timeout=self._longest_seconds)
        except subprocess.TimeoutExpired:
            return "it does not answer"
        except OSError as error:
            return error.strerror or str(error)
        lines = told.decode("utf-8", "replace").split("\n")
        return next((line.strip().rstrip(".") for line in lines if line.strip()), "it said nothing")

    @contextmanager
    def _started(self, order: Order, turn: int) -> Iterator[subprocess.Popen[bytes]]:
        """The program, which is ended at the latest when it is left."""
        process = subprocess.Popen(  # noqa: S603 - no shell, and nothing of the text
            order.command,
            env={**os.environ, **order.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with self._changed:
            self._process = process
            if turn != self._turn:  # Hushed while it was being started.
                self._end_process()
        try:
            with process:
                try:
                    yield process
                finally:
                    process.kill()
        finally:
            with self._changed:
                self._process = None

    def _end_process(self) -> None:
        if self._process is not None:
            with suppress(OSError):
                self._process.kill()

    def _complain(self, complaint: str) -> None:
        """Said once; the rest of what was to be spoken would go the same way."""
        assert self._program is not None
        self.trouble = f"{self._program.name} cannot speak: {complaint}."
        with self._changed:
            self._asked.clear()
