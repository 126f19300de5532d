"""Print every budget, what was measured, and the bare loop of the same run."""

from rich.console import Console
from rich.table import Table

from benchmarks import batches, events, inside, logging, operations, simulated, wire
from benchmarks.hosts import running


def main() -> None:
    """Measure and print."""
    table = Table(title="alive on the simulator: GIL held between callbacks, 10 ms timer, client in another process")
    for column in ("what", "budget", "alive", "bare loop", "ratio"):
        table.add_column(column, justify="left" if column == "what" else "right")
    _wire_rows(table)
    _inside_rows(table)
    _logging_rows(table)
    _event_rows(table)
    _batch_rows(table)
    _simulator_rows(table)
    console = Console(width=110)
    console.print(table)
    console.print(_slowest())


def _wire_rows(table: Table) -> None:
    with running("bare") as bare, running("alive") as ours:
        # One after the other on both: the machine's speed wanders, the ratio does not.
        theirs, mine = wire.sequential(bare), wire.sequential(ours)
        _row(table, "sequential read, p50", "0.3 ms", mine[0], theirs[0], "ms")
        _row(table, "sequential read, p99", "12 ms", mine[1], theirs[1], "ms")
        theirs, mine = wire.after_idle(bare), wire.after_idle(ours)
        _row(table, "first request after idle, p50", "6 ms", mine[0], theirs[0], "ms")
        _row(table, "first request after idle, p99", "12 ms", mine[1], theirs[1], "ms")
        _row(table, "pipelined reads, one connection", "20000/s", wire.pipelined(ours), wire.pipelined(bare), "/s")
        theirs, mine = wire.beside_a_flood(bare), wire.beside_a_flood(ours)
        _row(table, "sequential beside one that pipelines, p50", "", mine[0], theirs[0], "ms")
        _row(table, "64 clients: slowest to mean", "2", wire.fairness(ours), wire.fairness(bare), "")


def _inside_rows(table: Table) -> None:
    bare, ours = inside.cost_of_a_command()
    _row(table, "main thread per command, bytes to bytes", "3 x bare", ours, bare, "us")
    _row(table, "idle pump turn", "20 us", inside.idle_turn(), None, "us")
    share, longest = inside.share_of_the_main_thread()
    _row(table, "share of the main thread over 100 ms, flooded", "60 %", share, None, "%")
    _row(table, "longest turn, flooded", "12 ms", longest, None, "ms")
    bare, ours, first = inside.start_time()
    _row(table, "import and start", "400 ms", ours, bare, "ms")
    _row(table, "the first start after installing, which compiles", "", first, bare, "ms")


def _logging_rows(table: Table) -> None:
    bare = logging.bare_append()
    _row(table, "log call that is filtered, beside list.append", "0.3 us", logging.filtered_call(), bare, "us")
    _row(table, "log call that is queued, beside list.append", "2 us", logging.queued_call(), bare, "us")
    _row(table, "writing a message, without Live's part", "", logging.written_message(), None, "us")
    _row(table, "logging 100 messages a second", "0.1 %", logging.overhead(), None, "%")


def _event_rows(table: Table) -> None:
    bare, ours = events.encoding()
    _row(table, "encoding an event, beside python-osc", "", ours, bare, "us")
    bare, ours = events.noting()
    _row(table, "listener: what Live waits for, beside sending at once", "5 us", ours, bare, "us")
    one, two = events.telling(), events.telling(2)
    _row(table, "an event from the listener to the datagram", "25 us", one, None, "us")
    _row(table, "the same with two targets", "", two, None, "us")
    _row(table, "events with 60 % of the main thread", "20000/s", events.per_second(one), None, "/s")
    for tracks in (100, 1000):
        seconds, megabytes, longest = events.attaching(tracks)
        _row(table, f"attaching {tracks} tracks, 2 devices each", "", seconds, None, "s")
        _row(table, "memory for that", "", megabytes, None, "MB")
        _row(table, "longest turn meanwhile", "12 ms", longest, None, "ms")
    longest, told, share = events.moving()
    _row(table, "64 parameters at 60 Hz, 8 subscribers, 2 targets: longest turn", "12 ms", longest, None, "ms")
    _row(table, "the same: events told", "", told, None, "/s")
    _row(table, "the same: share of the main thread over 100 ms", "60 %", share, None, "%")


def _batch_rows(table: Table) -> None:
    whole = batches.whole_song(atomic=True)
    _row(table, "16 tracks, 64 clips, 4,032 notes, atomic: its turn", "", whole["longest turn"], None, "ms")
    sliced = batches.whole_song(atomic=False)
    _row(table, "the same in slices, until it is answered", "", sliced["batch"], None, "ms")
    _row(table, "the same in slices: longest turn", "12 ms", sliced["longest turn"], None, "ms")
    _row(table, "the same in slices: slowest read of another", "25 ms", sliced["slowest read"], None, "ms")


def _slowest() -> Table:
    table = Table(title="the ten operations whose first turn costs most, on a Set of 7 tracks")
    table.add_column("operation")
    table.add_column("main thread", justify="right")
    for name, milliseconds in operations.slowest():
        table.add_row(name, _number(milliseconds, "ms"))
    return table


def _simulator_rows(table: Table) -> None:
    _row(table, "simulator: blank Set", "300 ms", simulated.blank_set(), None, "ms")
    _row(table, "simulator: a minute of 16 playing clips", "1 s", simulated.playing_minute(), None, "s")
    seconds, megabytes = simulated.large_set()
    _row(table, "simulator: 1000 tracks, 2 devices each", "5 s", seconds, None, "s")
    _row(table, "simulator: memory with them", "1000 MB", megabytes, None, "MB")


def _row(table: Table, what: str, budget: str, ours: float, bare: float | None, unit: str) -> None:
    ratio = "" if bare is None else f"{ours / bare:.2f}"
    table.add_row(what, budget, _number(ours, unit), "" if bare is None else _number(bare, unit), ratio)


def _number(value: float, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value >= 1000 else f"{value:.3g} {unit}"


main()
