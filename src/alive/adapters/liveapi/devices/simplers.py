"""Simpler and its sample, as several modules of handlers need them."""

import enum
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from alive.adapters.liveapi.context import LiveContext
from alive.adapters.liveapi.devices.finding import as_simpler
from alive.adapters.liveapi.writing import all_or_none
from alive.domain.errors import LiveRejected

if TYPE_CHECKING:
    from Live.Sample import Sample
    from Live.SimplerDevice import SimplerDevice


def simpler(live: LiveContext, ref: int | str) -> "SimplerDevice":
    """The Simpler that is meant. Raises LiveRejected for any other device."""
    return as_simpler(live.device(ref))


def sample_of(device: "SimplerDevice") -> "Sample":
    """Its sample. Raises LiveRejected if it is empty."""
    sample: Sample | None = device.sample
    if sample is None:
        raise LiveRejected(f"{device.name} is empty: it has no sample.")
    return sample


def write_each(thing: Any, values: Mapping[str, object]) -> str:
    """Write several properties, all or none; answers their names. A refusal tells of which."""
    with all_or_none() as writes:
        for name, value in values.items():
            try:
                writes.write(thing, name, int(value) if isinstance(value, enum.IntEnum) else value)
            except (RuntimeError, ValueError) as refused:
                raise LiveRejected(f"{name}: Live refused: {refused}", live_error=str(refused)) from refused
    return ", ".join(values)
