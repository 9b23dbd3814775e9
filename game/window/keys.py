"""Keys and buttons: which of them says what, as the game comes and as the player wants it."""

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

LEFT_TRIGGER, RIGHT_TRIGGER = 100, 101
"""The triggers of a gamepad, as though they were buttons."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that keys and buttons can be given to: those that it has by itself."""

    name: str
    words: str
    intent: Intent
    keys: tuple[int, ...] = ()
    buttons: tuple[int, ...] = ()


ACTIONS = (
    Action("on", "Read on", Advance(), (pygame.K_SPACE,)),
    Action("back", "Back", Back(), (pygame.K_PAGEUP,), (pygame.CONTROLLER_BUTTON_LEFTSHOULDER,)),
    Action("forward", "Forward again", Forward(), (pygame.K_PAGEDOWN,),
           (pygame.CONTROLLER_BUTTON_RIGHTSHOULDER,)),
    Action("skip", "Skip what was read", ToggleSkip(), (pygame.K_TAB,),
           (pygame.CONTROLLER_BUTTON_Y,)),
    Action("skip-held", "Skip while held", Skip(True), (pygame.K_LCTRL, pygame.K_RCTRL),
           (RIGHT_TRIGGER,)),
    Action("auto", "Turn pages by themselves", ToggleAuto(), (pygame.K_a,)),
    Action("quick-save", "Quick save", QuickSave(), (pygame.K_F5,),
           (pygame.CONTROLLER_BUTTON_LEFTSTICK,)),
    Action("quick-load", "Quick load", QuickLoad(), (pygame.K_F9,),
           (pygame.CONTROLLER_BUTTON_RIGHTSTICK,)),
    Action("history", "What was read", OpenHistory(), (pygame.K_l,)),
    Action("journal", "Journal", OpenJournal(), (pygame.K_j,)),
    Action("hide", "Hide the words", HideText(), (pygame.K_h,), (pygame.CONTROLLER_BUTTON_X,)),
    Action("voice", "Be read to", ToggleVoice(), (pygame.K_v,), (LEFT_TRIGGER,)),
    Action("picture", "Keep a picture", Screenshot(), (pygame.K_s,)),
    Action("fullscreen", "Fullscreen", ToggleFullscreen(), (pygame.K_f, pygame.K_F11)),
    Action("help", "Keys and buttons", Help(), (pygame.K_F1,), (pygame.CONTROLLER_BUTTON_BACK,)),
)  # fmt: skip

FIXED_KEYS: Mapping[int, Intent] = MappingProxyType(
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
FIXED_BUTTONS: Mapping[int, Intent] = MappingProxyType(
    {
        pygame.CONTROLLER_BUTTON_A: Accept(),
        pygame.CONTROLLER_BUTTON_B: Menu(),
        pygame.CONTROLLER_BUTTON_START: Menu(),
        pygame.CONTROLLER_BUTTON_DPAD_UP: Focus(-1),
        pygame.CONTROLLER_BUTTON_DPAD_DOWN: Focus(1),
        pygame.CONTROLLER_BUTTON_DPAD_LEFT: Adjust(-1),
        pygame.CONTROLLER_BUTTON_DPAD_RIGHT: Adjust(1),
    }
)
"""The same of a gamepad."""
WRITERS_BUTTONS: Mapping[int, Intent] = MappingProxyType(
    {
        pygame.CONTROLLER_BUTTON_LEFTSTICK: Inspect(),
        pygame.CONTROLLER_BUTTON_RIGHTSTICK: Record(),
    }
)
"""What two buttons are for while a story is being written."""
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
        pygame.K_F2: Inspect(),
        pygame.K_F3: Record(),
    }
)
"""What some keys mean while letters are typed; most of the others are letters then."""
_WRITES_NOTHING = 1 << 30
"""Keys that write no letter, like F1, have numbers from here on."""
_WHILE_TYPING = frozenset(("help", "fullscreen"))
_OWN = "own"


