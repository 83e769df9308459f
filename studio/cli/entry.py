"""Entry of the command: so little that Ctrl-C is heard before all else is imported."""

from __future__ import annotations

import sys

INTERRUPTED = 130
CLEANED_UP = "Interrupted. No unfinished files were left behind."


def run() -> None:
    """Run ``digitfilm``."""
    try:
        from studio.cli.main import main
    except KeyboardInterrupt:
        print(CLEANED_UP, file=sys.stderr)
        sys.exit(INTERRUPTED)
    main()
