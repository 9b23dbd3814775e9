"""What the player hears: the beds of the look that stands, the music, and what comes with words."""

from __future__ import annotations

from collections.abc import Mapping

from game.sound.mixer import Group, Mixer, Wanted
from game.story.look import Look, amount_value
from game.story.sound import Sound
from game.window.preferences import Preferences
from game.window.scenery import Scenery

CHOICE, PAGE = "choice", "page"
"""The sounds of the window itself: a line is picked, a page is turned."""

SILENCE = "none"
_AUDIBLE = 0.12
_CAPTION_SECONDS = 4.0
_GROUPS_OF_SOUND: tuple[Group, ...] = ("bed", "event", "interface")


class Hearing:
    """Follows the scenery and is told the rest; at each moment it asks the mixer for all of it."""

    def __init__(self, sounds: Mapping[str, Sound], scenery: Scenery, mixer: Mixer) -> None:
        self.mixer = mixer
        self.caption = ""
        """What is heard now, in words, for those who do not hear it."""
        self._sounds = sounds
        self._scenery = scenery
        self._music: tuple[str, float] | None = None
        self._captioned: set[str] = set()
        self._captioned_music = ""
        self._caption_until = 0.0
        self._captions_wanted = False
        self._mute_unattended = False

    def prefer(self, preferences: Preferences) -> None:
        """Takes the player's preferences."""
        self.mixer.volumes["music"] = preferences.music_volume / 100
        for group in _GROUPS_OF_SOUND:
            self.mixer.volumes[group] = preferences.sound_volume / 100
        if preferences.captions and not self._captions_wanted:  # What sounds already is told now.
            self._captioned, self._captioned_music = set(), ""
        self._captions_wanted = preferences.captions
        self._mute_unattended = preferences.mute_unattended

    # What is to be heard

    def music(self, name: str | None, intensity: float = 1.0) -> None:
        """The music that plays from now on."""
        self._music = (name, intensity) if name and name != SILENCE else None

    def sound(self, name: str, now: float) -> None:
        """A word came with which a sound is heard."""
        sound = self._sounds.get(name)
        if sound is not None:
            self.mixer.play(sound, "event", now)
            self._show_caption(sound, now)

    def cue(self, name: str, now: float) -> None:
        """A word came at which something happens in the picture, which may be heard."""
        cue = self._scenery.look.cues.get(name) if self._scenery.look else None
        if cue is not None and cue.sound:
            self.sound(cue.sound, now)

    def touch(self, name: str, now: float) -> None:
        """The player did something in the window."""
        sound = self._sounds.get(name)
        if sound is not None:
            self.mixer.play(sound, "interface", now)

    def expect(self, *names: str) -> None:
        """Sounds that may come soon."""
        for name in names:
            if name in self._sounds:
                self.mixer.prepare(self._sounds[name])

    def expect_look(self, look: Look) -> None:
        """All that can be heard in a look that may come soon."""
        self.expect(*(bed.sound for bed in look.beds))
        self.expect(*(cue.sound for cue in look.cues.values() if cue.sound))

    # Time

    def tick(self, now: float, *, attended: bool) -> None:
        self.mixer.muted = self._mute_unattended and not attended
        self.mixer.sustain("bed", self._beds(now), now)
        self.mixer.sustain("music", self._played(), now)
        self._caption_music(now)
        self.mixer.tick(now)
        if now >= self._caption_until:
            self.caption = ""

    def _beds(self, now: float) -> dict[str, Wanted]:
        """The beds of the look that stands, as loud as its parameters are at this moment."""
        look = self._scenery.look
        if look is None or not look.beds:
            return {}
        values = self._scenery.parameters(now)
        wanted = {}
        for bed in look.beds:
            sound = self._sounds.get(bed.sound)
            if sound is not None:
                wanted[bed.sound] = Wanted(sound, amount_value(bed.volume, values))
                self._caption_bed(sound, wanted[bed.sound].volume, now)
        self._captioned &= wanted.keys()
        return wanted

    def _played(self) -> dict[str, Wanted]:
        name, intensity = self._music or ("", 0.0)
        sound = self._sounds.get(name)
        return {name: Wanted(sound, 1.0, intensity)} if sound else {}

    # Captions

    def _caption_bed(self, sound: Sound, volume: float, now: float) -> None:
        """A bed is told of once, when it can be heard, and again when it has been away."""
        if volume < _AUDIBLE:
            self._captioned.discard(sound.name)
        elif sound.name not in self._captioned and not self.caption:
            self._captioned.add(sound.name)
            self._show_caption(sound, now)

    def _caption_music(self, now: float) -> None:
        """Another music is told of once, after what comes with the words."""
        name = self._music[0] if self._music else ""
        if name == self._captioned_music or self.caption:
            return
        self._captioned_music = name
        if name in self._sounds:
            self._show_caption(self._sounds[name], now)

    def _show_caption(self, sound: Sound, now: float) -> None:
        if self._captions_wanted and sound.describe:
            self.caption = sound.describe
            self._caption_until = now + _CAPTION_SECONDS
