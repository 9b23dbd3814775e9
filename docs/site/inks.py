"""The inks of code on the site: prose in the colour of prose, keys in gold, nothing loud."""

from __future__ import annotations

from typing import ClassVar

from pygments.style import Style
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Punctuation, String


class Night(Style):
    """On the dark ground."""

    background_color = "#12162a"
    styles: ClassVar = {
        Comment: "italic #a39b8c",
        Error: "#f0806c",
        Keyword: "#7fb4e8",
        Literal: "#ece4d0",
        Name: "#ece4d0",
        Name.Tag: "#deb266",
        Name.Builtin: "#deb266",
        Name.Variable: "#8fc79a",
        Number: "#8fc79a",
        Punctuation: "#a39b8c",
        Punctuation.Indicator: "#b08d55",
        String: "#ece4d0",
    }


class Day(Style):
    """On the light ground."""

    background_color = "#f3ecdb"
    styles: ClassVar = {
        Comment: "italic #71685c",
        Error: "#b03a26",
        Keyword: "#2f6ca8",
        Literal: "#2a2536",
        Name: "#2a2536",
        Name.Tag: "#8a6414",
        Name.Builtin: "#8a6414",
        Name.Variable: "#3c7d4b",
        Number: "#3c7d4b",
        Punctuation: "#71685c",
        Punctuation.Indicator: "#9a7c48",
        String: "#2a2536",
    }
