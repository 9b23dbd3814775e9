"""The loop: events become intents, the view answers them, a frame is drawn."""

from __future__ import annotations

import gc
import secrets
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pygame
from pygame.event import Event

from game.library import Library
from game.saves import Saves
from game.story.collection import Collection
from game.story.playthrough import Playthrough
from game.window.colours import NIGHT
from game.window.gamepads import Gamepads
from game.window.icon import window_icon
from game.window.intents import Intent, Quit, Screenshot, Tick, ToggleFullscreen, ToggleVoice
from game.window.keys import GAMEPAD, KEYBOARD
from game.window.lettering import front_of, title_column, title_measures
from game.window.measures import Measures
from game.window.reader import Reader
from game.window.scenery import Scenery
from game.window.screen import Screen, keep_picture
from game.window.screen_reader import ScreenReader
from game.window.session import Session, View
from game.window.signs import draw_note, draw_passing_note

if TYPE_CHECKING:
    from game.window.watching import Watch

_UNATTENDED_FRAMES_A_SECOND = 10
_IDLE_FRAMES_A_SECOND = 5
_WATCHING_FRAMES_A_SECOND = 30
"""While somebody writes in another window, and looks whether it is shown here."""
_MOST_SEEDS = 10**9  # so many can be told in a playtest


def play(
    library: Library,
    saves: Saves,
    *,
    story: str | None = None,
    at: Playthrough | None = None,
    note: str = "",
    watch: Watch | None = None,
    cache_folder: Path | None,
    fullscreen: bool = False,
    software: bool = False,
) -> int:
    """Opens the window and plays until it is closed; returns the exit status.

    `story` plays only that one of the library. `at` is the moment to open instead of the title,
    and `note` a sentence to show there for a while. `watch` are the files of the story while it is
    written. `cache_folder` keeps baked pictures. `software` draws without the graphics card.
    """
    screen = Screen(library.collection.title, software=software)
    _show_lettering(screen, library)
    with _scenery(screen, cache_folder, library) as scenery:
        session = Session(library, saves, scenery, _new_seed, only_story=story)
        if fullscreen:  # Asked for this time; not a preference to keep.
            session.preferences = replace(session.preferences, fullscreen=True)
        session.size, session.watch = screen.surface.get_size(), watch
        view = watch.waiting(session) if watch else None
        view = session.open_moment(at, now=0.0) if at else view
        with closing(session):
            _run(App(session, screen, now=0.0, view=view, note=note))
    return 0


def show_looks(
    path: Path, *, cache_folder: Path | None, fullscreen: bool = False, software: bool = False
) -> int:
    """Opens a window with the looks of the story at a path; returns the exit status."""
    from game.window.gallery import Gallery

    name = path.resolve().stem
    screen = Screen(f"Looks of {name}", software=software)
    library = Library(Collection(name, name, ()), {})
    with _scenery(screen, cache_folder, library) as scenery:
        # Nothing is played here, and what is tried here is not kept.
        session = Session(library, Saves(None), scenery, _new_seed)
        session.preferences = replace(session.preferences, fullscreen=fullscreen)
        with closing(session):
            _run(App(session, screen, now=0.0, view=Gallery(session, path, now=0.0)))
    return 0


@contextmanager
def _scenery(screen: Screen, cache_folder: Path | None, library: Library) -> Iterator[Scenery]:
    """The pictures, for as long as the window is open; both are closed in the end."""
    # What paints the pictures takes longest to load, and comes once there is something to see.
    from game.stage.stage import Stage

    stage = Stage(cache_folder, open_image=library.picture, apart=True)
    try:
        yield Scenery(stage)
    finally:
        stage.close()
        screen.close()


def _show_lettering(screen: Screen, library: Library) -> None:
    """The game's name in the dark, where it will stand on the title page."""
    measures = title_measures(Measures(*screen.surface.get_size()))
    narrow = any(entry.object for entry in library.collection.entries)
    left, width = title_column(measures, narrow=narrow)
    name = library.collection.title
    front = front_of(name, None, measures, left, width, measures.bottom, strong=False)
    screen.surface.fill(NIGHT)
    screen.surface.blit(front.drawn, (0, 0))
    screen.present()


def _new_seed() -> int:
    return secrets.randbelow(_MOST_SEEDS)


def _run(app: App) -> None:
    """Steps until the player leaves. The first frame comes before anything else is opened."""
    clock = pygame.time.Clock()
    start = pygame.time.get_ticks()
    if not app.step([], 0.0):
        return
    gc.freeze()  # What was loaded stays: to look for garbage in it would hold up frames.
    gc.enable()
    app.open_gamepads()
    app.open_sound()
    app.screen_reader.open()
    app.set_icon()
    while app.step(pygame.event.get(), (pygame.time.get_ticks() - start) / 1000):
        clock.tick(app.frames_a_second)


