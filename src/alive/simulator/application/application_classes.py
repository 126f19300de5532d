"""The rest of Live.Application: what Push and Max use, and a few functions."""

from __future__ import annotations

import random

from alive.simulator.object_model.functions import live_function
from alive.simulator.object_model.plain_classes import sealed_class, value_class

Variants = sealed_class(
    "Application",
    "Variants",
    constants={name.upper(): name for name in ("Beta", "Intro", "Lite", "Standard", "Suite", "Trial")},
)

ControlDescription = value_class(
    "Application", "ControlDescription", "__init__( (object)arg1) -> None :", {"id": ("int", 0), "name": ("str", "")}
)

ControlSurfaceProxy = sealed_class(
    "Application",
    "ControlSurfaceProxy",
    properties=("control_descriptions", "pad_layout", "type_name"),
    listeners=("control_values_arrived", "midi_received", "pad_layout"),
    methods=(
        "enable_receive_midi( (ControlSurfaceProxy)arg1, (bool)arg2) -> None :",
        "fetch_received_midi_messages( (ControlSurfaceProxy)arg1) -> tuple :",
        "fetch_received_values( (ControlSurfaceProxy)arg1) -> tuple :",
        "grab_control( (ControlSurfaceProxy)arg1, (int)arg2) -> None :",
        "release_control( (ControlSurfaceProxy)arg1, (int)arg2) -> None :",
        "send_midi( (ControlSurfaceProxy)arg1, (tuple)arg2) -> None :",
        "send_value( (ControlSurfaceProxy)arg1, (tuple)arg2) -> None :",
        "subscribe_to_control( (ControlSurfaceProxy)arg1, (int)arg2) -> None :",
        "unsubscribe_from_control( (ControlSurfaceProxy)arg1, (int)arg2) -> None :",
    ),
)


@live_function("Application", "combine_apcs() -> bool :", reads=True)
def combine_apcs() -> bool:
    """Return whether several APCs act as one: an entry of Options.txt, which is empty."""
    return False


@live_function(
    "Application", "encrypt_challenge( (int)dongle1, (int)dongle2 [, (int)key_index=0]) -> tuple :", reads=True
)
def encrypt_challenge(*_: int) -> tuple[int, ...]:
    """Refuse: the ciphers that tell Ableton's own hardware from others are not public."""
    raise RuntimeError(_NO_CIPHER)


@live_function("Application", "encrypt_challenge2( (int)arg1) -> int :", reads=True)
def encrypt_challenge2(_: int) -> int:
    """Refuse: see above."""
    raise RuntimeError(_NO_CIPHER)


_NO_CIPHER = "the simulator has no keys of Ableton's hardware"


@live_function("Application", "get_random_int( (int)arg1, (int)arg2) -> int :", reads=True)
def get_random_int(low: int, high: int) -> int:
    """Return a random number from low to high."""
    if low > high:
        message = f"an empty range: {low} to {high}"
        raise RuntimeError(message)
    return random.randint(low, high)  # noqa: S311 - not for secrets
