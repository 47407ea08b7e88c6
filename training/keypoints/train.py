"""Fit the weights of the key point ranker: warta/briefing/model/keypoints.json.

Usage: python -m training.keypoints.train ITEMS.jsonl (the form of IndoSum; docs/briefs.md)
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from warta.briefing.evaluation import features_of, fit_items, read_items
from warta.briefing.ranking import WEIGHTS


def main(path: Path) -> None:
    """Fit to all items of a file and write the weights, largest first by name."""
    items = read_items(path)
    weights = fit_items(items, [features_of(item) for item in items])
    model = {
        "about": "log-odds of a sentence to be in a person's summary; made by training/keypoints/train.py",
        "items": len(items),
        "data_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "intercept": round(weights.intercept, 4),
        "features": {name: round(weight, 4) for name, weight in weights.features.items()},
    }
    WEIGHTS.write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
