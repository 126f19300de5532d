"""Who may do what: every request of every transport passes here."""

import attrs
import pytest

from alive.application.access import (
    LOOK_EVERY,
    MOST_ATTEMPTS,
    TIME_TO_AUTHENTICATE,
    Access,
    Rules,
    effects_of,
    is_of_this_computer,
)
from alive.application.executor import Lane
from alive.application.gateway import Client
from alive.domain import commands  # noqa: F401 - declares the operations
from alive.domain.errors import NotAllowed, RateLimited, Unauthenticated
from alive.domain.operation import Effect, operations
from alive.domain.role import Role

LOCAL = "127.0.0.1:50000"
REMOTE = "192.168.1.5:50000"


@attrs.frozen
class Known:
    name: str
    role: Role


@attrs.define
class Ring:
    """Tokens whose secret is their name."""

    known: list[Known]
    fault: str | None = None

    def find(self, secret):
        return next((token for token in self.known if token.name == secret), None)


class Source:
    def __init__(self, *roles):
        self.ring = Ring([Known(role.value, role) for role in roles])

    def look(self):
        return self.ring


class Notes:
    def __init__(self):
        self.lines = []

    def info(self, text):
        self.lines.append(text)

    error = info


class Door:
    """Access with a clock that is moved by hand."""

    def __init__(self, *roles, **rules):
        self.now = 0.0
        self.source = Source(*roles)
        self.log = Notes()
        self.access = Access(self.source, Rules(**rules), lambda: self.now, self.log)
        self.ended = {}

    def client(self, peer=LOCAL, name="client 1"):
        client = Client(name, Lane(1), peer, self.now)
        client.close = lambda why: self.ended.__setitem__(name, why)
        self.access.welcome(client)
        return client

    def may(self, client, action, **parameters):
        try:
            self.access.admit(client, action, parameters)
        except (NotAllowed, Unauthenticated, RateLimited) as refused:
            return refused.code
        return "ok"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("effect", Effect)
def test_a_role_may_do_its_own_effect_and_those_before_it(role, effect):
    ladder = ["read", "perform", "edit", "admin"]
    expected = role is not Role.NONE and ladder.index(effect.value) <= ladder.index(role.value)
    assert role.may(effect) == expected


@pytest.mark.parametrize("role", Role)
def test_for_every_operation_the_declared_effect_decides(role):
    door = Door(default_role=role)
    client = door.client()
    for spec in operations().values():
        if spec.name in {"authenticate", "batch"}:
            continue
        expected = "ok" if role.may(spec.effect) else "unauthenticated" if role is Role.NONE else "not_allowed"
        assert door.may(client, spec.name) == expected, spec.name


@pytest.mark.parametrize(
    ("peer", "is_local"),
    [
        ("127.0.0.1:1", True), ("127.9.9.9:1", True), ("('127.0.0.1', 5)", True), ("[::1]:1", True), ("::1", True),
        ("localhost", True), ("127.0.0.1", True), ("192.168.1.5:1", False), ("('10.0.0.1', 5)", False),
        ("[fe80::1]:1", False), ("[2001:db8::1]:1", False), ("", False), ("a name", False), ("1.127.0.0.1:5", False),
        ("127.0.0.1.example.org", False), ("127.0.0.1.5", False), ("evil 127.0.0.1", False), ("::12:1", False),
        ("0.0.0.0", False),  # noqa: S104 - nothing is bound
    ],
)  # fmt: skip
def test_what_is_not_seen_to_be_this_computer_is_not(peer, is_local):
    assert is_of_this_computer(peer) == is_local


class TestWithoutTokens:
    def test_programs_of_this_computer_have_the_default_role(self):
        assert Door().client().role is Role.ADMIN
        assert Door(default_role=Role.PERFORM).client().role is Role.PERFORM

    def test_others_have_none(self):
        door = Door()
        assert door.may(door.client(REMOTE), "ping") == "unauthenticated"

    def test_an_address_that_others_reach_is_refused(self):
        door = Door()
        door.access.may_listen("127.0.0.1")
        for address in ("0.0.0.0", "192.168.1.5", "::"):  # noqa: S104 - nothing is bound
            with pytest.raises(NotAllowed, match="no token"):
                door.access.may_listen(address)
        Door(Role.READ).access.may_listen("0.0.0.0")  # noqa: S104 - as above


