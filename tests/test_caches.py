"""Nothing that is remembered grows with what is read: caches are bounded, or keyed by a fixed table."""

import ast
import tracemalloc
from pathlib import Path

import pytest

import nutgraf
from nutgraf.checking import RULES, Draft, check
from nutgraf.language import wordlists
from nutgraf.language.codes import NAMES, known_code
from nutgraf.rendering.places import paragraph_of
from nutgraf.verification.passages import passages_of

ENGINE = Path(nutgraf.__file__).parent
SERVER = ENGINE.parent.parent / "server" / "nutgraf_server"

# What may be the key of a cache without a bound: there are only so many of each. A language comes
# from the table of codes; groups, scripts and the like are written in the code itself.
FIXED = {"language", "code", "room", "subject", "section", "group", "kind", "script"}
# Other parameters, each with the reason why there are only so many of them.
REASONED = {
    "nltk_module(name)": "names of nltk's modules, written in the code",
    "weights(language, model)": "languages of the table, and names of models",
}


def unbounded(tree: ast.AST) -> list[ast.FunctionDef]:
    """Functions that remember every answer."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and any(map(_is_unbounded, node.decorator_list))
    ]


def _is_unbounded(decorator: ast.expr) -> bool:
    if isinstance(decorator, ast.Call):
        named = [word.value for word in decorator.keywords if word.arg == "maxsize"]
        bounds = [*decorator.args, *named]
        none = any(isinstance(bound, ast.Constant) and bound.value is None for bound in bounds)
        return ast.unparse(decorator.func).endswith("lru_cache") and none
    return ast.unparse(decorator) in ("cache", "functools.cache")


def test_no_cache_grows_with_its_input():
    for path in [*ENGINE.rglob("*.py"), *SERVER.rglob("*.py")]:
        for function in unbounded(ast.parse(path.read_text("utf-8"))):
            said = f"{function.name}({', '.join(keys(function))})"
            fixed = set(keys(function)) <= FIXED or said in REASONED
            assert fixed, f"{path}: {said} has a cache without a bound"


def keys(function: ast.FunctionDef) -> list[str]:
    """What a function's answers are remembered by; what is true or false makes no difference."""
    given = function.args
    return sorted(
        argument.arg
        for argument in [*given.posonlyargs, *given.args, *given.kwonlyargs]
        if not argument.annotation or ast.unparse(argument.annotation) != "bool"
    )


def test_an_unbounded_cache_is_recognized():
    code = "@cache\ndef f(text): ...\n@lru_cache(maxsize=None)\ndef g(text): ...\n@lru_cache\ndef h(x): ..."
    assert [function.name for function in unbounded(ast.parse(code))] == ["f", "g"]


TEXT = "The ferry left at nine with 12 people. It came back at noon. Nobody knows why it was late."


@pytest.mark.long(each=True)
def test_twelve_thousand_languages_are_no_more_than_one():
    nutgraf.read(TEXT, language="x")
    tracemalloc.start()
    try:
        for number in range(12_000):
            article = nutgraf.read(TEXT, "plaintext", f"x{number}")
            assert article.language == "en"
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000


def test_whoever_asks_for_lists_by_any_language_leaves_nothing_behind():
    def held() -> int:
        return sum(cache.cache_info().currsize for cache in caches)

    caches = (
        wordlists.groups,
        wordlists.words,
        wordlists._listed,
        wordlists._files,
        wordlists.lists_in,
    )
    bounds = (wordlists._ANSWERS_HELD,) * 2 + (wordlists._LISTS_HELD,) * 3
    for number in range(12_000):
        wordlists.words("stop-words", f"x{number}", "commonest")
    assert held() <= sum(bounds)


@pytest.mark.parametrize(
    "language",
    [
        "../../../tmp/evil",
        "..",
        ".",
        "/etc",
        "en/../de",
        "en\0",
        "C:\\x",
        "",
        "e" * 10**6,
        "\ud800",
        "EN\n",
    ],
)
def test_a_language_is_never_a_path(language: str, tmp_path: Path):
    stray = tmp_path / "evil"
    stray.mkdir()
    (stray / "stop-words.txt").write_text("[commonest]\nferry\n", "utf-8")
    deep = "../" * 20 + str(stray).lstrip("/")
    for asked in (language, deep):
        assert dict(wordlists.groups("stop-words", asked, fallback=False)) == {}
        article = nutgraf.read(TEXT, "plaintext", asked)
        assert article.language in NAMES


def test_a_language_that_is_not_known_is_told():
    article = nutgraf.read("Der Rat hat die Brücke nicht am Donnerstag gesperrt.", language="xx")
    assert article.language == "de"
    said = nutgraf.unknown_language("xx", article.language)
    assert said == "unknown language “xx”: read as German (de)"
    assert nutgraf.unknown_language("de", "de") is None
    assert nutgraf.unknown_language(None, "de") is None


def test_what_is_told_of_an_odd_language_is_one_short_line_without_control_characters():
    said = nutgraf.unknown_language("\x1b]0;x\x07\n" * 1000, "en")
    assert said is not None
    assert said.isprintable()
    assert len(said) < 100


def test_every_language_with_lists_is_in_the_table():
    folders = list((ENGINE / "language" / "lexicon").iterdir())
    assert len(folders) > 20
    for folder in folders:
        known = known_code(folder.name) == folder.name
        assert known or folder.name == wordlists.EVERY_LANGUAGE
    assert nutgraf.languages() is NAMES


def test_what_is_known_of_an_article_is_not_taken_over_by_the_next():
    text = (
        "# Osk\n\n> The ferry left the pier on {} with its door open.\n\n"
        "The ferry left the pier on Monday with its door open. Nobody saw it go.\n"
    )
    before = nutgraf.read(text.format("Monday"), "markdown")
    edited = text.replace("Nobody", "The door was red.\n\nNobody").format("Sunday")
    after = nutgraf.read(edited, "markdown", previous=before)
    alone = nutgraf.read(edited, "markdown")
    assert check(Draft(before), [RULES["NG105"]]) == []

    def seen(article):
        last = article.sentences[-1].span
        found = [one.message for one in check(Draft(article), [RULES["NG105"]])]
        return found, paragraph_of(article, last), passages_of(article).article is article

    seen(before)
    assert seen(after) == seen(alone)
    assert seen(after)[0]
