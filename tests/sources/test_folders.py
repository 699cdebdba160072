from __future__ import annotations

from vigie.sources.folders import files_in


def test_files_in_folders(tmp_path):
    for name in ("b.txt", "a/c.txt", "a/d/e.html", ".hidden.txt", ".git/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    found = list(files_in(["-", "none.txt", str(tmp_path)]))
    names = ["b.txt", "link.txt", "a/c.txt", "a/d/e.html"]
    assert found == ["-", "none.txt", *(str(tmp_path / name) for name in names)]
