"""The operation about the application, on the simulator of Live."""

from alive.domain.commands.application import GetApplicationVersion


def test_the_version_is_that_of_the_application(live):
    result = live.run(GetApplicationVersion())
    application = live.sim.application
    assert (result.major_version, result.minor_version, result.bugfix_version) == (12, 3, 6)
    assert result.version == application.get_version_string()
    assert (result.build_id, result.variant) == (application.get_build_id(), application.get_variant())
