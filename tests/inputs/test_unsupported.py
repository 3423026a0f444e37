"""What is not read is refused in one line with status 1, and what is read is not."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nutgraf_server import cli

PROSE = "The pier at Osk closed on Monday. Nobody was hurt, but the island has no other pier."


def run(path: Path, text: str) -> Result:
    path.write_text(text, "utf-8")
    return CliRunner().invoke(cli.nutgraf, ["summarize", str(path), "--length", "3"])


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("XML", f'<?xml version="1.0"?>\n<!DOCTYPE article PUBLIC "x" "y">\n<article><p>{PROSE}</p></article>'),
        ("XML", f'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><p>{PROSE}</p></TEI>'),
        ("XML", f'<opml version="2.0"><channel><description>{PROSE}</description></channel></opml>'),
        ("JSON", f'{{"title": "Osk", "text": "{PROSE}"}}'),
        ("JSON", f'[\n  {{"text": "{PROSE}"}}\n]'),
        ("wikitext", f"{{{{Infobox pier\n| name = Osk\n}}}}\n'''Osk''' is a pier.<ref>x</ref>\n\n== Past ==\n{PROSE}"),
        ("wikitext", f"{PROSE}\n\n== Past ==\n{PROSE}\n\n[[Category:Piers]]\n"),
        ("Typst", f'#set page(paper: "a4")\n#let isle = "Osk"\n\n= Osk\n\n{PROSE}'),
        ("Typst", f"#show heading: it => emph(it)\n= Osk\n{PROSE}"),
        ("Textile", f"h1. Osk\n\n{PROSE}\n\nbq. It was late."),
    ],
)  # fmt: skip
def test_what_is_not_read(tmp_path: Path, said: str, text: str):
    result = run(tmp_path / "osk.txt", text)
    assert result.exit_code == 1
    assert f"osk.txt: is {said}, which is not supported; " in result.stderr
    assert result.stderr.count("\n") == 1
    assert not result.stdout


def test_the_name_tells_too(tmp_path: Path):
    result = run(tmp_path / "osk.typ", PROSE)
    assert result.exit_code == 1
    assert "is Typst" in result.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("osk.txt", f"[1] The first note.\n\n{PROSE}"),
        ("osk.txt", f'{{sic}} "{PROSE}"'),
        ("osk.txt", f"Osk\n===\n\n{PROSE}\n\n== Past\n"),
        ("osk.txt", f"{PROSE}\n\n#setting off\n\nfn. 3 has more."),
        ("osk.html", f'<?xml version="1.0"?>\n<html><body><p>{PROSE}</p></body></html>'),
        ("osk.txt", f"<!-- a draft --><div><p>{PROSE}</p></div>"),
        ("osk.txt", f"<article><h1>Osk</h1><p>{PROSE}</p></article>"),
        ("osk.md", f"# Typst\n\n{PROSE}\n\n```\n#set page()\n```\n"),
        ("osk.md", f'{{"not": "json"}}\n\n{PROSE}'),
    ],
)
def test_what_is_read(tmp_path: Path, name: str, text: str):
    result = run(tmp_path / name, text)
    assert result.exit_code == 0, result.stderr
    assert "closed on Monday" in " ".join(result.stdout.split())
