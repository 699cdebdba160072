"""Through what something was said: a communiqué, an interview, a tweet."""

from __future__ import annotations

from vigie.codebook.cues import CueLexicon


def channel_of(lexicon: CueLexicon, words: str) -> str | None:
    """The channel that the words around a cue name, the earliest one; None without any."""
    found = [
        (match.start(), channel)
        for channel, pattern in lexicon.channels
        if (match := pattern.search(words))
    ]
    return min(found)[1] if found else None
