"""How fast a client may ask: a bucket that fills with time and is emptied by requests."""

import attrs


@attrs.define
class Bucket:
    """Room for some requests at once, and for so many a second in the long run."""

    rate: float
    """Requests a second."""
    size: float
    """Requests that may come at once."""
    level: float
    looked_at: float
    """When the level was right, in seconds of the clock."""

    @classmethod
    def full(cls, rate: float, size: float, now: float) -> "Bucket":
        """One from which nothing was taken yet."""
        return cls(rate, size, size, now)

    def take(self, now: float, cost: float = 1.0) -> float:
        """Take what a request costs: 0. If there is not one left, nothing is taken: seconds until there is.

        What costs more than is there leaves a debt, so that a large batch can be asked at all.
        """
        self.fill(now)
        if self.level < 1:
            return (1 - self.level) / self.rate
        self.level -= cost
        return 0.0

    def fill(self, now: float) -> None:
        """Add what has come since the last look."""
        self.level = min(self.size, self.level + max(0.0, now - self.looked_at) * self.rate)
        self.looked_at = now

    @property
    def is_full(self) -> bool:
        """Whether it is as if nothing had been taken."""
        return self.level >= self.size
