"""The settings there are: name, default, what is good, and what it is for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from nutgraf.frozen import dataclass
from nutgraf.rendering.labels import AUTO
from nutgraf.selection.summary import DEFAULT_LENGTH, DEFAULT_METHOD
from nutgraf_server.settings import checks

HOVERS = ("headings", "summary", "everywhere", "off")
LENSES = ("title", "headings", "off")
CONVERSATIONS = (AUTO, "meeting", "interview", "mail", "article")
OUTLINES = ("topics", "speakers")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force, each checked."""

    method: str = DEFAULT_METHOD
    """The name of an installed summarizer."""

    length: str = DEFAULT_LENGTH
    """A summary's length, as `nutgraf.Length.parse` reads it. A briefing's follows the article."""

    full_briefing: bool = False
    """Whether a briefing has every part whole, and not one page."""

    conversation: str = AUTO
    """What a conversation is briefed as: `auto` for what it looks like, a kind, or `article`."""

    outline: str = "topics"
    """How the outline of a conversation is ordered: by `topics` or by `speakers`."""

    labels: str = AUTO
    """The language of headings and labels: a code, or `auto` for each article's own."""

    furniture: tuple[str, ...] = ()
    """Phrases: a line that holds one is page furniture."""

    body: tuple[str, ...] = ()
    """Phrases: a line that holds one is the article's."""

    hover: str = "summary"
    """Where the mouse brings something up: `headings`, `summary`, `everywhere` or `off`."""

    code_lens: str = "title"
    """Where a line about reading time and claims stands: `title`, `headings` or `off`."""

    document_highlight: bool = False
    """Whether the summary's sentences are marked while the cursor is on one."""

    semantic_tokens: bool = False
    """Whether the summary's sentences, claims and hedges are coloured."""

    inlay_hints: bool = False
    """Whether claims say of which kinds they are."""

    diagnostics: bool = False
    """Whether what the checks find is listed while an article is open."""

    select_rules: tuple[str, ...] = ()
    """The rules of `nutgraf check` that are on; none: those that are on by themselves."""

    ignore_rules: tuple[str, ...] = ()
    """The rules that are off."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `name` is what users write, `field` is the name in `Settings`."""

    name: str
    field: str
    default: object
    check: Callable[[object], object]
    description: str


def _setting(name: str, check: Callable[[object], object], description: str) -> tuple[str, Setting]:
    field = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
    return name, Setting(name, field, getattr(Settings(), field), check, description)


KNOWN: Mapping[str, Setting] = MappingProxyType(
    dict(
        (
            _setting(
                "method",
                checks.method,
                "How sentences are rated. The command `nutgraf methods` lists the choices.",
            ),
            _setting(
                "length",
                checks.length,
                "How long a summary is: `3 sentences`, `120 words`, `600 characters`, `20%` or "
                "`1 minute`.",
            ),
            _setting(
                "fullBriefing",
                checks.switch,
                "Show every part of a briefing whole, and not one page: key claims, figures, "
                "timeline, who is who, quotes and sources.",
            ),
            _setting(
                "conversation",
                checks.one_of(*CONVERSATIONS),
                "What a meeting, chat, interview or thread of mails is briefed as: `auto`, what it "
                "looks like; `meeting`, `interview` or `mail`; or `article`, an ordinary text.",
            ),
            _setting(
                "outline",
                checks.one_of(*OUTLINES),
                "How the outline of a conversation is ordered: `topics`, headings with the turns "
                "below them; or `speakers`, each with their turns.",
            ),
            _setting(
                "labels",
                checks.labels,
                "The language of headings and labels in results: `auto`, the article's own where "
                "there are labels in it, or one of `en`, `de`, `es`, `fr`, `it`, `nl`, `pt`.",
            ),
            _setting(
                "furniture",
                checks.phrases,
                "Phrases. A line that holds one is page furniture, whatever it was taken for.",
            ),
            _setting(
                "body",
                checks.phrases,
                "Phrases. A line that holds one belongs to the article, whatever it was taken for.",
            ),
            _setting(
                "hover",
                checks.one_of(*HOVERS),
                "Where the mouse brings something up: `headings`, the title among them; `summary`, "
                "which adds the sentences of the summary; `everywhere`, where any sentence says "
                "how it was rated; or `off`.",
            ),
            _setting(
                "codeLens",
                checks.one_of(*LENSES),
                "Where to show how long it takes to read and how many claims there are to check: "
                "`title`, one line above an article of 150 words or more; `headings`, with "
                "commands, above each heading too; or `off`.",
            ),
            _setting(
                "documentHighlight",
                checks.switch,
                "Mark the sentences of the summary while the cursor is on one of them.",
            ),
            _setting(
                "semanticTokens",
                checks.switch,
                "Colour the sentences of the summary, claims worth checking, and the words that "
                "hedge them.",
            ),
            _setting(
                "inlayHints",
                checks.switch,
                "Show behind a claim worth checking of which kinds it is.",
            ),
            _setting(
                "diagnostics",
                checks.switch,
                "List what `nutgraf check` finds while an article is open: numbers that differ "
                "from another mention, descriptions that are no longer true, quotations that "
                "nobody speaks.",
            ),
            _setting(
                "selectRules",
                checks.rules,
                "The rules of `nutgraf check` that are on, by code, its beginning, or name; `all` "
                "is every rule. None: those that are on by themselves; see `--list-rules`.",
            ),
            _setting(
                "ignoreRules",
                checks.rules,
                "The rules of `nutgraf check` that are off.",
            ),
        )
    )
)
"""Every setting by its name, in the order in which they are shown."""


def kind_in(conversation: str) -> str | None:
    """The kind that a value of the setting `conversation` names; None for what a text looks like.

    >>> kind_in("auto"), kind_in("mail")
    (None, 'mail')
    """
    return None if conversation == AUTO else conversation
