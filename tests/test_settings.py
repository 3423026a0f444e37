"""What a user may set: the layers, the files, and what the command line makes of them."""

import json
import os
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from nutgraf_server.settings import (
    EDITOR,
    KNOWN,
    Layer,
    Settings,
    editor_layer,
    file_layers,
    files,
    project_layers,
    resolve,
    shown,
    user_file,
)
from nutgraf_server.settings.template import template
from nutgraf_server.settings.wording import as_toml

ROOT = Path(__file__).parent.parent
ARTICLE = (
    "The lake fell by nine feet. The mill stood still all summer. Nobody had seen that before. "
    "The council met on Monday. It raised the price of water. Farmers protested at the gate.\n"
)

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(program: list[str], tmp_path: Path) -> Run:
    """Runs nutgraf in `tmp_path`, with an article there and no user's file."""
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")

    def start(*arguments: object, given: str = "", **environment: str):
        return subprocess.run(
            [*program, *map(str, arguments)],
            input=given,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            cwd=tmp_path,
            env={**os.environ, "NUTGRAF_CONFIG": "", **environment},
            check=False,
        )

    return start


def problem(layer: Layer) -> str:
    found = resolve((layer,))
    assert found.settings == Settings()
    (line,) = found.problems
    assert line.isprintable()
    return line


# -- the table -----------------------------------------------------------------------------------


def test_the_table_and_the_fields_are_the_same_settings():
    assert [setting.field for setting in KNOWN.values()] == [f.name for f in fields(Settings)]
    for name, setting in KNOWN.items():
        assert setting.name == name
        assert "\n" not in setting.description
        sent = list(setting.default) if isinstance(setting.default, tuple) else setting.default
        assert setting.check(sent) == setting.default


