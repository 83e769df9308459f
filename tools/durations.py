"""Write the durations that ship for ``digitfilm list``; ``make durations`` runs this."""

from __future__ import annotations

import json

import msgspec

from network import find_digit, shipped_network
from network.selection import DEFAULT_DIGIT
from scenes.look import LANGUAGES, Look
from studio.outputs.measure_durations import measure_durations
from studio.planning.durations import SHIPPED
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film


def main() -> None:
    """Play all chapters in every language, and keep how long they are."""
    network = shipped_network()
    digit = find_digit(DEFAULT_DIGIT, network)
    found = {
        language: measure_durations(
            plan_film(["full"], digit, network, FORMATS["l"], Look(language=language))
        )
        for language in LANGUAGES
    }
    text = json.dumps(msgspec.to_builtins(found), indent=1, ensure_ascii=False)
    SHIPPED.write_text(f"{text}\n", encoding="utf-8")
    print(SHIPPED)


if __name__ == "__main__":
    main()
