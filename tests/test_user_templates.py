"""Briefings in the form of a house: the built-in templates, and those that mean harm."""

import json
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import nutgraf
from nutgraf.errors import BadTemplateError
from nutgraf.rendering import data, sandbox, user_templates
from nutgraf.rendering.user_template_filters import fitting, shorten, wrap, yaml

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "templates"
SEEDS = ("pasted-no-blank-lines.txt", "wire-story.txt", "noticia-pegada.txt")
TWEET = 280


def briefing(name: str) -> nutgraf.Briefing:
    source = (HERE.parent / "seeds" / name).read_bytes().decode("utf-8")
    return nutgraf.brief(nutgraf.read(source, name=name))


SMALL = nutgraf.brief("The pier is closed until June, the town said. The gulls were not asked.")


def filled(template: str) -> str:
    return user_templates.filled(SMALL, template, "own.jinja", "pier.txt")


def refusal(template: str) -> str:
    """What is said of a template that cannot be filled: soon, and in one line."""
    started = time.perf_counter()
    with pytest.raises(BadTemplateError) as caught:
        filled(template)
    assert time.perf_counter() - started < 20
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith("own.jinja")
    return message


@pytest.mark.parametrize("template", user_templates.built_in())
@pytest.mark.parametrize("seed", SEEDS)
def test_the_form_is_the_one_that_was_read(seed: str, template: str, pytestconfig: pytest.Config):
    found = briefing(seed)
    shown = user_templates.filled(found, user_templates.source_of(template), template, seed)
    golden = GOLDEN / f"{seed}.{template}.txt"
    if pytestconfig.getoption("--renew-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")


def test_each_built_in_template_says_what_it_is_for():
    known = user_templates.built_in()
    assert list(known) == ["actions", "brief", "front-matter", "minutes", "press-review", "tweet"]
    assert all(about.endswith(".") for about in known.values())
    with pytest.raises(BadTemplateError, match="no template “nope”; built in are actions, brief, "):
        user_templates.source_of("nope")


@pytest.mark.parametrize("template", user_templates.built_in())
@pytest.mark.parametrize("text", ["A.", "Nobody came to the fair.", "It rained. " * 40])
def test_built_in_templates_fit_any_article(text: str, template: str):
    found = nutgraf.brief(text)
    assert user_templates.filled(found, user_templates.source_of(template), template)


def test_what_a_template_sees():
    seen = json.loads(json.dumps(data.briefing(SMALL, "pier.txt")))
    assert (
        filled("{{ article.name }} {{ gist[0].text }}") == f"pier.txt {seen['gist'][0]['text']}\n"
    )
    assert filled("{{ article['words'] }}{% set a = 1 %}{{ a + 1 }}") == "142\n"
    assert filled("{{ day is none }} {{ author is none }} {{ tags | length }}") == "True True 0\n"


def test_what_a_template_can_do():
    template = """
    {% macro item(text) %}<{{ text | upper }}>{% endmacro %}
    {% set found = namespace(count=0) %}
    {% for pick in gist if pick.text %}
    {% set found.count = found.count + 1 %}
    {{ loop.index }}/{{ loop.length }}{{ loop.cycle("a", "b") }} {{ item("x" ~ 1) }}
    {% endfor %}
    {% for number in range(3) %}{{ number }}{{ "," if not loop.last }}{% endfor %}
    {{ found.count }} {{ "a-b" | replace("-", "+") }} {{ gist | map(attribute="line") | join }}
    """
    assert filled(template).split() == ["1/1a", "<X1>", "0,1,2", "1", "a+b", "1"]


