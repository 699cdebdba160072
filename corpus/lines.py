"""Prints the dispatches as JSON Lines for `vigie read -`: text, outlet and day, no claims."""

import json
import sys
from pathlib import Path

CORPUS = Path(__file__).parent


def main() -> None:
    """One line a dispatch, French first, by name."""
    for language in ("fr", "en"):
        for annotated in sorted((CORPUS / language).glob("*.json")):
            known = json.loads(annotated.read_text(encoding="utf-8"))
            line = {
                "id": known["id"],
                "text": annotated.with_suffix(".txt").read_text(encoding="utf-8"),
                "outlet": known["outlet"],
                "published": known["published"],
                "language": language,
            }
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
