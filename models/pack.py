"""Make the pipeline that ships: the trained one, our lemmas added, what training needs gone.

    python models/pack.py LANGUAGE MODEL_FOLDER LEXICON_FOLDER OUT_FOLDER

The folder is replaced in one step, so that nobody loads half a pipeline.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import spacy

from vigie.language import pipelines  # noqa: F401  registers the languages

DESCRIPTION = "News about arms: tags, dependencies, lemmas and names. See models/README.md."


def main(language: str, trained: Path, lexicon: Path, out: Path) -> None:
    """Write the pipeline of `language` to `out`."""
    nlp = spacy.load(trained, exclude=["lemmatizer"])
    nlp.add_pipe("vigie_lemmas", name="lemmatizer", after="morphologizer").from_disk(lexicon)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.meta.update(name="vigie", version="1.0.0", description=DESCRIPTION, license="see NOTICE")
    nlp.meta.pop("performance", None)
    new, old = out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")
    shutil.rmtree(new, ignore_errors=True)
    nlp.to_disk(new)
    if out.exists():
        out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
