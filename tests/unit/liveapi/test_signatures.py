"""Reading the signatures of Live's methods from their docstrings."""

from alive.adapters.liveapi.object_model.class_facts import facts_of
from alive.adapters.liveapi.object_model.signatures import Argument, signatures_in

FIRE = """
fire( (ClipSlot)arg1) -> None :
    Fire a clip if this slot owns one,
    else trigger the stop button.

    C++ signature :
        void fire(TPyHandle<AGroupAndClipSlotBase>)

fire( (ClipSlot)self [, (float)record_length=1.7976931348623157e+308 [, (int)launch_quantization=-2]]) -> None :

    C++ signature :
        void fire(TPyHandle<AGroupAndClipSlotBase> [,double=1.7976931348623157e+308 [,int=-2]])
"""


def test_every_signature_is_read_with_its_description():
    first, second = signatures_in("fire", FIRE)
    assert first.text == "fire( (ClipSlot)arg1) -> None"
    assert first.description == "Fire a clip if this slot owns one,\nelse trigger the stop button."
    assert (first.arguments, first.fewest, first.returns) == ((), 0, "None")
    assert second.arguments == (
        Argument("float", "record_length", "1.7976931348623157e+308"),
        Argument("int", "launch_quantization", "-2"),
    )
    assert second.fewest == 0
    assert second.description == ""


def test_arguments_that_must_be_given_and_texts_as_defaults():
    doc = "\nsubst( (Text)text, (int)arg2 [, (str)a='' [, (str)b=', )' [, (int)c=Song.Mode.all]]]) -> str :\n"
    (signature,) = signatures_in("subst", doc, of_method=False)
    assert [argument.name for argument in signature.arguments] == ["text", "arg2", "a", "b", "c"]
    assert [argument.default for argument in signature.arguments] == [None, None, "''", "', )'", "Song.Mode.all"]
    assert [argument.is_named for argument in signature.arguments] == [True, False, True, True, True]
    assert signature.fewest == 2


def test_a_docstring_without_a_signature_has_none():
    assert signatures_in("fire", "") == ()
    assert signatures_in("fire", "Fires the clip.") == ()
    assert signatures_in("fire", FIRE.replace("fire(", "set_fire(")) == ()


def test_the_type_of_a_property_is_taken_from_its_setter_where_that_tells():
    def setter(_self: object, _value: object) -> None: ...

    setter.__doc__ = (
        "\nNone( (Song)arg1, (float)arg2) -> None :\n\n    C++ signature :\n        void None(TSong,double)"
    )
    kind = type("Song", (), {"tempo": property(lambda _: 1.0, setter, doc="The tempo."), "x": property(lambda _: 1)})
    facts = facts_of(kind)
    assert (facts.properties["tempo"].takes, facts.properties["tempo"].description) == ("float", "The tempo.")
    assert (facts.properties["x"].takes, facts.properties["x"].settable) == (None, False)


def test_listeners_are_told_apart_from_methods():
    members = {
        name: lambda *_: None for name in ("add_x_listener", "remove_x_listener", "x_has_listener", "remove_y", "play")
    }
    facts = facts_of(type("Thing", (), members))
    assert set(facts.methods) == {"remove_y", "play"}
    assert facts.listeners == ("x",)