def test_a_template_may_include_what_is_built_in():
    assert filled('{% include "tweet" %}\nOurs.').endswith("Ours.\n")
    for name in ("../house/tweet", "/etc/passwd", "own.jinja", "page", "comparison.html"):
        assert name in refusal(f'{{% include "{name}" %}}')


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ ''.__class__ }}", "may not use “__class__”"),
        ("{{ gist['__class__'] }}", "may not use “__class__”"),
        ("{{ gist | map(attribute='__class__') | first }}", "may not use “__class__”"),
        ("{{ gist[0].items() }}", "may not use “items”"),
        ("{{ gist.append(1) }}", "may not use “append”"),
        ("{{ '{0.__class__}'.format(gist) }}", "may not use “format”"),
        ("{{ '{a}'.format_map(article) }}", "may not use “format_map”"),
        ("{{ '%s' % gist }}", "“%” is for numbers"),
        ("{{ '%999999999d' % 1 }}", "“%” is for numbers"),
        ("{{ gist | attr('append') }}", "No filter named 'attr'"),
        ("{{ '%s' | format(1) }}", "No filter named 'format'"),
        ("{{ gist | pprint }}", "No filter named 'pprint'"),
        ("{{ self._TemplateReference__context }}", "may not use"),
        ("{{ cycler('a') }}", "'cycler' is undefined"),
        ("{{ joiner.__init__.__globals__ }}", "may not use “__init__”"),
        ("{{ namespace.__init__ }}", "may not use “__init__”"),
        ("{{ range.__self__ }}", "may not use “__self__”"),
        ("{% macro m() %}{% endmacro %}{{ m._func }}", "may not use “_func”"),
        ("{{ loop }}", "'loop' is undefined"),
        ("{% for g in gist %}{{ loop._iterator }}{% endfor %}", "may not use “_iterator”"),
        ("{{ lipsum() }}", "'lipsum' is undefined"),
        ("{{ dict(a=1) }}", "'dict' is undefined"),
        ("{% import 'tweet' as t %}", "imports are not allowed"),
        ("{% from 'tweet' import t %}", "imports are not allowed"),
        ("{% extends 'tweet' %}", "“extends” is not allowed"),
        ("{{ {'a': 1} }}", "objects in braces are not allowed"),
        ("{{ [gist] }}", "a list may only have texts and numbers in it"),
        ("{{ gist }}", "a list cannot be written as text"),
        ("{{ gist[0] }}", "a thing cannot be written as text"),
        ("{{ article.title.text }}", "has no attribute 'text'"),
    ],
)
def test_what_a_template_may_not_do(template: str, told: str):
    message = refusal("first line\n" + template)
    assert told in message
    assert message.startswith("own.jinja, line 2: ")


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}"
        "{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in range(1000) if a < 0 %}{% endfor %}" * 1000,
        "{% for a in range(1001) %}{% endfor %}",
        "{{ range(10 ** 9) | list | length }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% macro d(s) %}{{ s }}{{ s }}{% endmacro %}{% set a = d('x') %}"
        + "{% set a = d(a) %}" * 60,
        "{% set n = namespace(s='x') %}{% for i in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "{% set n = namespace(s='x') %}{% for i in range(99) %}{% set n.s = n.s + n.s %}{% endfor %}",
        "{% set n = namespace(s='x') %}{% for i in range(99) %}"
        "{% set n.s %}{{ n.s }}{{ n.s }}{% endset %}{% endfor %}",
        "{% set n = namespace(s=gist) %}{% for i in range(99) %}"
        "{% set n.s = n.s + n.s %}{% endfor %}",
        "{% set n = namespace(s=9) %}{% for i in range(99) %}{% set n.s = n.s * n.s %}{% endfor %}",
        "{{ 'x' * 10 ** 9 }}",
        "{{ 'x' * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 1 / 0 }}",
        "{% set s = 'x' | replace('', 'y' * 9) %}",
        "{% set s = '" + "x" * 9000 + "' %}{{ s | replace('x', s) }}",
        "{% set s = '" + "x" * 9000 + "' %}{{ range(1000) | join(s) }}",
        "{% set s = '" + "x" * 9000 + "' %}{% for i in range(1000) %}{{ s }}{% endfor %}",
        "{% for i in range(1000) %}" + "x" * 9000 + "{% endfor %}",
        "{% for i in range(1000) %}{{ '" + "x" * 9000 + "' }}{% endfor %}",
        "{% macro m() %}" + "x" * 9000 + "{% endmacro %}"
        "{% for i in range(1000) %}{% set a = m() %}{% endfor %}",
        "{% for i in range(1000) %}{% include 'brief' %}{% endfor %}",
        "{% for i in range(900) %}{{ range(1000)" + " | map('upper')" * 900 + " | list | length }}"
        "{% endfor %}",
        "{% set n = namespace(s='" + "x" * 999 + "') %}"
        "{% for i in range(9) %}{% set n.s = n.s ~ n.s %}{% endfor %}"
        "{% for i in range(999) %}{% for i in range(999) %}{{ 'xxxxxxxxxxxxxxxy' in n.s }}"
        "{% endfor %}{% endfor %}",
        "{{ 1 is in([1]) }}",
        "{% for a in gist recursive %}{{ loop(gist) }}{% endfor %}",
        "{{ " + "(" * 9000 + "1" + ")" * 9000 + " }}",
        "{{ " + "not " * 9000 + "1 }}",
        "{{ " + "9" * 9000 + " }}",
        "{% if 1 %}" * 3000,
        "x" * (sandbox.MOST_TEMPLATE + 1),
        "{{",
        "{% nothing %}",
    ],
    ids=lambda template: template[:40],
)
def test_what_would_take_for_ever_or_too_much_is_refused(template: str):
    refusal(template)


