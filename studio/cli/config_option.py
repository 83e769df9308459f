"""--config: options from a file, which the command line overrules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from network.paths import is_file
from studio.cli.config_file import beside, read_config
from studio.errors import StudioError

CONFIG = "digitfilm.config"  # where a command's context keeps the file
FILES = {
    "digit",
    "network",
    "out",
    "voice-file",
}  # relative to the folder of the file in which they stand


def _apply(ctx: click.Context, _: click.Parameter, path: Path | None) -> None:
    """Make what stands in the file the defaults of a command."""
    if path is None:
        return
    own, defaults = options_of(ctx.command), {}
    for key, value in read_config(path).items():
        if key not in own:
            check_is_known(path, key, own)
            continue
        told = _as_typed(path, key, value, own[key])
        try:
            own[key].type_cast_value(ctx, told)
        except click.BadParameter as error:
            raise StudioError(f"{path}: {key}: {error.message}") from error
        except ValueError as error:
            raise StudioError(f"{path}: {key}: {error}") from error
        defaults[own[key].name] = told
    ctx.meta[CONFIG] = path
    ctx.default_map = {**(ctx.default_map or {}), **defaults}


def _as_typed(path: Path, key: str, value: Any, option: click.Option) -> Any:
    """A value as it would stand on the command line."""
    if not isinstance(value, str | int | float | list):
        raise StudioError(f"{path}: {key}: {value!r} is no value for an option")
    if isinstance(value, list) and not option.multiple:
        return ",".join(map(str, value))
    if key not in FILES:
        return value
    if key == "digit" and not is_file(Path(beside(path, str(value)).partition("#")[0])):
        return str(value)
    return beside(path, str(value))


def said_where(name: str) -> str:
    """What a sentence about an option's value begins with: the file, where it stands in one."""
    ctx = click.get_current_context()
    is_from_file = ctx.get_parameter_source(name) is ParameterSource.DEFAULT_MAP
    return f"{ctx.meta[CONFIG]}: {name}: " if is_from_file else ""


def options_of(command: click.Command) -> dict[str, click.Option]:
    """Options of a command by their long names, without dashes in front."""
    return {
        name.removeprefix("--"): param
        for param in command.params
        if isinstance(param, click.Option) and param.name != "config"
        for name in param.opts
        if name.startswith("--")
    }


def check_is_known(path: Path, key: str, own: dict[str, click.Option]) -> None:
    """Raise a StudioError unless the key is an option of some other command that takes --config."""
    from studio.cli.main import COMMANDS, load_command  # which imports this module in turn

    known = set(own)
    for command in map(load_command, COMMANDS):
        if any(param.name == "config" for param in command.params):
            known |= set(options_of(command))
    if key not in known:
        raise StudioError(
            f"{path}: there is no option {key!r}; there are {', '.join(sorted(known))}"
        )


config = click.option(
    "--config",
    type=click.Path(path_type=Path),
    is_eager=True,
    expose_value=False,
    callback=_apply,
    metavar="FILE",
    help='A TOML file whose table [digitfilm] holds options (theme = "light"); the command line wins.',
)
