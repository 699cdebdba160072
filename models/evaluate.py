"""Measure pipelines on the test sets that convert.py wrote; prints a Markdown table.

    python models/evaluate.py CONVERTED_FOLDER [fr=FOLDER] [en=FOLDER]

Without a folder, the pipeline that ships with Vigie is measured. Tokens are our own, and so
are the labels (README.md); white space and punctuation do not count for UAS and LAS.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin, Token
from spacy.training import Example

from vigie.language.pipelines import load_pipeline

TESTS = {"fr": ("sequoia", "pud", "gsd", "names"), "en": ("ewt", "pud")}
RELATIONS = Path(__file__).with_name("relations.tsv")
COLUMNS = ("dep_uas", "dep_las", "pos_acc", "lemma_acc", "sents_f", "ents_f")


def measure(nlp: Language, path: Path) -> dict[str, float | None]:
    """Give the scores of `nlp` on one test set."""
    gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    predicted = nlp.pipe(doc.text for doc in gold)
    examples = [Example(p, g) for p, g in zip(predicted, gold, strict=True)]
    scorer = Scorer()
    scores = {
        **scorer.score_tokenization(examples),
        **scorer.score_token_attr(examples, "pos"),
        **scorer.score_token_attr(examples, "lemma"),
        **scorer.score_spans(examples, "sents", has_annotation=_parsed),
        **scorer.score_deps(examples, "dep", getter=_label, ignore_labels=("punct", "dep")),
        **scorer.score_spans(examples, "ents", has_annotation=_named, allow_overlap=False),
    }
    return {column: scores.get(column) for column in COLUMNS}


def _label(token: Token, attribute: str) -> str:
    """Give the label's name: the scorer would compare its number with the names to ignore."""
    return token.dep_.lower()


def _parsed(doc: Doc) -> bool:
    return doc.has_annotation("SENT_START")


def _named(doc: Doc) -> bool:
    return doc.has_annotation("ENT_IOB")


def speed(nlp: Language, path: Path, *, words: int = 350, documents: int = 60) -> float:
    """Give how many documents of `words` tokens the pipeline reads a second of one core."""
    text = " ".join(doc.text for doc in DocBin().from_disk(path).get_docs(nlp.vocab))
    tokens = nlp.make_doc(text)
    texts = [tokens[n * words : (n + 1) * words].text for n in range(len(tokens) // words)][
        :documents
    ]
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return len(texts) / (time.process_time() - start)


def relations(nlp: Language, language: str) -> tuple[int, int]:
    """Count the relations of relations.tsv ("head relation dependent") found, and asked for."""
    found = asked = 0
    with RELATIONS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["language"] == language:
                given = {f"{t.head.text} {t.dep_} {t.text}" for t in nlp(row["text"])}
                wanted = row["relations"].split("|")
                found += sum(relation in given for relation in wanted)
                asked += len(wanted)
    return found, asked


def main(converted: Path, folders: dict[str, str]) -> None:
    """Print the table."""
    print("| | UAS | LAS | POS | lemma | sentences F | names F | documents/s |")
    print("|---|---|---|---|---|---|---|---|")
    news = []
    for language, tests in TESTS.items():
        if folders and language not in folders:
            continue
        nlp = load_pipeline(language, folders.get(language))
        for test in tests:
            path = converted / language / f"{test}.spacy"
            scores = measure(nlp, path).values()
            cells = ["-" if score is None else f"{score:.3f}".lstrip("0") for score in scores]
            rate = speed(nlp, path)
            print(f"| {language} {test} | {' | '.join(cells)} | {rate:.1f} |", flush=True)
        news.append("{} {} of {}".format(language, *relations(nlp, language)))
    print(f"\nRelations of news sentences: {', '.join(news)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), dict(argument.split("=", 1) for argument in sys.argv[2:]))
