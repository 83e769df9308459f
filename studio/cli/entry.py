"""Entry of the command: so little that Ctrl-C is heard before all else is imported."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def run() -> None:
    """Run ``digitfilm``."""
    try:
        from studio.cli.main import main
    except KeyboardInterrupt:
        print("Interrupted. No unfinished files were left behind.", file=sys.stderr)
        sys.exit(INTERRUPTED)
    main()
