"""Questions about objects of Live."""

from ...v2.base import is_parameter_bipolar, liveobj_changed, liveobj_valid

__all__ = ["is_parameter_bipolar", "liveobj_changed", "liveobj_valid"]
