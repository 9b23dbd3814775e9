"""Plays a story in a terminal, as plain text: for pipes, screen readers, and quick trials."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping
from typing import TextIO

from game.story.model import Story
from game.story.pages import Offer, Page
from game.story.playthrough import Playthrough

_HELP = "A number or the words choose. b: back. q: quit. ?: this help."
_WIDEST = 78


def play(
    playthrough: Playthrough,
    typed: TextIO = sys.stdin,
    shown: TextIO = sys.stdout,
    note: str = "",
    pictures: Mapping[str, str] | None = None,
) -> Playthrough:
    """Plays on from a moment until an ending, `q`, or the end of what is typed.

    Timed choices are taken as switched off: there is time to read. The note is told first.
    `pictures` are the looks in words, by name. Where they are given, they are told as they change,
    and paragraphs stay in one line, so that a voice does not stop where a window ends.
    """
    terminal = _Terminal(typed, shown, pictures)
    terminal.title(playthrough.story)
    if note:
        terminal.say(note)
        terminal.say()
    while True:
        terminal.tell(playthrough.page)
        following = terminal.ask(playthrough)
        if following is None:
            return playthrough
        playthrough = following


def offers_without_clock(page: Page) -> list[Offer]:
    """The open offers for a player without timed choices.

    A timed choice with words is offered like any other; one without is never taken, unless
    there is no other way on.
    """
    open_offers = [offer for offer in page.offers if offer.open]
    with_words = [offer for offer in open_offers if offer.words]
    return with_words or open_offers


class _Terminal:
    def __init__(
        self, typed: TextIO, shown: TextIO, pictures: Mapping[str, str] | None = None
    ) -> None:
        self.typed = typed
        self.shown = shown
        self.pictures = pictures or {}
        self.look: str | None = None
        self.is_live = typed.isatty() and shown.isatty()
        columns = shutil.get_terminal_size((_WIDEST, 24)).columns
        self.width = None if pictures is not None else max(20, min(_WIDEST, columns))

    def say(self, text: str = "", indent: str = "") -> None:
        lines = [" ".join(text.split())]
        if self.width is not None and text:
            lines = textwrap.wrap(
                text, self.width, subsequent_indent=indent, break_on_hyphens=False
            )
        for line in lines:
            print(line, file=self.shown)
        self.shown.flush()

    def title(self, story: Story) -> None:
        self.say(story.title + (f", by {story.by}" if story.by else ""))
        self.say()
        if story.about:
            self.say(story.about)
            self.say()
        if story.content:
            self.say(f"Content: {', '.join(story.content)}.")
            self.say()

    def tell(self, page: Page) -> None:
        for leaf in page.leaves:
            self.tell_look(leaf.setting.look)
            for paragraph in leaf.paragraphs:
                if paragraph.text:
                    self.say(paragraph.text)
                    self.say()
        if page.ending:
            self.say(f"The end: {page.ending.title}.")

    def tell_look(self, look: str | None) -> None:
        """What is seen, in words, where that has changed."""
        if look != self.look and (words := self.pictures.get(look or "")):
            self.say(f"Picture: {words}")
            self.say()
        self.look = look

    def ask(self, playthrough: Playthrough) -> Playthrough | None:
        """What the player does next; None to stop."""
        page = playthrough.page
        offers = offers_without_clock(page)
        self._list(page, offers)
        for answer in self._answers():
            if answer in ("q", "quit"):
                return None
            if answer in ("b", "back"):
                if before := playthrough.back():
                    return before
                self.say("This is the beginning.")
            elif offer := _meant(answer, offers):
                return playthrough.take(offer.id, self._text() if offer.asks else "")
            else:
                self.say(_HELP)
        return None

    def _list(self, page: Page, offers: list[Offer]) -> None:
        for offer in page.offers:
            if not offer.open:
                self.say(f"Locked: {offer.text}", "   ")
        for number, offer in enumerate(offers, 1):
            self.say(f"{number}. {offer.text or 'Go on.'}", "   ")
        if offers:
            self.say()
        if page.is_dead_end:
            self.say("The dream goes no further this way. (b: back, q: quit)")

    def _answers(self) -> Iterator[str]:
        """What the player types, line by line, until the input ends."""
        while True:
            if self.is_live:
                print("> ", end="", file=self.shown, flush=True)
            line = self.typed.readline()
            if not line:
                return
            if answer := line.strip():
                yield answer

    def _text(self) -> str:
        print("Type it: ", end="" if self.is_live else "\n", file=self.shown, flush=True)
        return self.typed.readline().strip()


def _meant(answer: str, offers: list[Offer]) -> Offer | None:
    """The offer that an answer means: by its number, its id, or its words."""
    if answer.isdecimal() and len(answer) < 6 and 1 <= int(answer) <= len(offers):
        return offers[int(answer) - 1]
    for offer in offers:
        if answer.casefold() in (offer.id.casefold(), offer.text.casefold()):
            return offer
    return None