class TestWithTokens:
    def test_everybody_needs_one(self):
        door = Door(Role.EDIT)
        client = door.client()
        assert door.may(client, "ping") == door.may(client, "no_such_action") == "unauthenticated"
        assert door.may(client, "authenticate") == "ok"

    def test_the_role_is_that_of_the_token(self):
        door = Door(Role.PERFORM)
        client = door.client(REMOTE)
        door.access.authenticate(client, "perform")
        assert (client.role, client.token) == (Role.PERFORM, "perform")
        assert door.may(client, "start_playback") == "ok"
        assert door.may(client, "set_tempo") == "not_allowed"

    def test_programs_of_this_computer_may_be_spared_and_others_never_are(self):
        door = Door(Role.EDIT, token_required=False, default_role=Role.READ)
        assert door.client().role is Role.READ
        assert door.client(REMOTE).role is Role.NONE

    def test_a_wrong_one_changes_nothing_and_after_three_the_connection_ends(self):
        door = Door(Role.EDIT, token_required=False, default_role=Role.READ)
        client = door.client()
        for _ in range(MOST_ATTEMPTS):
            assert door.may(client, "authenticate") == "ok"
            with pytest.raises(Unauthenticated, match="not known"):
                door.access.authenticate(client, "guess")
        assert client.role is Role.READ
        assert "guess" not in "".join(door.log.lines)
        assert door.ended == {}
        assert door.may(client, "authenticate") == "unauthenticated"
        assert "wrong tokens" in door.ended["client 1"]

    def test_one_that_is_revoked_ends_its_connection_within_a_second(self):
        door = Door(Role.EDIT, Role.READ)
        client, other = door.client(REMOTE), door.client(REMOTE, "client 2")
        door.access.authenticate(client, "edit")
        door.access.authenticate(other, "read")
        door.source.ring = Ring([Known("read", Role.READ)])
        door.access.tend([client, other], door.now + LOOK_EVERY - 0.01)
        assert client.role is Role.EDIT
        door.access.tend([client, other], door.now + LOOK_EVERY)
        assert (client.role, other.role) == (Role.NONE, Role.READ)
        assert door.ended == {"client 1": "it has no token that is known"}

    def test_one_that_is_made_anew_with_another_role_has_that_role(self):
        door = Door(Role.EDIT)
        client = door.client()
        door.access.authenticate(client, "edit")
        door.source.ring = Ring([Known("edit", Role.READ)])
        door.access.tend([client], 2.0)
        assert client.role is Role.READ

    def test_the_first_one_that_is_made_shuts_out_who_has_none(self):
        door = Door()
        client = door.client()
        door.source.ring = Ring([Known("edit", Role.EDIT)])
        door.access.tend([client], 2.0)
        assert door.ended.keys() == {"client 1"}

    def test_who_does_not_authenticate_does_not_keep_a_place(self):
        door = Door(Role.EDIT)
        client, other = door.client(), door.client(name="client 2")
        door.access.authenticate(other, "edit")
        door.access.tend([client, other], TIME_TO_AUTHENTICATE)
        assert door.ended == {}
        door.access.tend([client, other], TIME_TO_AUTHENTICATE + LOOK_EVERY)
        assert door.ended == {"client 1": "it did not authenticate"}


class TestTokensThatCannotBeRead:
    def test_nobody_may_do_anything_whatever_the_default(self):
        door = Door(token_required=False)
        door.source.ring = Ring([], fault="tokens.json cannot be used: x")
        client = door.client()
        door.access.tend([client], 2.0)
        assert door.ended.keys() == {"client 1"}
        assert door.may(client, "ping") == "unauthenticated"
        assert any("nobody may do anything" in line for line in door.log.lines)

    def test_the_answer_says_so(self):
        door = Door(Role.EDIT)
        door.source.ring = Ring([], fault="tokens.json cannot be used: x")
        with pytest.raises(Unauthenticated, match="cannot be read"):
            door.access.authenticate(door.client(), "edit")


