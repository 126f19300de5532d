"""Writes events.md from the declared events. `make docs`; a test fails while it is stale."""

import json
from itertools import groupby
from pathlib import Path

import alive.domain.events  # noqa: F401 - declares the events
from alive.adapters.transport.osc_encoding import osc_fields
from alive.domain.event import EventSpec, Osc, events
from alive.domain.operation import field_types, fields_of
from alive.domain.value_types import ValueType

FOLDER = Path(__file__).parent
PAGE = FOLDER / "events.md"
OLDER = FOLDER.parent / "tests" / "contract" / "older_addresses.json"

INTRODUCTION = """\
# Events

{count} events, written from their declarations by `make docs`. An event says how something is now, never what was done
to it.

Over TCP a subscription has all of them (`subscribe`): each is a line with the fields below, besides `seq`, `n`, `time`
and `origin`. As OSC the events with an address are sent, one datagram each.

- **Key**: of two events with the same key the newer replaces the older while it waits to be sent. Events that say
  that something came, went or moved have none, and all are sent.
- **Interval**: two events of the same key are at least so far apart. The last value always follows.
- **On request**: observed only while a client or an OSC target names the topic in full; `*` does not mean these.
- **OSC**: the address, and the types of its arguments behind the number, the time and the address itself: `b` is T or
  F, `t` is an int32 that is 1 or 0. The arguments are the fields in the order of the table, without ids and paths.
  Where it says "if true" or "if false", it is sent only then, and that value is no argument.

## As OSC

Each event is one datagram `/live/seq` `,ifs…`: its number (int32), the seconds since the session began (float32), its
address, its arguments. Numbers are dense for each target and begin with 0 in each session; one is used up also when
a datagram cannot be sent, so a gap always means loss; after 2147483647 comes 0.

Tracks are numbered through: first the tracks, then the return tracks, then the main track; so the numbers of return
tracks and of the main track change when a track is added or deleted. Devices inside of racks and clips of the
Arrangement have no number and are not sent. The index of what was deleted is the one it had; of several the last is
told first, so that it is right also for those who take them out one after the other. -1 stands for no scene, track,
device or colour, an empty text for no name.

To see them: `alive sim` in one terminal, `oscdump 9002` in another (on Debian `apt-get install liblo-tools`), and
`alive call rename_track track_index=0 name=Bass` in a third. Where they go is set in `[transports.osc]` of alive.toml;
`start_osc`, `stop_osc`, `refresh_osc` and `get_osc_status` switch and show it.

| Address | Types | Arguments | Sent |
|---|---|---|---|
| `/live/batch/start` | i | number of the batch | before events that belong together: of one batch or operation, or \
those that follow a change of structure in the same turn |
| `/live/batch/end` | i | number of the batch | after the last of them |
| `/live/truncated` | ii | number of the event, bytes its text had | after an event with a text that was cut at \
`max_datagram` |

The dialect `vimabl` has nothing else. The dialect `alive` has these two besides, which have no number, and bundles if \
the target asks for them:

| Address | Types | Arguments | Sent |
|---|---|---|---|
| `/live/session` | siss | session id, protocol version, version of the script, seconds since 1970 as text | at the \
start and at `refresh_osc` |
| `/live/heartbeat` | sii | session id, number of the next event, number of the next event of all | once a second |

A text has no zeros: one in a name is sent as U+FFFD. OSC may lose packets, and names things by where they are: it is
for displays and controllers. Who needs an exact copy uses TCP, or reads `get_state` after each gap.
"""

OLDER_HEAD = """\
## Addresses of the older system

Every address that the older system sent or described, and what has become of it.

| Address | Types | Now |
|---|---|---|
"""

ANOTHER_WAY = {
    "/live/seq": "sent: every event is one. The time is seconds since the session began; epoch time in a float32 had "
    "steps of 128 s",
    "/live/batch/start": "sent, with a number as every event: around what belongs together",
    "/live/batch/end": "sent, with a number as every event: around what belongs together",
    "#bundle": "sent in the dialect `alive` if the target asks for it",
}
"""Those that are not of one event."""

NOT_SENT = {
    "/live/track/muted": "not sent: it stood in one test only, with a text for no purpose; `/live/track/mute` says it",
    "/live/clip_slot/highlighted": "not sent: it stood in one test only; `/live/cursor/clip_slot` says it",
    "/live/clip/playing_status": "not sent: a clip of Live has a listener of that name and no such value; "
    "`/live/clip/is_playing`, `/live/clip/triggered` and `/live/clip_slot/playing_status` say it",
}


def page() -> str:
    """The whole page."""
    groups = groupby(events().values(), key=lambda spec: spec.topic.partition(".")[0])
    by_name: dict[str, list[EventSpec]] = {}
    for name, members in groups:
        by_name.setdefault(name, []).extend(members)
    tables = [_table(name, sorted(members, key=lambda spec: spec.topic)) for name, members in sorted(by_name.items())]
    return "\n".join([INTRODUCTION.format(count=len(events())), *tables, OLDER_HEAD + _older()])


def _table(name: str, members: list[EventSpec]) -> str:
    head = "| Topic | Fields | Key | Interval | OSC |\n|---|---|---|---|---|\n"
    return f"## {name}\n\n{head}" + "".join(f"{_row(spec)}\n" for spec in members)


def _row(spec: EventSpec) -> str:
    types = field_types(spec.event)
    fields = ", ".join(_field(field.name, types[field.name]) for field in fields_of(spec.event))
    key = "—" if spec.is_structural else "topic" if spec.kind in {"song", "view"} else "topic and object"
    interval = f"{spec.interval * 1000:g} ms" if spec.interval else "—"
    request = " On request." if spec.on_request else ""
    osc = "<br>".join(_form(form) for form in spec.osc) or "—"
    return f"| `{spec.topic}`<br>{spec.summary}{request} | {fields} | {key} | {interval} | {osc} |"


def _field(name: str, value: ValueType) -> str:
    notes = [value.unit] if value.unit else []
    if value.optional:
        notes.append("or null")
    return f"`{name}`" + (f" ({', '.join(notes)})" if notes else "")


def _form(form: Osc) -> str:
    condition = "" if form.only_if is None else f" if {str(form.only_if).lower()}"
    return f"`{form.address}` {form.types}{condition}"


def _older() -> str:
    return "".join(f"| `{each['address']}` | {each['types']} | {_now(each['address'])} |\n" for each in older())


def older() -> list[dict[str, str]]:
    """The addresses of the older system."""
    found: list[dict[str, str]] = json.loads(OLDER.read_text(encoding="utf-8"))
    return found


def sent() -> dict[str, tuple[EventSpec, Osc]]:
    """Every address that an event is sent to."""
    return {form.address: (spec, form) for spec in events().values() for form in spec.osc}


def _now(address: str) -> str:
    if address in sent():
        spec, form = sent()[address]
        arguments = ", ".join(name for name, _ in zip(osc_fields(spec), form.types, strict=False))
        return f"sent for `{spec.topic}`: {arguments}"
    return ANOTHER_WAY.get(address) or NOT_SENT[address]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