def test_the_documentation_has_every_setting():
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{setting.name}` | `{as_toml(setting.default)}` | {setting.description} |"
        for setting in KNOWN.values()
    ]


def test_what_only_some_need_is_imported_by_them():
    code = "import sys, nutgraf_server.settings; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"pygls", "lsprotocol", "click", "tomllib", "platformdirs", "nltk", "sumy", "numpy"}
    assert heavy.isdisjoint(done.stdout.split())


# -- layers --------------------------------------------------------------------------------------


def test_the_first_layer_that_sets_something_decides():
    found = resolve(
        (
            Layer("a", {"length": "20%", "inlayHints": None}),
            Layer("b", {"length": 5, "inlayHints": True, "furniture": ["sponsored by"]}),
        )
    )
    assert found.settings == Settings(length="20%", inlay_hints=True, furniture=("sponsored by",))
    assert found.problems == ()
    assert {name: origin for name, origin in found.origins.items() if origin != "default"} == {
        "length": "a",
        "inlayHints": "b",
        "furniture": "b",
    }


def test_a_bad_value_falls_through():
    found = resolve((Layer("a", {"hover": "always"}), Layer("b", {"hover": "off"})))
    assert (found.settings.hover, found.origins["hover"]) == ("off", "b")
    assert found.problems == (
        "a: hover: 'always' is not one of headings, summary, everywhere, off",
    )


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        (
            "method",
            "tea-leaves",
            "method: unknown method 'tea-leaves'; the methods are centroid, default",
        ),
        ("method", "sumy:lexrank", "did you mean 'sumy:lex-rank'?"),
        ("method", ["lead"], "method: unknown method a list; the methods are"),
        ("method", "a\nb" * 99, "unknown method 'a\\nb"),
        ("length", "long", "length: not a length: “long”"),
        ("length", "3" + " " * 200_000 + "!", "length: not a length"),
        ("length", True, "length: true is not a length"),
        ("length", 1 << 100, "length: not a length: “a very large number”"),
        ("length", {}, "length: a table is not a length"),
        ("furniture", "sponsored", "furniture: 'sponsored' is not a list of phrases"),
        ("furniture", ["a", " "], "furniture: a phrase is blank"),
        ("body", [3], "body: a list is not a list of phrases"),
        ("body", ["x"] * 201, "body: 201 phrases are more than 200"),
        ("body", ["x" * 201], "is longer than 200 characters"),
        ("inlayHints", 1, "inlayHints: 1 is neither true nor false"),
        ("lenght", 3, "lenght: unknown setting; did you mean length?"),
        ("codelens", True, "did you mean codeLens?"),
        ("qqq", True, "qqq: unknown setting; the settings are method, length"),
        ("q\u2028" * 90, True, "q\\u2028q"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_what_is_wrong_is_named(name: str, value: object, told: str):
    line = problem(Layer("/x/nutgraf.toml", {name: value}))
    assert line.startswith("/x/nutgraf.toml: ")
    assert told in line
    assert len(line) < 400


def test_thousands_of_unknown_names_are_a_few_lines():
    found = resolve((Layer("a", {f"k{i}": i for i in range(30_000)}),))
    assert len(found.problems) == 11
    assert found.problems[-1] == "a: 29990 more unknown settings"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(list(KNOWN)) | st.text()


@given(st.lists(st.builds(Layer, st.text(), st.dictionaries(NAMES, VALUES)), max_size=3))
def test_resolving_never_fails(layers: list[Layer]):
    found = resolve(layers)
    assert list(found.origins) == list(KNOWN)
    assert all(line.isprintable() for line in found.problems)
    for name, value in shown.values(found.settings).items():
        sent = list(value) if isinstance(value, tuple) else value
        assert KNOWN[name].check(sent) == value
        assert (found.origins[name] != "default") or value == KNOWN[name].default
    json.dumps(shown.data(found))
    shown.markdown(found)
    shown.text(found)


# -- the editor ----------------------------------------------------------------------------------


@pytest.mark.parametrize("sent", [None, {}, {"nutgraf": {}}, {"nutgraf": None}, {"server": {}}])
def test_an_editor_that_sets_nothing(sent: object):
    assert resolve((editor_layer(sent),)) == resolve(())


@pytest.mark.parametrize("wrap", [lambda sent: sent, lambda sent: {"nutgraf": sent}])
def test_what_the_editor_sets(wrap: Callable[[object], object]):
    sent = {"length": 2, "hover": None, "server": {"command": ["x"]}, "trace": "off"}
    found = resolve((editor_layer(wrap(sent)),))
    assert found.settings == Settings(length="2")
    assert found.origins["length"] == EDITOR
    assert found.problems == ()


@given(VALUES)
def test_whatever_the_editor_sends(sent: object):
    resolve((editor_layer(sent), editor_layer({"nutgraf": sent})))


@pytest.mark.parametrize("sent", ["short", 3, [1], {"nutgraf": 3}])
def test_an_editor_that_sends_no_object(sent: object):
    assert "must be an object" in problem(editor_layer(sent))


# -- files ---------------------------------------------------------------------------------------


def put(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def test_the_nearest_file_is_taken(tmp_path: Path):
    put(tmp_path / "nutgraf.toml", "length = 9")
    near = put(tmp_path / "a" / "pyproject.toml", "[tool.nutgraf]\nlength = 2")
    put(tmp_path / "a" / "b" / "pyproject.toml", '[project]\nname = "nutgraf"')
    assert project_layers(tmp_path / "a" / "b" / "not there", tmp_path) == (
        Layer(str(near), {"length": 2}),
    )
    both = put(tmp_path / "a" / "nutgraf.toml", "")
    assert project_layers(tmp_path / "a" / "b", tmp_path) == (Layer(str(both), {}),)


def test_the_search_ends_at_the_workspace(tmp_path: Path):
    outer = put(tmp_path / "nutgraf.toml", "length = 9")
    (tmp_path / "w" / "sub").mkdir(parents=True)
    assert project_layers(tmp_path / "w" / "sub", tmp_path / "w") == ()
    # For a file outside the workspace there is none.
    assert project_layers(tmp_path, tmp_path / "w") == (Layer(str(outer), {"length": 9}),)
    (tmp_path / "w" / ".git").mkdir()
    assert project_layers(tmp_path / "w" / "sub") == ()


def test_the_search_ends_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put(tmp_path / "nutgraf.toml", "length = 9")
    (tmp_path / "home" / "sub").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    assert project_layers(tmp_path / "home" / "sub") == ()


def test_the_workspace_may_be_reached_by_a_link(tmp_path: Path):
    path = put(tmp_path / "real" / "nutgraf.toml", "length = 2")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for folder, root in (("link", "link"), ("link", "real"), ("real", "link")):
        (layer,) = project_layers(tmp_path / folder, tmp_path / root)
        assert layer.values == {"length": 2}
        assert Path(layer.origin).samefile(path)


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path):
    put(tmp_path / "secret.toml", "length = 2")
    root = tmp_path / "w"
    inner = put(root / "settings" / "ours.toml", "length = 4")
    link = root / "nutgraf.toml"
    link.symlink_to(tmp_path / "secret.toml")
    (layer,) = project_layers(root, root)
    assert problem(layer) == f"{link}: is a link that leads out of {root}; not read"
    link.unlink()
    link.symlink_to(inner)
    (layer,) = project_layers(root, root)
    assert layer.values == {"length": 4}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("length = 3\nbody = [", "line 2, the end: Invalid value"),
        ("length 3", "line 1, column 8: Expected '=' after a key in a key/value pair"),
        ("length = 3\n\nlength = 4\n", "line 3, column 11: Cannot overwrite a value"),
        (b"# gr\xfc\xdfe\n", "line 1: is not UTF-8"),
        ("length = 3".encode("utf-16"), "line 1: is not UTF-8"),
        ("x" * 300_000, "is larger than 256 KiB; not read"),
        (".".join("a" * 9000) + " = 1", "line 1: more than 200 dots"),
        ("x = " + "[" * 9000, "nested too deeply"),
        ("x = " + "9" * 9000, "a number is too large"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, text: str | bytes, told: str):
    outer = put(tmp_path / "nutgraf.toml", "length = 9")
    path = put(tmp_path / "a" / "nutgraf.toml", text)
    broken, used = project_layers(path.parent, tmp_path)
    assert problem(broken).startswith(f"{path}: {told}")
    assert used.origin == str(outer)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_is_not_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "nutgraf.toml")
    (layer,) = project_layers(tmp_path, tmp_path)
    assert "is not a file" in problem(layer)


def test_a_file_that_must_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put(tmp_path / "nutgraf.toml", "length = 2")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(files, "open", refuse, raising=False)
        (layer,) = project_layers(tmp_path, tmp_path)
    assert "cannot be read: Permission denied" in problem(layer)
    # Permissions change without the file's time.
    (layer,) = project_layers(tmp_path, tmp_path)
    assert layer.values == {"length": 2}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tool.nutgraf = 3", "[tool.nutgraf] must be a table"),
        ("# nutgraf\n=", "line 2, column 1"),
    ],
)
def test_a_pyproject_that_cannot_be_used(tmp_path: Path, text: str, told: str):
    put(tmp_path / "pyproject.toml", text)
    (layer,) = project_layers(tmp_path, tmp_path)
    assert told in problem(layer)


def test_a_broken_pyproject_that_is_none_of_our_business(tmp_path: Path):
    put(tmp_path / "pyproject.toml", "=")
    assert project_layers(tmp_path, tmp_path) == ()


def test_a_byte_order_mark_and_carriage_returns(tmp_path: Path):
    put(tmp_path / "nutgraf.toml", "\ufefflength = 2\r\ninlayHints = true\r\n")
    (layer,) = project_layers(tmp_path, tmp_path)
    assert layer.values == {"length": 2, "inlayHints": True}


def test_a_changed_file_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = put(tmp_path / "nutgraf.toml", "length = 2")
    (first,) = project_layers(tmp_path, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(files, "_parsed", None)
        assert project_layers(tmp_path, tmp_path) == (first,)
    put(path, "length = 3")
    os.utime(path, (time.time() + 9, time.time() + 9))
    (second,) = project_layers(tmp_path, tmp_path)
    assert second.values == {"length": 3}


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_whatever_the_file_holds(tmp_path_factory: pytest.TempPathFactory, text: str | bytes):
    folder = tmp_path_factory.mktemp("any")
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    put(folder / "nutgraf.toml", data)
    found = resolve(project_layers(folder, folder))
    assert all(line.isprintable() for line in found.problems)


def test_the_users_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    project = put(tmp_path / "p" / "nutgraf.toml", "length = 2")
    user = put(tmp_path / "mine.toml", "length = 9\ninlayHints = true")
    monkeypatch.setenv("NUTGRAF_CONFIG", str(user))
    found = resolve(file_layers(None, project.parent))
    assert found.settings == Settings(length="2", inlay_hints=True)
    assert found.origins["inlayHints"] == str(user)
    assert resolve(file_layers(None)).origins["length"] == str(user)
    monkeypatch.setenv("NUTGRAF_CONFIG", "")
    assert file_layers(None) == ()
    monkeypatch.delenv("NUTGRAF_CONFIG")
    path = user_file()
    assert path is not None
    assert path.name == "config.toml"
    assert path.parent.name == "nutgraf"


# -- on the command line -------------------------------------------------------------------------


def test_the_template_is_all_comments_and_all_defaults(run: Run, tmp_path: Path):
    assert run("config", "--init").returncode == 0
    path = tmp_path / "nutgraf.toml"
    text = path.read_text("utf-8")
    assert text == template()
    assert tomllib.loads(text) == {}
    meant = tomllib.loads(re.sub(r"^#(?=\w)", "", text, flags=re.MULTILINE))
    assert list(meant) == list(KNOWN)
    found = resolve((Layer("the template", meant),))
    assert (found.settings, found.problems) == (Settings(), ())


def test_the_template_is_written_over_nothing(run: Run, tmp_path: Path):
    path = put(tmp_path / "nutgraf.toml", "length = 2")
    done = run("config", "--init")
    assert done.returncode == 2
    assert "nutgraf.toml already exists; use --force" in done.stderr
    assert path.read_text("utf-8") == "length = 2"
    assert run("config", "--init", "--force").returncode == 0
    assert path.read_text("utf-8") == template()
    assert sorted(tmp_path.iterdir()) == [tmp_path / "a.txt", path]


def test_config_shows_each_value_and_its_origin(run: Run, tmp_path: Path):
    path = put(tmp_path / "nutgraf.toml", 'length = "20%"\nlenght = 3\nbody = ["a|b"]')
    user = put(tmp_path / "mine" / "config.toml", "hover = 'off'")
    done = run("config", "--format", "json", NUTGRAF_CONFIG=str(user))
    assert done.returncode == 0
    assert done.stderr == f"nutgraf: {path}: lenght: unknown setting; did you mean length?\n"
    found = json.loads(done.stdout)
    schema = json.loads((Path(shown.__file__).parent / "configuration.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(found)
    by_name = {each["name"]: each for each in found["settings"]}
    assert list(by_name) == list(KNOWN)
    assert (by_name["length"]["value"], by_name["length"]["origin"]) == ("20%", str(path))
    assert (by_name["hover"]["value"], by_name["hover"]["origin"]) == ("off", str(user))
    assert by_name["method"]["origin"] == "default"
    text = run("config", "--path", "a.txt").stdout
    assert f'length = "20%"  ({path})\n' in text
    assert f"inlayHints = false  (default)\n    {KNOWN['inlayHints'].description}\n" in text
    page = run("config", "--format", "markdown").stdout
    assert f'| `body` | ["a\\|b"] | {path} |\n' in page
    assert "lenght: unknown setting" in page


def picks(done: subprocess.CompletedProcess[str]) -> int:
    assert done.returncode == 0, done.stderr
    return len(json.loads(done.stdout)["picks"])


def test_summarize_keeps_to_the_project(run: Run, tmp_path: Path):
    assert picks(run("summarize", "a.txt", "-f", "json")) == 3
    put(tmp_path / "nutgraf.toml", 'length = 1\nmethod = "lead"')
    done = run("summarize", "a.txt", "-f", "json")
    assert picks(done) == 1
    assert json.loads(done.stdout)["method"] == "lead"
    assert picks(run("summarize", "a.txt", "-f", "json", "-l", "2")) == 2
    assert json.loads(run("summarize", "a.txt", "-f", "json", "-m", "default").stdout)[
        "method"
    ] == ("default")
    assert picks(run("summarize", "-f", "json", given=ARTICLE)) == 1
    assert picks(run("summarize", "a.txt", "-f", "json", "--no-config")) == 3
    brief = json.loads(run("brief", "a.txt", "-f", "json").stdout)
    assert brief["method"] == "lead"
    compared = json.loads(run("compare", "a.txt", "-m", "default", "-f", "json").stdout)
    assert compared["length"] == "1 sentence"


@pytest.mark.parametrize("command", ["summarize", "brief", "claims", "outline", "compare"])
def test_furniture_by_the_project(run: Run, tmp_path: Path, command: str):
    extra = ["-m", "lead"] if command == "compare" else []
    arguments = [command, "a.txt", *extra]
    put(tmp_path / "a.txt", f"Tickets at the gate cost nine euros this year.\n\n{ARTICLE}")
    plain = run(*arguments).stdout
    path = put(tmp_path / "nutgraf.toml", 'furniture = ["tickets at the gate"]\nhover = 3')
    ruled = run(*arguments)
    assert ruled.returncode == 0
    assert ruled.stdout != plain
    assert (
        ruled.stdout == run(*arguments, "--no-config", "--furniture", "tickets at the gate").stdout
    )
    assert run(*arguments, "--no-config").stdout == plain
    told = "nutgraf: {}: hover: 3 is not one of headings, summary, everywhere, off\n"
    assert ruled.stderr == told.format(path)
    # An option goes before the setting of its name.
    assert run(*arguments, "--furniture", "no such words").stdout == plain


def test_each_article_has_its_own_folders_settings(run: Run, tmp_path: Path):
    for name, length in (("x", "1"), ("y", "2")):
        put(tmp_path / name / "a.txt", ARTICLE)
        put(tmp_path / name / "b.txt", ARTICLE)
        put(tmp_path / name / "nutgraf.toml", f"length = {length}\nunknown = 1")
    done = run("summarize", "x/a.txt", "x/b.txt", "y/a.txt", "y/b.txt", "-f", "json")
    assert [len(each["picks"]) for each in json.loads(done.stdout)] == [1, 1, 2, 2]
    assert len(done.stderr.splitlines()) == 2
