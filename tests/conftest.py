"""A small reading made by hand, for what shows readings, and a small site to fetch from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from vigie.model.claim import Abstention, Claim, Reading, Source
from vigie.model.document import Document
from vigie.model.span import Span

TEXT = """Moscou livre des missiles à Minsk

Sergueï Choïgou a déclaré que l'Iskander-M avait été livré à la Biélorussie & à <l'allié>.

Depuis le 3 avril, des soldats sont formés, dit-il, sans préciser combien de temps. On verra."""


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _claim(event: str, words: str, **fields: object) -> Claim:
    return Claim(event=event, evidence=span(words), quote=words, **fields)  # type: ignore[arg-type]


@pytest.fixture
def reading() -> Reading:
    shoigu = Source("Sergei Shoigu", "RUS", "state", channel="meeting", relay="TASS")
    claims = (
        _claim(
            "train",
            "Depuis le 3 avril, des soldats sont formés",
            status="ongoing",
            source=shoigu,
            actor=("RUS",),
            recipient=("BLR",),
            time="2023-04-03/..",
            withheld=("duration",),
        ),
        _claim(
            "transfer",
            "l'Iskander-M avait été livré à la Biélorussie & à <l'allié>",
            status="completed",
            source=shoigu,
            recipient=("BLR",),
            object=("iskander-m",),
            spans={
                "object": (span("Iskander-M"),),
                "recipient": (span("la Biélorussie"),),
                "speaker": (span("Sergueï Choïgou"),),
            },
            why=("fr.transfer.livrer", "passive"),
        ),
        _claim("possess", "livré à la Biélorussie", status="ongoing", actor=("BLR",)),
    )
    document = Document(
        name="minsk.txt",
        text=TEXT,
        title="Moscou livre des missiles à Minsk",
        url="javascript:alert(1)",
        outlet="Le <Guet>",
        language="fr",
        published="2023-04-04",
        published_basis="given",
    )
    return Reading(
        document,
        claims,
        (Abstention("who sees is not said", span("On verra")),),
        ("The day was given by hand.",),
    )


@dataclass
class Answer:
    """What a site answers to one path."""

    body: str | bytes = ""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    # Called between the first byte of the body and the others.
    slowly: Callable[[], None] | None = None

    @property
    def content(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


class Site:
    """A server of HTTP on this machine: what it answers to which path, and what it was asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []

    def put(self, path: str, *answer: object, **options: object) -> str:
        self.answers[path] = Answer(*answer, **options)  # type: ignore[arg-type]
        return self.address + path

    def asked_for(self, path: str) -> int:
        return self.asked.count(path)


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append(dict(self.headers))
            answer = site.answers.get(self.path, Answer("none", 404))
            known = {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}
            unchanged = any(
                self.headers[asked] == answer.headers.get(has)
                for asked, has in known.items()
                if self.headers[asked]
            )
            self.send_response(304 if unchanged else answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.kind:
                self.send_header("Content-Type", answer.kind)
            self.end_headers()
            if unchanged:
                return
            try:
                self.wfile.write(answer.content[:1])
                if answer.slowly is not None:
                    answer.slowly()
                self.wfile.write(answer.content[1:])
            except OSError:
                pass  # who asked has had enough

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site = Site(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield site
        server.shutdown()
        thread.join()


@dataclass
class Clock:
    """A clock that only passes when somebody sleeps, and when it is told to."""

    moment: datetime = datetime(2024, 1, 1, 12, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)

    def pass_by(self, **time: float) -> None:
        self.moment += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()
