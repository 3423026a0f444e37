"""A command whose help lists its options in groups."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

import click


class GroupedCommand(click.Command):
    """A command with many options.

    `groups` has the headings, in order, with the names of their parameters; options that are in no
    group come last, under the usual heading.
    """

    groups: ClassVar[Mapping[str, Sequence[str]]] = {}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options by group."""
        rows = {
            parameter.name: record
            for parameter in self.get_params(ctx)
            if (record := parameter.get_help_record(ctx)) is not None
        }
        for heading, names in self.groups.items():
            own = [rows.pop(name) for name in names if name in rows]
            if own:
                with formatter.section(heading):
                    formatter.write_dl(own)
        if rows:
            with formatter.section("Options"):
                formatter.write_dl(list(rows.values()))
