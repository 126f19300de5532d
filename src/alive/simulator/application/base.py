"""Live.Base: what is no object of the Set."""

from __future__ import annotations

from alive.simulator.host import running, timer  # noqa: F401 - the timer belongs to this module of Live
from alive.simulator.object_model.boost import instance
from alive.simulator.object_model.errors import NOT_INSTANTIABLE
from alive.simulator.object_model.functions import live_function


class Text(instance):
    """A text of Live that exists in every language; scripts only get it from `get_text`."""

    __slots__ = ("_text",)
    _text: str

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError(NOT_INSTANTIABLE)

    @property
    def text(self) -> str:
        """The text in the language of this Live."""
        return self._text


Text.__module__ = "Base"


@live_function("Base", "log( (str)arg1) -> None :", reads=True)
def log(string: str) -> None:
    """Write a line to Log.txt."""
    running.current().write_log(f"info: Python: {string}")


@live_function("Base", "get_text( (str)classname, (str)textname) -> Text :", reads=True)
def get_text(_: str, textname: str) -> Text:
    """Return a text; which texts Live has is not known, so the name stands for the text."""
    text = Text.__new__(Text)
    text._text = textname  # noqa: SLF001 - it has no constructor
    return text


@live_function(
    "Base",
    "subst_args( (Text)text [, (str)arg1='' [, (str)arg2='' [, (str)arg3='' [, (str)arg4='' [, (str)arg5='']]]]])"
    " -> str :",
    reads=True,
)
def subst_args(text: Text, *arguments: str) -> str:
    """Return the text with `%1` to `%5` replaced."""
    result = text.text
    for number, argument in enumerate(arguments, 1):
        result = result.replace(f"%{number}", argument)
    return result