@given(st.text(alphabet="{}%#-|()[]'\".=~+* \n_abgist0", max_size=60))
@example("{{ gist | map('map') }}")
@example("{% set gist.x = 1 %}")
def test_any_template_is_filled_or_refused(template: str):
    try:
        assert filled(template).endswith("\n")
    except BadTemplateError as error:
        message = str(error)
        assert "\n" not in message  # most are filled


@given(st.text(max_size=400), st.integers(0, 60))
@example("one,  two; three", 9)
def test_shortened_at_the_ends_of_words(text: str, count: int):
    found = shorten(text, count)
    line = " ".join(text.split())
    assert len(found) <= count
    if found != line and count:
        assert found.endswith("…")
        kept = found.removesuffix("…")
        assert line.startswith(kept)
        rest = line[len(kept) :]
        assert (
            not kept
            or not rest[0].isalnum()
            or not kept[-1].isalnum()
            or kept[-1] in "、，。；：！？"
        )


@given(st.lists(st.text(max_size=200), max_size=5))
def test_a_tweet_is_whole_sentences_or_the_beginning_of_one(texts: list[str]):
    found = fitting(texts, TWEET)
    lines = [" ".join(text.split()) for text in texts]
    assert len(found) <= TWEET
    wholes = [" ".join(lines[:count]) for count in range(len(lines) + 1)]
    assert found in wholes or found.endswith("…")


def test_a_tweet_of_a_long_sentence_ends_with_a_word():
    source = "The harbour board said " + "that the eastern pier is closed " * 20 + "until June."
    found = nutgraf.brief(source)
    shown = user_templates.filled(found, user_templates.source_of("tweet"), "tweet").strip()
    assert len(shown) <= TWEET
    assert shown.endswith("…")
    assert source.startswith(shown.removesuffix("…") + " ")


@given(st.text(max_size=80))
@example('"\\\n: - # {{ }} %')
@example("\u2028\x85\ufeff\x00\x7f")
def test_yaml_is_one_safe_line(text: str):
    shown = yaml(text)
    assert json.loads(shown) == text
    assert len(shown.splitlines()) == 1
    assert all(
        character.isprintable() or character.isspace() or ord(character) > 0xA0
        for character in shown
    )


def test_yaml_of_other_things():
    assert yaml(["a", 'b"']) == '["a", "b\\""]'
    assert [yaml(None), yaml(3)] == ["null", "3"]
    with pytest.raises(TypeError, match="only texts"):
        yaml([["a"]])


def test_front_matter_of_a_title_that_means_harm():
    source = '# "a": - b # {{ c }} %}\n\nThe pier was closed on Monday, said the town of Hull.\n'
    found = nutgraf.brief(nutgraf.read(source, "markdown"))
    shown = user_templates.filled(found, user_templates.source_of("front-matter"), "front-matter")
    title = shown.splitlines()[1].removeprefix("title: ")
    assert json.loads(title) == found.article.title.text


