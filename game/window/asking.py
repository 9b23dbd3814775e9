"""Asking: one line into which the player types, in the type of the story."""

from __future__ import annotations

import string
from dataclasses import replace

import pygame
from pygame import Rect, Surface

from game.story.domain import LONGEST_TEXT, clean_text
from game.window import typesetting
from game.window.colours import RULE, ink
from game.window.fonts import shown, width
from game.window.ink import hairline, letters, shadow_of, shadow_radius
from game.window.intents import Adjust, Compose, Erase, Focus, Intent, Type
from game.window.lists import Listing, set_list
from game.window.measures import BODY, Measures
from game.window.open_page import OpenPage
from game.window.preferences import Preferences
from game.window.speaking import Spoken

_DIAL = " " + string.ascii_lowercase + string.ascii_uppercase + string.digits + "'-."
"""What a gamepad's stick goes through."""
_BLINK_SECONDS = 1.06
_DONE = "❧"


class Asking:
    """What has been typed so far for one choice. Begins and ends the system's text input."""

    def __init__(self, choice: str) -> None:
        self.choice = choice
        self.text = ""
        self.composed = ""
        self.done_rect = Rect(0, 0, 0, 0)
        pygame.key.start_text_input()
        pygame.key.set_repeat(400, 40)

    def end(self) -> None:
        pygame.key.set_repeat()
        pygame.key.stop_text_input()

    def handle(self, intent: Intent) -> None:
        match intent:
            case Type(text=text):
                printable = "".join(letter if letter.isprintable() else " " for letter in text)
                self.text = (self.text + printable)[:LONGEST_TEXT]
                self.composed = ""
            case Compose(text=text):
                self.composed = text
            case Erase():
                self.text = self.text[:-1]
            case Focus(step=step):
                self._dial(-step)
            case Adjust(step=1) if len(self.text) < LONGEST_TEXT:
                self.text += "a"
            case Adjust(step=-1):
                self.text = self.text[:-1]

    def _dial(self, step: int) -> None:
        """Another last letter: so a name can be given with a stick alone."""
        last = self.text[-1:] or " "
        place = _DIAL.index(last) if last in _DIAL else 0
        self.text = self.text[:-1] + _DIAL[(place + step) % len(_DIAL)]

    @property
    def answer(self) -> str:
        return clean_text(self.text)

    def draw(
        self, surface: Surface, measures: Measures, rect: Rect, now: float, *, still: bool = False
    ) -> None:
        """The line inside a rectangle; the end of a long text stays in sight.

        The mark at its end blinks, unless all is to stand `still`.
        """
        kind = typesetting.Type(measures.text_pixels(BODY))
        glow, gold = ink("glow"), ink("gold")
        done = letters("roman", kind.body, _DONE, gold)
        room = rect.width - done.get_width() - kind.body
        text, composed = shown(self.text), shown(self.composed)
        while text and width("roman", kind.body, text + composed) > room:
            text = text[1:]
        typed = letters("roman", kind.body, text + composed, glow)
        shadow = shadow_of(typed, shadow_radius(kind))
        reach = 2 * shadow_radius(kind)
        surface.blit(shadow, (rect.x - reach, rect.y - reach))
        surface.blit(typed, rect.topleft)
        end = rect.x + typed.get_width()
        base = rect.y + kind.ascent()
        thick = max(1, kind.body // 16)
        if composed:
            start = rect.x + width("roman", kind.body, text)
            surface.fill(gold, Rect(start, base + 3 * thick, end - start, thick))
        if still or now % _BLINK_SECONDS < _BLINK_SECONDS * 0.6:
            height = round(kind.body * 0.95)
            surface.fill(gold, Rect(end + thick, base - round(height * 0.78), thick, height))
        y = base + round(kind.body * 0.36)
        surface.blit(hairline(rect.width, thick, RULE), (rect.x, y))
        self.done_rect = done.get_rect(topright=rect.topright)
        surface.blit(done, self.done_rect)
        pygame.key.set_text_input_rect(Rect(end, rect.y, 2, measures.leading))


def draw_asking(
    asking: Asking, page: OpenPage, surface: Surface, now: float, preferences: Preferences
) -> None:
    """The choice and the typed line in place of all choices; alone where room is scarce."""
    measures = page.layout.measures
    lines = [line for group in page.layout.choices for line in group]
    asked = next(line.item for line in lines if line.item.key == asking.choice)
    group = set_list([asked], measures, lines[0].words[0].rect.y)[0]
    if group[0].rect.bottom + 2 * measures.leading > measures.bottom:
        group = set_list([asked], measures, measures.top)[0]
    else:
        page.draw(surface, now)
    Listing([group], strong=preferences.high_contrast, still=True).draw(surface, now)
    rect = group[0].rect.move(0, group[0].rect.height + measures.text_pixels(4))
    rect.height = measures.leading
    asking.draw(surface, measures, rect, now, still=preferences.reduced_motion)


def spoken_asking(asking: Asking, page: OpenPage) -> Spoken:
    """What the page has to say while something is typed: the choice, and what was typed."""
    asked = page.offer(asking.choice)
    focus = f"{asked.text if asked else ''}: type, then Enter."
    return replace(page.spoken, focus=focus, typed=asking.text, lines=(), places=())
