"""The session: what lasts while the window is open, whichever view stands in it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Protocol

from pygame import Surface

from game.library import Library, Unplayable
from game.saves import BEGINNING, Bookmark, Fidelity, Place, Saves, Slot
from game.sound.mixer import Mixer
from game.story.look import Look, Transition
from game.story.model import Ending, Scene, Story
from game.story.pages import Setting
from game.story.playthrough import Playthrough
from game.story.prose import Cue
from game.window import fonts
from game.window.controls import Controls
from game.window.hearing import Hearing
from game.window.intents import Intent
from game.window.keys import Device
from game.window.measures import Measures
from game.window.moments import Moments
from game.window.preferences import CHOICES, Preferences, restored, stepped, written
from game.window.read_leaves import ReadLeaves
from game.window.scenery import Scenery
from game.window.screen import SMALLEST
from game.window.speaking import Speaking, Spoken

if TYPE_CHECKING:
    from game.window.reading import Reading
    from game.window.watching import Watch


class View(Protocol):
    """One state of the window."""

    @property
    def typing(self) -> bool:
        """Whether letters are typed into it, and are no commands."""

    @property
    def spoken(self) -> Spoken:
        """What it has to say, for who does not see it."""

    def handle(self, intent: Intent, now: float) -> View | None:
        """The view that stands after an intent; None closes the window."""

    def draw(self, surface: Surface, now: float) -> None: ...


class Session:
    """The library, the saves, what is seen and heard, the preferences, the doors between views."""

    def __init__(
        self,
        library: Library,
        saves: Saves,
        scenery: Scenery,
        new_seed: Callable[[], int],
        *,
        only_story: str | None = None,
    ) -> None:
        self.library = library
        self.saves = saves
        self.scenery = scenery
        self.hearing = Hearing(library.sounds, scenery, Mixer())
        self.controls = Controls(saves)
        self.speaking = Speaking(self.hearing.mixer, self.controls)
        self.new_seed = new_seed
        self.only_story = only_story
        self.preferences = restored(saves.setting)
        if library.language:  # Asked for this time; not a preference to keep.
            self.preferences = replace(self.preferences, language=library.language)
        self.read = ReadLeaves(saves)
        self.moments = Moments(saves, scenery, self.controls)
        self.slots_page = 1
        """The page of slots that was looked at last."""
        self.watch: Watch | None = None
        """The story's files, while it is being written."""
        self.note = ""
        """A sentence to show the player once: what changed in a dream since they left it."""
        self.size = SMALLEST
        """The window's, in pixels; the loop keeps it true."""
        self._apply()

    def change(self, preferences: Preferences) -> None:
        """Takes new preferences at once and keeps what differs."""
        before, self.preferences = self.preferences, preferences
        for each in fields(Preferences):
            value = getattr(preferences, each.name)
            if value != getattr(before, each.name):
                self.saves.keep_setting(each.name, written(value))
        self._apply()

    def step(self, name: str, step: int, *, around: bool) -> None:
        """Another value for a preference; `around` begins again after the last one."""
        self.change(stepped(self.preferences, name, self.choices(name), step, around=around))

    def choices(self, name: str) -> Sequence[Any]:
        """The values that a preference can have in this game, in their order."""
        return ("", *self.library.languages) if name == "language" else CHOICES[name]

    @property
    def troubles(self) -> tuple[str, ...]:
        """Whatever does not go as it should, each in a sentence for the player."""
        found = (
            self.saves.trouble,
            self.library.trouble,
            self.hearing.mixer.trouble,
            self.speaking.trouble,
            self.scenery.trouble,
        )
        return tuple(each for each in found if each)

    @property
    def measures(self) -> Measures:
        """The sizes that hold now."""
        preferences = self.preferences
        return Measures(*self.size, preferences.text_scale, preferences.line_spacing / 100)

    def look(self, name: str | None) -> Look | None:
        """A look by name; a name without a look leaves the picture dark."""
        return self.library.looks.get(name) if name else None

    def expect(self, name: str | None, transition: Transition | None = None) -> None:
        """A look that may come next is made ready in the background, and the way to it."""
        look = self.look(name)
        if look is not None:
            self.scenery.expect(look, transition)
            self.hearing.expect_look(look)

    def expect_scene(self, scene: Scene) -> None:
        """A scene that may come next: its look, and what is heard at its beginning."""
        self.expect(scene.look.name if scene.look else None, scene.transition)
        self.hearing.expect(*([scene.sound] if scene.sound else []))
        self.hearing.expect(*([scene.music.name] if scene.music else []))
        cues = (item for item in scene.text if isinstance(item, Cue) and item.kind == "sound")
        self.hearing.expect(*(cue.name for cue in cues))

    def close(self) -> None:
        """Nothing is heard any more, and no program is left behind that speaks."""
        self.speaking.close()
        self.hearing.mixer.close()

    # The views open one another through here: each knows only where it goes.

    def home(self, now: float) -> View:
        """The title page of the game that is played."""
        from game.window.title import Title

        only = self._single_story()
        if only is None:
            return Title(self, now, None)
        try:
            return Title(self, now, self.library.story(only))
        except Unplayable as unplayable:
            return self._open_problems(unplayable)

    def _single_story(self) -> str | None:
        """The only story there is, by name; None for a collection."""
        entries = self.library.collection.entries
        if self.only_story is None and len(entries) == 1 and entries[0].object is None:
            return entries[0].story
        return self.only_story

    def title_setting(self, story: Story | None) -> Setting:
        """How the title looks: the collection's own look, or that with which a story begins."""
        if story is None:
            return self.library.collection.setting(self.saves.reached())
        return Playthrough(story, self.saves.origin(story, 0)).page.leaves[0].setting

    def offered_stories(self) -> list[Story]:
        """The stories that stand open to the player and can be read."""
        only = self._single_story()
        entries = self.library.collection.offered(self.saves.reached())
        stories = []
        for name in [only] if only else [entry.story for entry in entries]:
            with contextlib.suppress(Unplayable):  # Its problems are shown when it is opened.
                stories.append(self.library.story(name))
        return stories

    def enter_story(self, name: str, below: View, now: float) -> View:
        """Begins a story; asks first where it was left in its midst."""
        from game.window.enter import EnterPage

        try:
            unfinished = self.saves.unfinished(self.library.story(name))
        except Unplayable as unplayable:
            return self._open_problems(unplayable)
        if unfinished is not None and unfinished.playthrough.picks:
            return EnterPage(self, below, unfinished.playthrough)
        return self.open_story(name, now)

    def open_story(self, name: str, now: float, *, anew: bool = False) -> View:
        """The story where it was left, or from its beginning; its problems if it has any."""
        try:
            story = self.library.story(name)
        except Unplayable as unplayable:
            return self._open_problems(unplayable)
        unfinished = None if anew else self.saves.unfinished(story)
        if unfinished is None:
            self.saves.slots.keep_former(name)
            return self.open_moment(
                Playthrough(story, self.saves.origin(story, self.new_seed())), now
            )
        self.note = unfinished.sentence
        if unfinished.fidelity in (Fidelity.EARLIER, Fidelity.ELSEWHERE):
            self.saves.slots.keep_former(name)
        return self.open_moment(unfinished.playthrough, now, unfinished.bookmark)

    def open_moment(
        self, playthrough: Playthrough, now: float, bookmark: Bookmark | None = None
    ) -> View:
        """A story at any moment, as though it had just been played until there.

        `bookmark` is where its page lay open when it was left, if it was.
        """
        from game.window.reading import Reading

        self.saves.keep(playthrough, bookmark=bookmark or BEGINNING, is_read=False)
        return Reading(self, playthrough, now, bookmark)

    def open_slot(self, slot: Slot, below: View, now: float) -> View:
        """A moment that was kept, as it was or as near to it as the story now goes."""
        return self.open_place(slot.shown.story, slot.place, below, now)

    def open_place(self, story: str, place: Place, below: View, now: float) -> View:
        """A place of a story; where it cannot be opened, a note says so and `below` stays."""
        if story not in [entry.story for entry in self.library.collection.entries]:
            self.note = "That dream is not part of this game."
            return below
        try:
            opened = self.saves.open(self.library.story(story), place)
        except Unplayable as unplayable:
            return self._open_problems(unplayable)
        if opened is None:
            self.note = "That moment was deleted."
            return below
        self.note = opened.sentence
        self.saves.slots.keep_former(story)
        return self.open_moment(opened.playthrough, now, opened.bookmark)

    def open_newest_quick(self, below: View, now: float) -> View:
        slot = self.moments.newest_quick()
        if slot is None:
            way = self.controls.way_to("quick-save")
            self.note = "Nothing is kept yet." + (f" {way} keeps a moment." if way else "")
            return below
        return self.open_slot(slot, below, now)

    def _open_problems(self, unplayable: Unplayable) -> View:
        from game.window.problems import ProblemsPage

        return ProblemsPage(self, unplayable)

    def open_slots(self, below: View, reading: Reading | None, *, keeps: bool) -> View:
        from game.window.slots_page import SlotsPage

        return SlotsPage(self, below, reading, keeps=keeps)

    def open_history(self, below: View, reading: Reading) -> View:
        from game.window.history import HistoryPage

        return HistoryPage(self, below, reading)

    def open_journal(self, below: View, reading: Reading | None) -> View:
        from game.window.journal import JournalPage

        return JournalPage(self, below, reading)

    def open_menu(self, below: Reading) -> View:
        from game.window.menu import MenuPage

        return MenuPage(self, below)

    def open_settings(self, below: View) -> View:
        from game.window.settings import SettingsPage

        return SettingsPage(self, below)

    def open_keys(self, below: View, device: Device) -> View:
        from game.window.keys_page import KeysPage

        return KeysPage(self, below, device)

    def open_endings(self, below: View) -> View:
        from game.window.endings import EndingsPage

        return EndingsPage(self, below)

    def open_help(self, below: View) -> View:
        from game.window.help import HelpPage

        if isinstance(below, HelpPage):
            return below
        return HelpPage(self, below, self.controls.device)

    def open_closing(self, below: View, ending: Ending, story: Story, now: float) -> View:
        from game.window.closing import Closing

        return Closing(self, below, ending, story, now)

    def _apply(self) -> None:
        self.library.speak(self.preferences.language)
        fonts.use(self.preferences.typeface)
        self.scenery.reduced_motion = self.preferences.reduced_motion
        self.hearing.prefer(self.preferences)
        self.speaking.prefer(self.preferences)
        self.scenery.paint_as_fine_as(self.preferences.picture)
