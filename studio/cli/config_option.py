"""Option --config: options from a file, which the command line overrules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from network import DigitError
from network.pages import split_page
from network.paths import exists
from network.selection import is_picture, split_number
from studio.cli.config_file import read_config, resolve
from studio.errors import StudioError

CONFIG = "digitfilm.config"  # key under which a command's context keeps the file
PATH_OPTIONS = {"digit", "network", "out", "voice-file"}  # relative to the folder of the file


def _apply(ctx: click.Context, _: click.Parameter, path: Path | None) -> None:
    """Make the values in the file the defaults of a command's options."""
    if path is None:
        return
    options, defaults = options_of(ctx.command), {}
    for key, value in read_config(path).items():
        if key not in options:
            check_is_known(path, key, options)
            continue
        argument = _as_argument(path, key, value, options[key])
        try:
            options[key].type_cast_value(ctx, argument)
        except click.BadParameter as error:
            raise StudioError(f"{path}: {key}: {error.message}") from error
        except (ValueError, OverflowError) as error:
            raise StudioError(f"{path}: {key}: {error}") from error
        defaults[options[key].name] = argument
    ctx.meta[CONFIG] = path
    ctx.default_map = {**(ctx.default_map or {}), **defaults}


def _as_argument(path: Path, key: str, value: Any, option: click.Option) -> Any:
    """Return a value of the file as it would be written on the command line."""
    if not isinstance(value, str | int | float | list):
        raise StudioError(f"{path}: {key}: an option can't be set to {value!r}")
    if isinstance(value, list) and not option.multiple:
        return ",".join(map(str, value))
    if key not in PATH_OPTIONS:
        # true and false are flags; all else is what could be typed
        return value if isinstance(value, bool | list) else str(value)
    if key == "digit" and not _is_picture_beside(path, str(value)):
        return str(value)
    return resolve(path, str(value))


def _is_picture_beside(path: Path, digit: str) -> bool:
    """Return whether a digit is a picture, and there is one, as seen from a configuration file."""
    if not is_picture(digit, path.parent):
        return False
    try:
        return exists(split_page(split_number(digit, path.parent)[0])[0])
    except DigitError as error:
        raise StudioError(f"{path}: digit: {error}") from error


def error_prefix(name: str) -> str:
    """Return the beginning of an error about an option's value: its file and name, or nothing."""
    ctx = click.get_current_context()
    is_from_file = ctx.get_parameter_source(name) is ParameterSource.DEFAULT_MAP
    return f"{ctx.meta[CONFIG]}: {name}: " if is_from_file else ""


def options_of(command: click.Command) -> dict[str, click.Option]:
    """Return the options of a command by their long names, without dashes in front."""
    return {
        name.removeprefix("--"): param
        for param in command.params
        if isinstance(param, click.Option) and param.name != "config"
        for name in param.opts
        if name.startswith("--")
    }


def check_is_known(path: Path, key: str, options: dict[str, click.Option]) -> None:
    """Refuse a key that is no option of any command that takes --config.

    Parameters
    ----------
    path : of the file, for the error.
    options : of the command that was called.

    Raises
    ------
    StudioError
        When there is no such option; the sentence lists all.
    """
    from studio.cli.main import COMMANDS, load_command  # which imports this module in turn

    known = set(options)
    for command in map(load_command, COMMANDS):
        if any(param.name == "config" for param in command.params):
            known |= set(options_of(command))
    if key not in known:
        raise StudioError(
            f"{path}: unknown option {key!r}; known options are {', '.join(sorted(known))}"
        )


config = click.option(
    "--config",
    type=click.Path(path_type=Path),
    is_eager=True,
    expose_value=False,
    callback=_apply,
    metavar="FILE",
    help='Read options from a TOML file, below the line [digitfilm], such as theme = "light". '
    "Options on the command line take precedence.",
)
