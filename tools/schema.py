"""Write the JSON Schema of sidecars, ``docs/sidecar.schema.json``; ``make schema`` runs this."""

from __future__ import annotations

from pathlib import Path

from studio.sidecar.schema import json_schema

PLACE = Path(__file__).parents[1] / "docs" / "sidecar.schema.json"

if __name__ == "__main__":
    PLACE.write_text(json_schema(), encoding="utf-8")
    print(PLACE)
