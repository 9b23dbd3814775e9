"""The keys: which of them says what, as the game comes and as the player wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

import pygame

from game.window.intents import (
    Accept,
    Adjust,
    Advance,
    Back,
    Discard,
    Erase,
    Focus,
    Forward,
    Help,
    HideText,
    Inspect,
    Intent,
    Menu,
    OpenHistory,
    OpenJournal,
    Pick,
    QuickLoad,
    QuickSave,
    Record,
    Screenshot,
    Skip,
    ToggleAuto,
    ToggleFullscreen,
    ToggleSkip,
    ToggleVoice,
)


@dataclass(frozen=True, slots=True)
class Action:
    """Something that keys can be given to; `keys` are those that it has by itself."""

    name: str
    words: str
    intent: Intent
    keys: tuple[int, ...]


ACTIONS = (
    Action("on", "Read on", Advance(), (pygame.K_SPACE,)),
    Action("back", "Back", Back(), (pygame.K_PAGEUP,)),
    Action("forward", "Forward again", Forward(), (pygame.K_PAGEDOWN,)),
    Action("skip", "Skip what was read", ToggleSkip(), (pygame.K_TAB,)),
    Action("skip-held", "Skip while held", Skip(True), (pygame.K_LCTRL, pygame.K_RCTRL)),
    Action("auto", "Turn pages by themselves", ToggleAuto(), (pygame.K_a,)),
    Action("quick-save", "Quick save", QuickSave(), (pygame.K_F5,)),
    Action("quick-load", "Quick load", QuickLoad(), (pygame.K_F9,)),
    Action("history", "What was read", OpenHistory(), (pygame.K_l,)),
    Action("journal", "Journal", OpenJournal(), (pygame.K_j,)),
    Action("hide", "Hide the words", HideText(), (pygame.K_h,)),
    Action("voice", "Be read to", ToggleVoice(), (pygame.K_v,)),
    Action("picture", "Keep a picture", Screenshot(), (pygame.K_s,)),
    Action("fullscreen", "Fullscreen", ToggleFullscreen(), (pygame.K_f, pygame.K_F11)),
    Action("help", "Keys and buttons", Help(), (pygame.K_F1,)),
)

FIXED: Mapping[int, Intent] = MappingProxyType(
    {
        pygame.K_RETURN: Accept(),
        pygame.K_KP_ENTER: Accept(),
        pygame.K_UP: Focus(-1),
        pygame.K_DOWN: Focus(1),
        pygame.K_LEFT: Adjust(-1),
        pygame.K_RIGHT: Adjust(1),
        pygame.K_ESCAPE: Menu(),
        pygame.K_DELETE: Discard(),
        pygame.K_F2: Inspect(),
        pygame.K_F3: Record(),
        **{getattr(pygame, f"K_{number}"): Pick(number) for number in range(1, 10)},
        **{getattr(pygame, f"K_KP{number}"): Pick(number) for number in range(1, 10)},
    }
)
"""With these alone one can go everywhere; so nobody can lock themselves out."""
TYPING_KEYS: Mapping[int, Intent] = MappingProxyType(
    {
        pygame.K_RETURN: Accept(),
        pygame.K_KP_ENTER: Accept(),
        pygame.K_BACKSPACE: Erase(),
        pygame.K_ESCAPE: Menu(),
        pygame.K_UP: Focus(-1),
        pygame.K_DOWN: Focus(1),
        pygame.K_LEFT: Adjust(-1),
        pygame.K_RIGHT: Adjust(1),
        pygame.K_F1: Help(),
        pygame.K_F2: Inspect(),
        pygame.K_F3: Record(),
        pygame.K_F11: ToggleFullscreen(),
    }
)
_KEPT, _OWN = "key ", "own"


@dataclass(frozen=True)
class Keys:
    """The keys of each action; an action that is not in `chosen` has those of the game."""

    chosen: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, action: Action) -> tuple[int, ...]:
        return self.chosen.get(action.name, action.keys)

    @cached_property
    def intents(self) -> Mapping[int, Intent]:
        """What each key means while nothing is typed."""
        found = {key: action.intent for action in ACTIONS for key in self.of(action)}
        return MappingProxyType({**found, **FIXED})

    def holder(self, key: int) -> Action | None:
        """The action that has a key."""
        return next((action for action in ACTIONS if key in self.of(action)), None)

    def given(self, action: Action, key: int) -> Keys:
        """The action has this key alone; whichever had it has it no longer."""
        chosen = {**self.chosen, action.name: (key,)}
        holder = self.holder(key)
        if holder is not None and holder is not action:
            chosen[holder.name] = tuple(each for each in self.of(holder) if each != key)
        return replace(self, chosen=chosen)


def restored_keys(setting: Callable[[str, str], str]) -> Keys:
    """The keys as they were kept, by number; what is no number is left out."""
    chosen = {}
    for action in ACTIONS:
        kept = setting(_KEPT + action.name, _OWN)
        if kept != _OWN:
            codes = (int(code) for code in kept.split() if code.isdecimal())
            chosen[action.name] = tuple(code for code in codes if code not in FIXED)
    return Keys(chosen)


def keep_keys(keys: Keys, keep: Callable[[str, str], None]) -> None:
    """Keeps the keys of each action."""
    for action in ACTIONS:
        is_own = action.name not in keys.chosen
        keep(_KEPT + action.name, _OWN if is_own else " ".join(map(str, keys.of(action))))


def key_words(keys: tuple[int, ...]) -> str:
    """Keys as a player reads them."""
    return ", ".join(_SHOWN.get(key) or pygame.key.name(key).title() for key in keys) or "none"


_SHOWN = {
    pygame.K_PAGEUP: "Page Up",
    pygame.K_PAGEDOWN: "Page Down",
    pygame.K_LCTRL: "Left Ctrl",
    pygame.K_RCTRL: "Right Ctrl",
}
