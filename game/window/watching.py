"""Play while a story is being written: each saved file is seen at once, at the same page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pygame import Surface

from game.library import Library, NotFound, Unplayable
from game.playtests import own_folder, record
from game.problems import Problem
from game.story.collection import Collection, Entry
from game.story.model import Story
from game.story.playtest import Replay
from game.story.playthrough import Playthrough
from game.watched import WatchedStory
from game.window.closing import Closing
from game.window.gallery_signs import draw_problems
from game.window.intents import Click, Inspect, Intent, Menu, Record
from game.window.panel import Panel
from game.window.reading import Reading
from game.window.scene_page import ScenePage
from game.window.session import Session, View
from game.window.speaking import Spoken
from game.window.veil import column_veil
from game.window.watch_signs import WatchSigns

Beginning = Callable[[Story], Replay]
"""The moment of a story at which its writer begins to play."""
_WARNING_SECONDS = 8.0
_NOTHING_PLAYED = "There is nothing to record here: press it on a page, or on an ending's card."


class Watch:
    """A story's files, and the library that holds what is right in them."""

    def __init__(self, path: Path, beginning: Beginning, language: str = "") -> None:
        """`path` is the story's folder or file; it may have errors still.

        Raises what `beginning` raises, where the story can be played and that is not in it.
        """
        self._beginning = beginning
        self._file = WatchedStory(path, language)
        self.path = path
        story = self._file.reading.story
        self._name = story.name if story else path.resolve().stem
        title = story.title if story else self._name
        collection = Collection(self._name, title, (Entry(self._name, title),))
        self.library = Library(collection, {self._name: path}, language)
        self.library.hold(self._name, self._file.reading)
        self.first = beginning(story) if story else None
        """Where to begin to play, if the story can be played already."""
        self._signs = WatchSigns()
        self._read_at = 0.0

    @property
    def story(self) -> Story | None:
        """The story as it was last right; None while it never was."""
        return self._file.reading.story

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the files now."""
        return self._file.problems

    def waiting(self, session: Session) -> View:
        """What stands before there is a story that can be played."""
        return Waiting(session, self)

    def begin(self, session: Session, now: float) -> View | None:
        """The moment at which its writer begins to play, as soon as there is a story."""
        if self.story is None:
            return None
        try:
            at = self._beginning(self.story)
        except (NotFound, Unplayable) as missing:  # It is not in the story as it was mended.
            session.note = str(missing)
            at = Replay(Playthrough(self.story))
        return session.open_moment(at.playthrough, now)

    def tick(self, session: Session, now: float) -> None:
        """Takes in what was saved since."""
        self._file.speak(self.library.language)
        before = self._file.reading
        if not self._file.read_again(now):
            return
        reading, self._read_at = self._file.reading, now
        if reading.story is not before.story or reading.looks != before.looks:
            self.library.edition += 1
        self.library.hold(self._name, reading)
        mixer = session.hearing.mixer
        if self._file.heard_other and mixer.is_open:
            mixer.reopen()  # What it has decoded is no longer what the files hold.

    def answer(self, intent: Intent, view: View, session: Session, now: float) -> View | None:
        """The view that stands after an intent; None closes the window."""
        if isinstance(intent, Click) and isinstance(view, Reading) and not view.typing:
            intent = self._signs.meant(intent.position) or intent
        if isinstance(intent, Record):
            reading = _reading_in(view)
            session.note = self.record(reading.playthrough) if reading else _NOTHING_PLAYED
            return view
        if isinstance(intent, Inspect) and isinstance(view, Reading):
            return Panel(session, view)
        return view.handle(intent, now)

    def record(self, playthrough: Playthrough) -> str:
        """Writes what was played as a playtest; gives the sentence that says where."""
        folder = self.path if self.path.is_dir() else self.path.parent
        try:
            file, otherwise = record(playthrough, own_folder(self.path))
        except OSError as error:
            return f"The playtest cannot be written: {error.strerror or error}."
        told = f"Recorded in {file.relative_to(folder).as_posix()}."
        return f"{told} Played again, {otherwise}." if otherwise else told

    def draw(self, surface: Surface, view: View, session: Session, now: float) -> None:
        """The errors, over what is seen; where there are none, for a while the warnings."""
        if isinstance(view, Panel | ScenePage):
            return
        measures, strong = session.measures, session.preferences.high_contrast
        if isinstance(view, Reading):
            self._signs.draw(surface, measures, strong=strong)
        shown = [each for each in self.problems if each.severity == "error"]
        if not shown and now - self._read_at < _WARNING_SECONDS:
            shown = [*self.problems]
        if shown:
            draw_problems(surface, shown, measures, strong=strong)


def _reading_in(view: View) -> Reading | None:
    """What is being read: the view itself, or what stands beside the panel or before a card."""
    if isinstance(view, Closing):
        view = view.below
    panel = view.panel if isinstance(view, ScenePage) else view
    reading = panel.reading if isinstance(panel, Panel) else view
    return reading if isinstance(reading, Reading) else None


class Waiting:
    """Darkness, and the problems in it, until the story can be played for the first time."""

    typing = False

    def __init__(self, session: Session, watch: Watch) -> None:
        self._session, self._watch = session, watch

    @property
    def spoken(self) -> Spoken:
        wrong = (f"{each.span.place}: {each.message}. {each.hint}" for each in self._watch.problems)
        return Spoken("\n".join(("The story cannot be played yet.", *wrong)))

    def handle(self, intent: Intent, now: float) -> View | None:
        return None if isinstance(intent, Menu) else self._watch.begin(self._session, now) or self

    def draw(self, surface: Surface, now: float) -> None:
        self._session.scenery.draw(surface, now, column_veil(self._session.measures))
