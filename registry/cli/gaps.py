"""`flask check pay-gaps`: what groups of workers get for the same work, as an indication."""

import click

from registry.cli.checking import check
from registry.cli.output import act, say, show_json, show_table
from registry.services import comparing
from registry.services.comparing import Gap

HEAD = ("agency", "employer", "occupation", "year", "by", "groups", "gap")


@check.command("pay-gaps")
@click.option("--json", "as_json", is_flag=True, help="One comparison a line, as JSON.")
@act
def pay_gaps(as_json: bool) -> None:
    """Compare the wages of groups in the same work: indications, never verdicts."""
    found = comparing.list_gaps()
    if as_json:
        for gap in found:
            show_json(comparing.as_plain(gap))
        return
    if found:
        show_table([HEAD, *map(_cells, found)])
    say(f"{len(found)} comparisons; groups under 5 are not formed. A gap is no verdict.")


def _cells(gap: Gap) -> tuple[str, ...]:
    """A comparison as one row: "female 7: 1500.00 MYR/month, male 9: 1700.00 MYR/month"."""
    told = comparing.as_plain(gap)
    groups = ", ".join(
        f"{group['value']} {group['n']}: "
        + (f"{group['median']} {group['currency']}/{group['period']}" if group["median"] else "-")
        for group in told["groups"]
    )
    texts = (told[name] for name in HEAD[:5])
    return (*map(str, texts), groups, told["gap"] or "-")


# It hangs under `flask check`, which is joined already.
COMMANDS: tuple[click.Command, ...] = ()