@dataclass(frozen=True)
class Keys:
    """What the keys of one device are given to; an action not in `chosen` has those of the game."""

    device: Device
    chosen: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, action: Action) -> tuple[int, ...]:
        return self.chosen.get(action.name, self.device.own(action))

    @cached_property
    def intents(self) -> Mapping[int, Intent]:
        """What each key means while nothing is typed."""
        found = {key: action.intent for action in ACTIONS for key in self.of(action)}
        return MappingProxyType({**found, **self.device.fixed})

    @cached_property
    def while_typing(self) -> Mapping[int, Intent]:
        """What each key means while letters are typed."""
        actions = (action for action in ACTIONS if action.name in _WHILE_TYPING)
        given = {key: action.intent for action in actions for key in self.of(action)}
        silent = {key: intent for key, intent in given.items() if key >= _WRITES_NOTHING}
        return MappingProxyType({**silent, **TYPING_KEYS})

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

    def words(self, *names: str) -> str:
        """The keys of some actions, as a player reads them; empty if they have none."""
        actions = [action for name in names for action in ACTIONS if action.name == name]
        return ", ".join(self.device.named(key) for a in actions for key in self.of(a))


@dataclass(frozen=True, slots=True)
class Device:
    """The keyboard, or a gamepad with its buttons: `key` is what one of them is called.

    With the `fixed` ones alone one can go everywhere. `own` gives those that an action has by
    itself, `named` one as a player reads it.
    """

    name: str
    key: str
    fixed: Mapping[int, Intent]
    own: Callable[[Action], tuple[int, ...]]
    named: Callable[[int], str]


def restored_keys(device: Device, setting: Callable[[str, str], str]) -> Keys:
    """The keys as they were kept, by number; what is no number is left out."""
    chosen = {}
    for action in ACTIONS:
        kept = setting(f"{device.key} {action.name}", _OWN)
        if kept != _OWN:
            codes = (int(code) for code in kept.split() if code.isdecimal())
            chosen[action.name] = tuple(code for code in codes if code not in device.fixed)
    return Keys(device, chosen)


def keep_keys(keys: Keys, keep: Callable[[str, str], None]) -> None:
    """Keeps the keys of each action."""
    for action in ACTIONS:
        is_own = action.name not in keys.chosen
        kept = _OWN if is_own else " ".join(map(str, keys.of(action)))
        keep(f"{keys.device.key} {action.name}", kept)


def _key_named(key: int) -> str:
    return _KEY_NAMES.get(key) or pygame.key.name(key).title() or f"key {key}"


def _button_named(button: int) -> str:
    return _BUTTON_NAMES.get(button, f"button {button + 1}")


_KEY_NAMES = {
    pygame.K_PAGEUP: "Page Up",
    pygame.K_PAGEDOWN: "Page Down",
    pygame.K_LCTRL: "Left Ctrl",
    pygame.K_RCTRL: "Right Ctrl",
}
_BUTTON_NAMES = {
    pygame.CONTROLLER_BUTTON_A: "A",
    pygame.CONTROLLER_BUTTON_B: "B",
    pygame.CONTROLLER_BUTTON_X: "X",
    pygame.CONTROLLER_BUTTON_Y: "Y",
    pygame.CONTROLLER_BUTTON_BACK: "Back",
    pygame.CONTROLLER_BUTTON_GUIDE: "Guide",
    pygame.CONTROLLER_BUTTON_START: "Start",
    pygame.CONTROLLER_BUTTON_LEFTSTICK: "left stick pressed",
    pygame.CONTROLLER_BUTTON_RIGHTSTICK: "right stick pressed",
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: "left shoulder",
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: "right shoulder",
    pygame.CONTROLLER_BUTTON_DPAD_UP: "cross up",
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: "cross down",
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: "cross left",
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: "cross right",
    LEFT_TRIGGER: "left trigger",
    RIGHT_TRIGGER: "right trigger",
}
KEYBOARD = Device("Keyboard", "key", FIXED_KEYS, lambda action: action.keys, _key_named)
GAMEPAD = Device("Gamepad", "button", FIXED_BUTTONS, lambda action: action.buttons, _button_named)
