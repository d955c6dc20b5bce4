"""`flask agencies look-ahead`: what the dates alone will change, noted for the other states.

Acts and lists note it by themselves; an older register may hold suspensions that nobody noted.
"""

import click
from flask_babel import ngettext

from registry.cli.importing import agencies_group
from registry.cli.output import act
from registry.services import notifying

COMMANDS = (agencies_group,)


@agencies_group.command("look-ahead")
@act
def look_ahead() -> None:
    """Note the tasks that the ends of suspensions will bring, where nobody has; safe to repeat."""
    number = notifying.note_ahead()
    click.echo(ngettext("%(num)s task is noted", "%(num)s tasks are noted", number))
