"""What a client may do, as one word."""

import enum

from alive.domain.operation import Effect


class Role(enum.StrEnum):
    """The roles. Each may do what the one before it may, and the effect of its own name."""

    NONE = "none"
    READ = Effect.READ.value
    PERFORM = Effect.PERFORM.value
    EDIT = Effect.EDIT.value
    ADMIN = Effect.ADMIN.value

    def may(self, effect: Effect) -> bool:
        """Whether what has that effect is allowed."""
        return _LADDER.index(self) >= _LADDER.index(Role(effect.value))


_LADDER = tuple(Role)
