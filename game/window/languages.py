"""The languages in which stories are told, each by the name that it has for itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

AS_WRITTEN = "as written"
_OWN_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "be": "беларуская",
        "bg": "български",
        "br": "brezhoneg",
        "ca": "català",
        "cs": "čeština",
        "cy": "Cymraeg",
        "da": "dansk",
        "de": "Deutsch",
        "el": "ελληνικά",
        "en": "English",
        "eo": "Esperanto",
        "es": "español",
        "et": "eesti",
        "eu": "euskara",
        "fi": "suomi",
        "fo": "føroyskt",
        "fr": "français",
        "fy": "Frysk",
        "ga": "Gaeilge",
        "gd": "Gàidhlig",
        "gl": "galego",
        "hr": "hrvatski",
        "hu": "magyar",
        "id": "Bahasa Indonesia",
        "is": "íslenska",
        "it": "italiano",
        "la": "Latina",
        "lb": "Lëtzebuergesch",
        "lt": "lietuvių",
        "lv": "latviešu",
        "mk": "македонски",
        "ms": "Bahasa Melayu",
        "mt": "Malti",
        "nb": "norsk bokmål",
        "nl": "Nederlands",
        "nn": "norsk nynorsk",
        "no": "norsk",
        "oc": "occitan",
        "pl": "polski",
        "pt": "português",
        "ro": "română",
        "ru": "русский",
        "se": "davvisámegiella",
        "sk": "slovenčina",
        "sl": "slovenščina",
        "sq": "shqip",
        "sr": "српски",
        "sv": "svenska",
        "sw": "Kiswahili",
        "tr": "Türkçe",
        "uk": "українська",
    }
)
"""Those whose letters the fonts of the game have; of others, the tag is shown."""


def own_name(tag: str) -> str:
    """What a language calls itself, by its tag (BCP 47): `pt-BR` is “português (BR)”."""
    if not tag:
        return AS_WRITTEN
    language, _, region = tag.partition("-")
    name = _OWN_NAMES.get(language.lower())
    return tag if name is None else f"{name} ({region})" if region else name