def test_wrapping_is_bounded():
    shown = wrap("word " * 1000, 1, "x" * 10_000, "y" * 10_000)
    assert max(map(len, shown.splitlines())) < 100


def run(*arguments: str | Path, where: Path) -> tuple[int, str, str]:
    import subprocess

    command = [sys.executable, "-m", "nutgraf_server", "brief", *map(str, arguments)]
    done = subprocess.run(command, cwd=where, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_on_the_command_line(tmp_path: Path):
    seed = HERE.parent / "seeds" / SEEDS[0]
    assert run("--template", "list", where=tmp_path)[1].startswith("actions ")
    status, shown, _ = run("--template", "tweet", seed, where=tmp_path)
    assert (status, shown) == (0, (GOLDEN / f"{SEEDS[0]}.tweet.txt").read_text("utf-8"))
    (tmp_path / "own.jinja").write_text("{{ words }} words\n\n{{ nothing }}\n", "utf-8")
    status, shown, complaint = run("--template", "own.jinja", seed, where=tmp_path)
    assert (status, shown) == (1, "")
    assert complaint == f"nutgraf: {seed}: own.jinja, line 3: 'nothing' is undefined\n"
    (tmp_path / "own.jinja").write_text("{{ words }} words", "utf-8")
    for target in ([], ["-o", "out.txt"]):
        status, shown, _ = run("--template", "own.jinja", seed, *target, where=tmp_path)
        assert status == 0
        assert (shown or (tmp_path / "out.txt").read_text("utf-8")) == "600 words\n"
    for wrong in (["nope"], [tmp_path], ["tweet", "--format", "json"]):
        status, _, complaint = run("--template", *wrong, seed, where=tmp_path)
        assert status == 2
        assert "template" in complaint
    (tmp_path / "big.jinja").write_bytes(b"x" * 300_000)
    (tmp_path / "odd.jinja").write_bytes(b"\xff\xfe\xff")
    for wrong in ("big.jinja", "odd.jinja"):
        assert run("--template", wrong, seed, where=tmp_path)[0] == 2


def test_the_example_in_the_documentation_works():
    page = (HERE.parent / "docs" / "templates.md").read_text("utf-8")
    example_ = page.split("```jinja\n")[1].split("```")[0]
    assert filled(example_).splitlines()[1] == "no byline, no date, 14 words"
    for name in user_templates.built_in():
        assert f"| `{name}` |" in page
    bounds = (sandbox.MOST_TEMPLATE, sandbox.MOST_WRITTEN, sandbox.MOST_TURNS, sandbox.MOST_RANGE)
    assert all(f"{bound:,} " in page for bound in bounds)


PAGE = """\
{% macro item(x) %}<i title="{{ x }}">{{ x ~ "<" }}</i>{% endmacro %}
{% for pick in gist %}<p>{{ pick.text }}</p>{{ item(pick.text) }}{% endfor %}
{{ ["<a>", "b"] | join("<br>") }}{% set inner %}<u>{{ words }}</u>{% endset %}{{ inner }}
"""


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.html.jinja", "page.html.j2"])
def test_a_template_of_pages_escapes_what_fills_it(name: str):
    found = nutgraf.brief(nutgraf.read('It rained & poured on "Hull" <script>in 2014</script>.'))
    shown = user_templates.filled(found, PAGE, name)
    words = "It rained &amp; poured on &#34;Hull&#34; &lt;script&gt;in 2014&lt;/script&gt;."
    item = f'<i title="{words}">{words}&lt;</i>'
    assert shown == f"<p>{words}</p>{item}&lt;a&gt;&lt;br&gt;b<u>7</u>\n"
    assert "<script>" in user_templates.filled(found, PAGE, "page.txt")


def test_a_template_of_pages_is_bounded_by_what_it_writes_escaped():
    found = nutgraf.brief(nutgraf.read("It rained all day in Hull in 2014."))
    half = "{% for i in range(1000) %}{{ '" + "<" * 1000 + "' }}{% endfor %}"
    assert user_templates.filled(found, half, "page.txt")
    with pytest.raises(BadTemplateError, match="writes more than"):
        user_templates.filled(found, half, "page.html")
