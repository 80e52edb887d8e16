"""txtai as its documentation has a user do it: hybrid embeddings with content, its extractor."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transformers import AutoTokenizer, BertForQuestionAnswering
from txtai import RAG, Embeddings
from txtai.pipeline import Questions, Segmentation

from peers.articles import read_articles
from peers.peer import PASSAGES, Given, Held, find_model, keep_first

# Between the id of an article and the number of its paragraph.
_MARK = "#"


class PassageReader(BertForQuestionAnswering):  # type: ignore[misc]
    """A reader for which the words of the question are no answers.

    Dateline's was trained with these left out, and the extractor does not leave them out.
    """

    def forward(self, **told: Any) -> Any:
        """Score the tokens of the passage, and the first, which stands for no answer."""
        output = super().forward(**told)
        is_question = told["token_type_ids"] == 0
        is_question[:, 0] = False
        output.start_logits = output.start_logits.masked_fill(is_question, float("-inf"))
        output.end_logits = output.end_logits.masked_fill(is_question, float("-inf"))
        return output


class Peer:
    """Paragraphs in an index that is saved; the `extractor` reads the three that fit best."""

    def __init__(self, way: str, reader: Path | None) -> None:
        self._reader = reader if way == "extractor" else None

    def build(self, index: Path, articles: Path) -> None:
        """Upsert all paragraphs: it is not told which are the same as before."""
        embeddings = Embeddings(path=find_model(), content=True, hybrid=True)
        if embeddings.exists(str(index)):
            embeddings.load(str(index))
        embeddings.upsert(_cut_articles(articles))
        embeddings.save(str(index))

    def open(self, index: Path) -> None:
        """Load the index, and the extractor with a question-answering model."""
        self._embeddings = Embeddings()
        self._embeddings.load(str(index))
        if self._reader:
            model = PassageReader.from_pretrained(self._reader).eval()
            questions = Questions((model, AutoTokenizer.from_pretrained(self._reader)))
            self._extractor = RAG(self._embeddings, questions, output="reference")

    def hold(self) -> Held:
        """Count the paragraphs, and what they are of."""
        rows = self._embeddings.search("SELECT id FROM txtai", self._embeddings.count())
        return Held(frozenset(_find_article(each["id"]) for each in rows), len(rows))

    def search(self, question: str, k: int) -> list[str]:
        """Return what the best paragraphs are of."""
        found = self._embeddings.search(question, PASSAGES)
        return keep_first((_find_article(each["id"]) for each in found), k)

    def answer(self, question: str) -> Given | None:
        """Return what the extractor finds, with what it says to have found it in."""
        if not self._reader:
            raise NotImplementedError
        try:
            found = self._extractor([{"query": question, "question": question}])[0]
        except TypeError:
            # It fails where the model says that there is no answer: the first token is no word.
            return None
        if not found["answer"]:
            return None
        return Given(found["answer"], (_find_article(found["reference"]),))


def _cut_articles(articles: Path) -> Iterator[tuple[str, str]]:
    cut = Segmentation(paragraphs=True)
    for article in read_articles(articles):
        for number, paragraph in enumerate(cut(article.whole)):
            yield f"{article.id}{_MARK}{number}", paragraph


def _find_article(name: str) -> str:
    return name.rpartition(_MARK)[0]
