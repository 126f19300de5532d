"""Shows what `alive doctor` found to people."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from alive.bridge.doctor import Finding, State

_STYLES: Mapping[State, str] = {"ok": "green", "warning": "yellow", "failed": "bold red", "skipped": "dim"}
_WIDTHS = 9, 17
"""Of the first two columns. The rest of a line is not broken, so that a path in it can be copied."""


def doctor_page(findings: Sequence[Finding]) -> Text:
    """A line for each check, with what to do under those that are not well."""
    page = Text()
    for finding in findings:
        page.append(finding.state.ljust(_WIDTHS[0]), _STYLES[finding.state])
        page.append(f"{finding.name.ljust(_WIDTHS[1])}{finding.sentence}\n")
        if finding.remedy is not None:
            page.append(f"{' ' * sum(_WIDTHS)}To do: {finding.remedy}\n", "cyan")
    return page.append(f"\n{_summary(findings)}", "bold")


def _summary(findings: Sequence[Finding]) -> str:
    bad = [finding for finding in findings if finding.state == "failed"]
    if bad:
        # What is wrong first is often why the others are.
        return f"{len(bad)} of {len(findings)} checks have failed. Begin with the first: {bad[0].name}."
    if any(finding.state == "warning" for finding in findings):
        return "Alive works; something is to be looked at."
    return "All is well."