class App:
    """The window's state: its view, and what no single view has to know."""

    def __init__(
        self,
        session: Session,
        screen: Screen,
        now: float,
        pictures: Path | None = None,
        view: View | None = None,
        note: str = "",
    ) -> None:
        """`pictures` is where screenshots go, if not to the system's folder for pictures.

        `view` is what stands first, if not the title; `note` a sentence over it for a while.
        """
        self._session = session
        self._screen = screen
        self._pictures = pictures
        self._reader = Reader(session.controls)
        session.controls.for_writers = session.watch is not None
        self._gamepads: Gamepads | None = None
        self.screen_reader = ScreenReader(session.library.collection.title)
        self._told_troubles: set[str] = set()
        self._note = (note, now) if note else None
        self._spoken_note: tuple[str, float] | None = None
        self._attended = True
        self._quitting = False
        self.visible = True
        session.size = screen.surface.get_size()
        self.view: View = view or session.home(now)

    def step(self, events: Iterable[Event], now: float) -> bool:
        """One turn of the loop: answers events, lets time pass, draws. False ends it."""
        self._session.size = self._screen.surface.get_size()
        was_typing = self.view.typing
        moved = False
        for event in events:
            if self._gamepads is not None and not self._gamepads.notice(event):
                continue
            if event.type == pygame.TEXTINPUT and not was_typing:
                continue  # The letter of the key that began the typing.
            self._notice_window(event)
            self._notice_pointer(event)
            for intent in self._reader.read(event, typing=self.view.typing):
                self._answer(intent, now)
                moved = True
        for intent in self.screen_reader.asked():
            self._answer(intent, now)
        if self._session.watch is not None:
            self._session.watch.tick(self._session, now)
        self._answer(Tick(self._attended), now)
        self._speak(now, moved=moved)
        self._session.hearing.tick(now, attended=self._attended)
        if self._quitting:
            return False
        self._screen.set_fullscreen(self._session.preferences.fullscreen)
        if self.visible:
            self._draw(now)
        return True

    @property
    def frames_a_second(self) -> int:
        """How often the loop should turn: less while nobody looks, least where nothing moves."""
        if not self.visible:
            return _IDLE_FRAMES_A_SECOND
        if self._attended:
            return self._session.preferences.frame_rate
        if self._session.watch is not None:
            return _WATCHING_FRAMES_A_SECOND
        still = self._session.preferences.reduced_motion
        return _IDLE_FRAMES_A_SECOND if still else _UNATTENDED_FRAMES_A_SECOND

    def open_sound(self) -> None:
        self._session.hearing.mixer.open()

    def open_gamepads(self) -> None:
        self._gamepads = Gamepads()

    def set_icon(self) -> None:
        self._screen.set_icon(window_icon(self._session.library.icon))

    def _answer(self, intent: Intent, now: float) -> None:
        match intent:
            case Quit():
                self.view.handle(intent, now)
                self._quitting = True
            case ToggleFullscreen():
                self._session.step("fullscreen", 1, around=True)
            case ToggleVoice():
                self._toggle_voice()
            case Screenshot():
                self._keep_picture(now)
            case _:
                watch, handle = self._session.watch, self.view.handle
                view = (
                    watch.answer(intent, self.view, self._session, now)
                    if watch
                    else handle(intent, now)
                )
                self._quitting = self._quitting or view is None
                self.view = view or self.view
        session = self._session
        if session.note:
            self._note, session.note = (session.note, now), ""
        for trouble in session.troubles:
            if trouble not in self._told_troubles:
                self._told_troubles.add(trouble)
                self._note = (trouble, now)

    def _toggle_voice(self) -> None:
        """Says again why there is no voice, if that was said before."""
        session = self._session
        self._told_troubles -= {session.hearing.mixer.trouble or "", session.speaking.trouble}
        session.step("voice", 1, around=True)

    def _speak(self, now: float, *, moved: bool) -> None:
        """What is new in the view, and then the note over it."""
        speaking = self._session.speaking
        if speaking.wanted:
            speaking.follow(self.view.spoken, moved=moved)
            if self._note is not None and self._note != self._spoken_note:
                speaking.note(self._note[0])
            self._spoken_note = self._note
        speaking.tick(now)
        if self.screen_reader.is_listening:
            self.screen_reader.tell(self.view.spoken, self._note[0] if self._note else "")

    def _notice_window(self, event: Event) -> None:
        match event.type:
            case pygame.AUDIODEVICEREMOVED if not event.iscapture:
                self._session.hearing.mixer.reopen()
            case pygame.AUDIODEVICEADDED if not event.iscapture:
                # Every device is announced when sound begins, the one that plays among them.
                self._session.hearing.mixer.open()
            case pygame.WINDOWFOCUSLOST:
                self._attended = False
            case pygame.WINDOWFOCUSGAINED:
                self._attended = True
            case pygame.WINDOWMINIMIZED | pygame.WINDOWHIDDEN:
                self.visible = False
            case pygame.WINDOWRESTORED | pygame.WINDOWSHOWN | pygame.WINDOWEXPOSED:
                self.visible = True
        self._session.scenery.attended = self._attended
        self.screen_reader.attend(attended=self._attended)

    def _notice_pointer(self, event: Event) -> None:
        """The pointer hides from who uses keys or a gamepad; help is told of what is used."""
        if event.type in (pygame.KEYDOWN, pygame.CONTROLLERBUTTONDOWN, pygame.JOYBUTTONDOWN):
            self._session.controls.device = KEYBOARD if event.type == pygame.KEYDOWN else GAMEPAD
        if event.type in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN):
            pygame.mouse.set_visible(True)
        elif event.type in (pygame.KEYDOWN, pygame.CONTROLLERBUTTONDOWN, pygame.JOYBUTTONDOWN):
            pygame.mouse.set_visible(False)

    def _draw(self, now: float) -> None:
        surface = self._screen.surface
        self._session.size = surface.get_size()
        self.view.draw(surface, now)
        if self._session.watch is not None:
            self._session.watch.draw(surface, self.view, self._session, now)
        if self._note is not None:
            text, since = self._note
            goes_on = draw_passing_note(surface, self._session.measures, text, now - since)
            self._note = self._note if goes_on else None
        elif caption := self._session.hearing.caption:
            draw_note(surface, self._session.measures, f"[{caption}]", 1.0)
        self._screen.present()

    def _keep_picture(self, now: float) -> None:
        """The frame without this note, into the player's pictures."""
        import platformdirs

        folder = self._pictures or Path(platformdirs.user_pictures_dir())
        frame = self._screen.surface
        self.view.draw(frame, now)
        self._note = (keep_picture(frame, folder, datetime.now()), now)
