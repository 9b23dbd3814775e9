"""Speaking: says aloud what is new in the window, for who does not see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from game.sound.mixer import Mixer
from game.voice.programs import found
from game.voice.texts import name_of
from game.voice.voice import Voice
from game.window.controls import Controls
from game.window.lists import Listing, SetItem
from game.window.preferences import Preferences
from game.window.words import read_out

OWN_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Spoken:
    """All that a view has to say now. Of each part is said what is new in it.

    `picture` is what is seen behind the words, in words, `text` what is read, its lines being
    paragraphs, `focus` what has the focus. `typed` is what the player types, and None where
    nothing is typed.
    """

    text: str = ""
    focus: str = ""
    picture: str = ""
    typed: str | None = None
    language: str = OWN_LANGUAGE
    lines: tuple[str, ...] = ()
    """Every line that can have the focus and is seen, where there are such."""
    places: tuple[tuple[int, int, int, int], ...] = ()
    """Where these lines stand in the window: left, top, right, bottom, in pixels."""

    @property
    def options(self) -> tuple[str, ...]:
        """What can have the focus, as far as that is known: at least what has it."""
        return self.lines or ((self.focus,) if self.focus else ())


def with_lines(spoken: Spoken, listing: Listing, aloud: Callable[[SetItem], str]) -> Spoken:
    """What a view says, with the lines of a list that are seen and can have the focus."""
    shown = [line for line in listing.group if line.item.open]
    focus = aloud(listing.focused) if listing.focused else ""
    places = tuple((*line.rect.topleft, *line.rect.bottomright) for line in shown)
    return replace(spoken, focus=focus, lines=tuple(map(aloud, shown)), places=places)


def line_aloud(line: SetItem) -> str:
    """A line as it is said: its number, its words, its value."""
    words = read_out(line.item.words)
    numbered = f"{line.numeral}. {words}" if line.numeral else words
    return f"{numbered}: {line.item.value}" if line.item.value else numbered


class Speaking:
    """Keeps the voice ahead of the channel on which it is heard, and everything else behind it."""

    def __init__(self, mixer: Mixer, controls: Controls) -> None:
        self.wanted = False
        self._controls = controls
        self._mixer = mixer
        self._voice: Voice | None = None
        self._speed = 100
        self._said: Spoken | None = None
        """What was said last; None where all is to be said, even what stands there already."""

    def prefer(self, preferences: Preferences) -> None:
        """Takes the player's preferences."""
        self._mixer.volumes["voice"] = preferences.voice_volume / 100
        self._speed = preferences.voice_speed
        if self._voice is not None:
            self._voice.speed = self._speed
        if preferences.voice != self.wanted:
            self.wanted = preferences.voice
            self._begin_anew()

    @property
    def is_speaking(self) -> bool:
        """Whether something is said, or will be in a moment; who waits for time to pass, waits."""
        if self._voice is None or not self._mixer.is_open:
            return False
        return self._mixer.speech.is_heard or self._voice.has_more

    @property
    def trouble(self) -> str:
        """Why nothing is said, in a sentence for the player."""
        return self._voice.trouble if self._voice is not None else ""

    def follow(self, spoken: Spoken, *, moved: bool) -> None:
        """Says what is new. Another text ends what is being said; what is added to it does not.

        `moved` says that the player did something: then nothing new waits its turn.
        """
        if spoken == self._said or not self._mixer.is_open:
            return
        before, self._said = self._said, spoken
        if before is None:
            before = Spoken()
            way = self._controls.way_to("help")
            self._say(f"Voice on. {way} tells the keys." if way else "Voice on.", OWN_LANGUAGE)
        elif moved or not spoken.text.startswith(before.text):
            self._hush()
        for text, language in _news(before, spoken):
            self._say(text, language)

    def note(self, text: str) -> None:
        """A sentence about the game itself, after what is being said."""
        if self._mixer.is_open:
            self._say(text, OWN_LANGUAGE)

    def tick(self, now: float) -> None:
        """Hands over what is ready, and lets everything else step back while it is heard."""
        if self._voice is not None:
            while self._mixer.speech.wants_more and (piece := self._voice.next()):
                self._mixer.speech.add(piece)
        self._mixer.duck(speaking=self.is_speaking, now=now)

    def close(self) -> None:
        if self._voice is not None:
            self._voice.close()

    def _say(self, text: str, language: str) -> None:
        if self._voice is None:
            self._voice = Voice(found())
            self._voice.speed = self._speed
        self._voice.say(text, language)

    def _begin_anew(self) -> None:
        """Silence; what stands is said from its beginning once the voice is wanted again."""
        self._hush()
        self._said = None
        if self.trouble and self._voice is not None:  # What was missing may be there by now.
            self._voice.close()
            self._voice = None

    def _hush(self) -> None:
        if self._voice is not None:
            self._voice.hush()
            self._mixer.speech.stop()


def _news(before: Spoken, spoken: Spoken) -> list[tuple[str, str]]:
    """What is new, in the order in which it is said, each with its language."""
    told: list[tuple[str, str]] = []
    if spoken.picture != before.picture:
        told.append((spoken.picture, spoken.language))
    goes_on = spoken.text.startswith(before.text)
    told.append((spoken.text[len(before.text) * goes_on :], spoken.language))
    if spoken.focus and (spoken.focus != before.focus or not goes_on):
        told.append((spoken.focus, spoken.language))
    if spoken.typed is not None:
        told.append((_echo(before.typed or "", spoken.typed), OWN_LANGUAGE))
    return [(text.strip(), language) for text, language in told if text.strip()]


def _echo(before: str, typed: str) -> str:
    """What was typed or taken back, letter by letter; a letter that is dialled is the last."""
    if typed == before:
        return ""
    if before.startswith(typed):
        return f"{_names(before[len(typed) :])} erased"
    return _names(typed[len(before) :] if typed.startswith(before) else typed[-1:])


def _names(letters: str) -> str:
    """Letters one by one; more than a few at once, as when they are pasted, as words."""
    return letters if len(letters) > 3 else ", ".join(name_of(letter) for letter in letters)
