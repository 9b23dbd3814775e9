"""The reading view: a playthrough before the player, who reads, chooses, goes back."""

from __future__ import annotations

from pygame import Surface

from game.saves import Bookmark
from game.story.playthrough import Playthrough
from game.window.asking import Asking, draw_asking, spoken_asking
from game.window.auto_forward import AutoForward
from game.window.edits import Edits
from game.window.hearing import CHOICE
from game.window.intents import (
    Accept,
    Advance,
    Back,
    Click,
    Focus,
    Forward,
    Help,
    HideText,
    Intent,
    Menu,
    OpenHistory,
    OpenJournal,
    Pick,
    PointAt,
    QuickLoad,
    QuickSave,
    Quit,
    Skip,
    Tick,
    ToggleAuto,
    ToggleSkip,
)
from game.window.lists import SetItem
from game.window.open_page import BACK, LEAVE, OpenPage
from game.window.progress import Progress
from game.window.session import Session, View
from game.window.signs import draw_menu_sign, menu_sign_rect
from game.window.skipping import Skipping
from game.window.speaking import Spoken
from game.window.veil import column_veil

_LONGEST_STEP_SECONDS = 0.25


class Reading:
    """Picks and steps back open another page; what was gone back over can be gone over again."""

    def __init__(
        self,
        session: Session,
        playthrough: Playthrough,
        now: float,
        bookmark: Bookmark | None = None,
    ) -> None:
        """`bookmark` is where the page lay open when it was left, if it was."""
        self._session = session
        self.open_page = OpenPage(session, playthrough, now, bookmark=bookmark)
        self.progress = Progress(session, self.open_page)
        self._undone: list[Playthrough] = []
        self._asking: Asking | None = None
        self._hidden = False
        self._pointed = (-1, -1)
        self._skipping = Skipping(now)
        self._auto_forward = AutoForward(session)
        self._ticked_at = now
        self._waited = 0.0
        self._edits = Edits(session, playthrough)

    @property
    def typing(self) -> bool:
        return self._asking is not None

    @property
    def spoken(self) -> Spoken:
        page = self.open_page
        return spoken_asking(self._asking, page) if self._asking else page.spoken

    @property
    def playthrough(self) -> Playthrough:
        return self.open_page.playthrough

    def follow_edits(self, now: float) -> None:
        """The story as its writer saved it last, at the same page."""
        followed = self._edits.follow(self.open_page, self._undone, self._pointed, now)
        if followed and self._asking and not self.open_page.asks(self._asking.choice):
            self._end_asking()

    # What the player means

    def handle(self, intent: Intent, now: float) -> View | None:
        self.follow_edits(now)
        self.open_page.set_again(now)
        view = self._handled(intent, now)
        self.progress.follow(self.open_page)
        return view

    def _handled(self, intent: Intent, now: float) -> View | None:
        if isinstance(intent, Help):
            return self._session.open_help(self)
        if self._asking is not None:
            return self._answer(intent, now)
        if self._hidden and isinstance(intent, Accept | Advance | Click | Menu | HideText):
            self._hidden = False
            return self
        return self._choose(intent, now) or self._read(intent, now)

    def _choose(self, intent: Intent, now: float) -> View | None:
        """What concerns the choices, once they stand; None for everything else."""
        choices = self.open_page.choices
        if choices is None:
            return None
        match intent:
            case Accept() if choices.focused:
                return self._pick(choices.focused, now)
            case Accept() if len(choices.groups) > 1:
                choices.turn(1, now)
                return self
            case Click(position=position) if not self._menu_sign_at(position):
                line = choices.click(position, now)
                return self._pick(line, now) if line else self
            case Pick(number=number) if line := choices.numbered(number):
                return self._pick(line, now)
            case Focus(step=step):
                choices.move(step, now)
                return self
            case PointAt(position=position):
                self._pointed = position
                choices.point_at(position, now)
                return self
        return None

    def _read(self, intent: Intent, now: float) -> View | None:
        match intent:
            case Tick(attended=attended):
                return self._tick(now, attended=attended)
            case Advance() | Accept():
                return self._read_on(now)
            case Click(position=position):
                sign = self._menu_sign_at(position)
                return self._open(Menu(), now) if sign else self._read_on(now)
            case PointAt(position=position):
                self._pointed = position
            case Back():
                self._go_back(now)
            case Forward():
                self._go_forward(now)
            case Skip(held=held):
                self._skipping.held = held
            case ToggleSkip():
                self._skipping.toggle()
            case ToggleAuto():
                self._auto_forward.toggle()
            case HideText():
                self._hidden = True
            case _:
                return self._open(intent, now)
        return self

    def _open(self, intent: Intent, now: float) -> View | None:
        """What keeps the page, or lays something over it."""
        match intent:
            case Quit():
                self.progress.keep(self.open_page)
            case QuickSave():
                self._session.note = self.progress.keep_quickly(self.open_page)
            case QuickLoad():
                self.keep_automatically()
                return self._session.open_newest_quick(self, now)
            case OpenHistory() | OpenJournal() | Menu():
                self.progress.keep(self.open_page)
                return self._laid_over(intent)
        return self

    def _laid_over(self, intent: Intent) -> View:
        if isinstance(intent, OpenHistory):
            return self._session.open_history(self, self)
        if isinstance(intent, OpenJournal):
            return self._session.open_journal(self, self)
        return self._session.open_menu(self)

    def _answer(self, intent: Intent, now: float) -> View | None:
        """What concerns the line that is being typed."""
        asking = self._asking
        assert asking is not None
        match intent:
            case Tick():
                self._ticked_at = now
            case Accept():
                self._end_asking()
                self._take(asking.choice, asking.answer, now)
            case Click(position=position):
                if asking.done_rect.collidepoint(position):
                    self._end_asking()
                    self._take(asking.choice, asking.answer, now)
            case Menu() | Back():
                self._end_asking()
            case _:
                asking.handle(intent)
        return self

    def _end_asking(self) -> None:
        if self._asking is not None:
            self._asking.end()
            self._asking = None

    def _menu_sign_at(self, position: tuple[int, int]) -> bool:
        return menu_sign_rect(self.open_page.layout.measures).collidepoint(position)

    # Reading on, back and forward

    def _read_on(self, now: float) -> View | None:
        ending = self.playthrough.ending
        if not self.open_page.read_on(now) and ending:
            self.progress.end(self.open_page)
            return self._session.open_closing(self, ending, self.playthrough.story, now)
        return self

    def _go_back(self, now: float) -> None:
        parent = self.playthrough.back()
        if self.open_page.number > 0:
            self.open_page.turn_to(self.open_page.number - 1, now)
        elif parent is not None:
            self._undone.append(self.playthrough)
            self._enter(parent, now, read=True)

    def _go_forward(self, now: float) -> None:
        if self.open_page.number < self.open_page.furthest:
            self.open_page.turn_to(self.open_page.number + 1, now)
        elif self._undone and self.open_page.choices:
            self._enter(self._undone.pop(), now)

    def return_to(self, playthrough: Playthrough, now: float) -> None:
        """Goes back to an earlier moment at once; what is undone can be gone forward over again."""
        turn: Playthrough | None = self.playthrough
        undone = []
        while turn is not None and turn is not playthrough:
            undone.append(turn)
            turn = turn.parent
        if turn is not None and undone:
            self._undone += undone
            self._enter(playthrough, now, read=True)

    def _pick(self, line: SetItem, now: float) -> View | None:
        key = line.item.key
        offer = self.open_page.offer(key)
        if key == BACK:
            self._go_back(now)
        elif key == LEAVE:
            self.keep_automatically()
            return self._session.home(now)
        elif offer is not None and offer.asks:
            self._asking = Asking(offer.id)
        else:
            self._take(key, "", now)
        return self

    def _take(self, choice: str, typed: str, now: float) -> None:
        self.progress.keep_now_and_then(self.open_page)
        self._session.hearing.touch(CHOICE, now)
        self._undone.clear()
        self._enter(self.playthrough.take(choice, typed), now)

    def _enter(self, playthrough: Playthrough, now: float, *, read: bool = False) -> None:
        self._waited = 0.0
        self._edits.played = playthrough
        self.open_page = OpenPage(self._session, playthrough, now, read=read, before=self.open_page)
        self.progress.keep(self.open_page)

    def keep_in(self, number: int) -> str:
        """Keeps this moment in a slot; gives the sentence that tells what came of it."""
        return self.progress.keep_in(number, self.open_page)

    def keep_automatically(self) -> None:
        """Keeps this moment among those that the game keeps by itself."""
        self.progress.keep_automatically(self.open_page)

    # Time

    def _tick(self, now: float, *, attended: bool) -> View | None:
        step = now - self._ticked_at
        if step > _LONGEST_STEP_SECONDS:  # The player was elsewhere, and may have let go there.
            step, self._skipping.held = 0.0, False
        self._ticked_at = now
        self.progress.pass_time(step if attended else 0.0)
        self.open_page.tick(now, self._pointed)
        timed = self.open_page.timed
        waits = attended and not self._hidden and not self._session.speaking.is_speaking
        if self.open_page.choices and timed and waits:
            self._waited += step
            if self._waited >= self.open_page.seconds_to_choose:
                self._take(timed.id, "", now)
        if self._skipping.wanted:
            self._skipping.skip(self.open_page, now)
        elif attended and not self._hidden:
            self._auto_forward.turn(self.open_page, step, now)
        return self

    # Drawing

    def draw(self, surface: Surface, now: float) -> None:
        self.open_page.set_again(now)
        measures = self.open_page.layout.measures
        preferences = self._session.preferences
        solid = preferences.high_contrast
        veil = None if self._hidden else column_veil(measures, solid=solid)
        self._session.scenery.draw(surface, now, veil)
        if self._hidden:
            return
        if self._asking is None:
            self.open_page.draw(surface, now)
            self.open_page.draw_choices(surface, now, self._waited)
        else:
            draw_asking(self._asking, self.open_page, surface, now, preferences)
        draw_menu_sign(surface, measures, lit=self._menu_sign_at(self._pointed))