class TestBatch:
    def test_it_needs_what_its_commands_need(self):
        door = Door(default_role=Role.PERFORM)
        client = door.client()
        assert door.may(client, "batch", commands=[{"action": "ping"}, {"action": "start_playback"}]) == "ok"
        assert door.may(client, "batch", commands=[{"action": "ping"}, {"action": "set_tempo"}]) == "not_allowed"

    def test_who_has_no_role_may_not_even_ask_for_an_empty_one(self):
        door = Door(Role.EDIT)
        assert door.may(door.client(), "batch", commands=[]) == "unauthenticated"

    @pytest.mark.parametrize("given", [3, None, "x", [3, None, {}, {"action": 3}, {"action": "nothing"}]])
    def test_what_is_no_command_is_left_to_who_reads_it(self, given):
        assert list(effects_of("batch", {"commands": given} if given is not None else {})) in (
            [],
            [("batch", Effect.EDIT)],
        )


class TestRate:
    def test_there_is_no_limit_unless_it_is_set(self):
        door = Door()
        client = door.client()
        assert all(door.may(client, "ping") == "ok" for _ in range(10_000))

    def test_so_many_at_once_and_then_so_many_a_second(self):
        door = Door(requests_per_second=10, burst=3)
        client = door.client()
        assert [door.may(client, "ping") for _ in range(4)] == ["ok", "ok", "ok", "rate_limited"]
        with pytest.raises(RateLimited) as refused:
            door.access.admit(client, "ping", {})
        assert refused.value.details == {"retry_after_ms": 100}
        door.now += 0.1
        assert [door.may(client, "ping") for _ in range(2)] == ["ok", "rate_limited"]

    def test_after_the_time_that_is_told_it_is_let_in(self):
        door = Door(requests_per_second=7, burst=1)
        client = door.client()
        for _ in range(20):
            assert door.may(client, "ping") == "ok"
            with pytest.raises(RateLimited) as refused:
                door.access.admit(client, "ping", {})
            door.now += refused.value.details["retry_after_ms"] / 1000

    def test_a_batch_costs_what_is_in_it(self):
        door = Door(requests_per_second=10, burst=5)
        client = door.client()
        assert door.may(client, "batch", commands=[{"action": "ping"}] * 20) == "ok", "else it could never be asked"
        door.now += 1.4
        assert door.may(client, "ping") == "rate_limited"
        door.now += 0.3
        assert door.may(client, "ping") == "ok"

    def test_each_client_has_its_own(self):
        door = Door(requests_per_second=1, burst=1)
        first, second = door.client(), door.client(name="client 2")
        assert [door.may(first, "ping"), door.may(first, "ping"), door.may(second, "ping")] == [
            "ok",
            "rate_limited",
            "ok",
        ]

    def test_who_connects_anew_gets_no_fresh_one(self):
        door = Door(requests_per_second=1, burst=2)
        first = door.client()
        assert [door.may(first, "ping") for _ in range(3)] == ["ok", "ok", "rate_limited"]
        door.access.farewell(first)
        assert door.may(door.client("127.0.0.1:50001", "client 2"), "ping") == "rate_limited"

    def test_another_limit_holds_for_who_is_there_and_for_who_comes_back(self):
        door = Door(requests_per_second=1, burst=1)
        stays, leaves = door.client(), door.client("127.0.0.1:50002", "client 2")
        assert [door.may(each, "ping") for each in (stays, stays, leaves)] == ["ok", "rate_limited", "ok"]
        door.access.farewell(leaves)
        door.access.follow(Rules(requests_per_second=1, burst=3))
        door.access.tend([stays], door.now)
        for client in (stays, door.client("127.0.0.1:50003", "client 3")):
            assert [door.may(client, "ping") for _ in range(4)] == ["ok", "ok", "ok", "rate_limited"]

    def test_other_rules_give_nobody_a_full_bucket(self):
        door = Door(requests_per_second=1, burst=1)
        client = door.client()
        assert door.may(client, "ping") == "ok"
        door.access.follow(Rules(requests_per_second=1, burst=1, default_role=Role.EDIT))
        door.access.tend([client], door.now)
        assert client.role is Role.EDIT
        assert door.may(client, "ping") == "rate_limited"

    def test_an_attempt_to_authenticate_counts_too(self):
        door = Door(Role.EDIT, requests_per_second=1, burst=1)
        client = door.client()
        assert [door.may(client, "authenticate") for _ in range(2)] == ["ok", "rate_limited"]
