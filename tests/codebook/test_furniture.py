import pytest

from vigie.codebook import furniture
from vigie.codebook.furniture import load_furniture
from vigie.errors import DataError

GOOD = {"agencies": {}, "line": [], "bracket": [], "credit": [], "dateline": []}
LINE = {"kind": "tags", "pattern": "tags", "example": ["tags"], "counter_example": ["words"]}


@pytest.fixture
def load(monkeypatch):
    def load(content):
        monkeypatch.setattr(furniture, "read_toml", lambda path: GOOD | content)
        load_furniture.cache_clear()
        try:
            return load_furniture("fr")
        finally:
            load_furniture.cache_clear()

    return load


def test_loads(load):
    assert len(load({"line": [LINE]}).lines) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"lines": []}, "'lines' is not a key"),
        ({"line": [LINE | {"colour": "red"}]}, "colour = 'red'"),
        ({"line": [LINE | {"kind": "banner"}]}, "kind = 'banner'"),
        ({"line": [LINE | {"example": []}]}, "example"),
        ({"line": [LINE | {"counter_example": []}]}, "counter_example"),
        ({"line": [LINE | {"pattern": "(tags"}]}, r"pattern = '\(tags'"),
    ],
)
def test_what_does_not_validate_does_not_load(load, content, says):
    with pytest.raises(DataError, match=says):
        load(content)
