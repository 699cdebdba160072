"""Train the pipeline of one language on what convert.py wrote.

    python models/train.py LANGUAGE CONVERTED_FOLDER OUT_FOLDER [STEPS]

OUT_FOLDER/model-best is the pipeline before pack.py adds its lemmas.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from spacy.cli.train import train

from vigie.language import pipelines  # noqa: F401  registers the languages

CONFIG = Path(__file__).parent / "configs" / "news.cfg"


def main(language: str, converted: Path, out: Path, steps: int = 20000) -> None:
    """Train for `steps` batches; the learning rate falls to nothing at the last."""
    logging.getLogger("spacy").setLevel(logging.INFO)
    train(
        CONFIG,
        out,
        overrides={
            "nlp.lang": f"{language}_vigie",
            "paths.train": str(converted / language / "train.spacy"),
            "paths.dev": str(converted / language / "dev.spacy"),
            "training.max_steps": steps,
            "training.optimizer.learn_rate.total_steps": steps,
        },
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), *map(int, sys.argv[4:]))
