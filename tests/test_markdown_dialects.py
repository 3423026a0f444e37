"""What tools for Markdown write beside CommonMark is read as they show it."""

import pytest

import nutgraf
from nutgraf.article import Role


def read(text: str) -> nutgraf.Article:
    return nutgraf.read(text, "markdown", "en")


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in read(text).sentences]


def roles(text: str) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in read(text).blocks]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The pier {{< em >}}closed{{< /em >}} early.", "The pier closed early."),
        ("The pier {{% em %}}closed{{% /em %}} early.", "The pier closed early."),
        ("The pier {% if a %}closed{% endif %} early.", "The pier closed early."),
        ("See [[Osk Pier|the pier]] and [[the mill]].", "See the pier and the mill."),
        ("The pier ![[pier.png]] closed.", "The pier closed."),
        ("Piers rot [@holm2020, p. 4; @lee].", "Piers rot."),
        ("Piers rot [see -@holm2020] in salt.", "Piers rot in salt."),
        ("It holds $10^6$ litres.", "It holds 10^6 litres."),
        ("The load $x$ grew.", "The load x grew."),
        ("The load $$x = 1$$ grew.", "The load grew."),
        ("It cost $4 and then $5 a head.", "It cost $4 and then $5 a head."),
        ("It cost US$4 a day, or AU$6.", "It cost US$4 a day, or AU$6."),
        ("The pier ==closed== on ~~Sunday~~ Monday.", "The pier closed on Sunday Monday."),
        ("The pier closed. ^first-block", "The pier closed."),
        ("The pier %%ask Ann%% closed.", "The pier closed."),
        ("A [small]{.smallcaps} pier{.note} closed.", "A small pier closed."),
        ("The pier<br>closed.", "The pier closed."),
        ('See [the pier]({{< ref "a.md" >}}) now.', "See the pier now."),
        ("See ![it]({{ site.url }}/a.png) [there]({% link a.md %}).", "See there."),
        ("The pier^[Built in 1931. By Holm.] closed.", "The pier closed."),
        ("The [[#Osk pier]] closed.", "The Osk pier closed."),
        ("Write `[[a|b]]` and `{{ x }}` there.", "Write [[a|b]] and {{ x }} there."),
        (
            "Ann read ann@osk.example, and [asked](https://osk.example).",
            "Ann read ann@osk.example, and asked.",
        ),
        ("Of [sic] 40 people {about} 3 % left.", "Of [sic] 40 people {about} 3 % left."),
    ],
)
def test_a_sentence_as_it_is_shown(written: str, shown: str):
    assert sentences(f"{written}\n\nNobody was hurt.") == [shown, "Nobody was hurt."]
    article = read(written)
    assert article.sentences[0].span.of(article.source).split()[0] == written.split(maxsplit=1)[0]


@pytest.mark.parametrize("mark", ["{#pier}", "{#pier .big lang=en}", "{: .no_toc}", "{:.no_toc}"])
def test_attributes_of_a_heading(mark: str):
    article = read(f"# Osk\n\nIt rained.\n\n## The pier {mark}\n\nIt closed.")
    assert [block.text for block in article.blocks if block.role is Role.HEADING] == ["The pier"]


def test_callouts():
    text = "> [!NOTE]\n> The pier is closed.\n\n> [!quote]- Ann Lee\n> It was too late.\n"
    assert roles(text) == [
        ("metadata", "[!NOTE]"),
        ("body", "The pier is closed."),
        ("metadata", "Ann Lee"),
        ("body", "It was too late."),
    ]


@pytest.mark.parametrize("opening", [":::tip", "::: {.note}", ":::: warning Mind the gap"])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_fences_of_colons(opening: str, blank: str):
    close = opening.split(maxsplit=1)[0].rstrip("tip")
    text = f"The pier closed.\n{opening}{blank}Pipes burst.{blank}{close}\nNobody was hurt."
    assert sentences(text) == ["The pier closed.", "Pipes burst.", "Nobody was hurt."]


@pytest.mark.parametrize(
    "line",
    [
        '{{< figure src="a.png" >}}', "{% include note.html %}", "![[pier.png]]", "%% not this %%",
        "#pier #osk", "[TOC]", "[[_TOC_]]", "{:toc}", "status:: draft",
        '!!! note "Mind the gap"', "??? tip", "*[OSK]: Isle of Osk", "\\newpage", "\\vspace{1cm}",
    ],
)  # fmt: skip
def test_lines_that_are_not_prose(line: str):
    assert sentences(f"{line}\n\nThe pier closed.") == ["The pier closed."]
    assert sentences(f"{line}\nThe pier closed.") == ["The pier closed."]
    assert [block.role for block in read(line).blocks] == [Role.METADATA]


@pytest.mark.parametrize(
    "formula",
    ["$$\nx = 1. y\n$$", "\\begin{align}\nx &= 1. y\n\\end{align}"],
)
def test_a_formula_by_itself(formula: str):
    article = read(f"It rained.\n\n{formula}\n\nIt rained again.")
    assert [s.text for s in article.sentences] == ["It rained.", "It rained again."]
    assert [block.role for block in article.blocks][1] is Role.CODE


def test_tasks_and_definitions():
    text = "- [ ] Ask the state.\n- [x] Tell the farmers.\n\nA well\n: A well is a hole.\n"
    assert [block.text for block in read(text).blocks] == [
        "Ask the state.",
        "Tell the farmers.",
        "A well",
        "A well is a hole.",
    ]


def test_prose_in_html():
    text = (
        "<p align='center'><a href='x'><img src='y'></a></p>\n\n<details>\n<summary>More</summary>\n\n"
        "It was built in 1931.\n\n</details>\n\n<p>The pier <b>closed</b>&nbsp;on Monday. Nobody was "
        "hurt.</p>\n\n<blockquote>We were late.</blockquote>\n\n<pre>not. this.</pre>\n"
    )
    article = read(text)
    assert [s.text for s in article.sentences] == [
        "It was built in 1931.",
        "The pier closed on Monday.",
        "Nobody was hurt.",
        "We were late.",
    ]
    spans = [s.span.of(text) for s in article.sentences]
    assert spans[1] == "The pier <b>closed</b>&nbsp;on Monday."


def test_a_heading_in_html_is_the_title():
    article = read("<h1 align='center'>Osk Pier</h1>\n\nThe pier closed. Nobody was hurt.")
    assert article.title is not None
    assert article.title.text == "Osk Pier"


def test_code_between_shortcodes_and_imports():
    text = "import Tabs from '@theme/Tabs'\n\n{{< highlight go >}}\nx := 1. y\n{{< /highlight >}}\n\nIt rained."
    assert sentences(text) == ["It rained."]


def test_an_edit_in_a_dialect():
    text = "# Osk {#osk}\n\n:::tip\nPipes burst.\n:::\n\nSee [[a|the pier]] now.\n"
    article = read(text)
    edited = text.replace("now", "today")
    again = nutgraf.read(edited, "markdown", "en", previous=article)
    assert [(b.span, b.role, b.text) for b in again.blocks] == [
        (b.span, b.role, b.text) for b in read(edited).blocks
    ]


def test_a_sentence_with_a_formula_of_commands_is_set_apart():
    text = "It rained. The load was $\\frac{1}{2}$ of it. It cost $4 or \\$5 a head.\n"
    assert sentences(text) == ["It rained.", "It cost $4 or $5 a head."]
