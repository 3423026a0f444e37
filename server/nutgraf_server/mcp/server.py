"""The tools, resources and prompts of the server for assistants."""

import inspect
import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import anyio.to_thread
from mcp.server.mcpserver import Context, ListRoots, MCPServer, Resolve
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resources import FunctionResource
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, ListRootsResult, TextContent, ToolAnnotations
from pydantic import Field

import nutgraf
from nutgraf.article import Article
from nutgraf.errors import NutgrafError
from nutgraf_server.inputs.errors import NO_MEMORY, InputError
from nutgraf_server.inputs.texts import text_of
from nutgraf_server.lsp.documents.uris import path_of
from nutgraf_server.mcp import answers
from nutgraf_server.mcp.answers import Answer
from nutgraf_server.mcp.articles import ReadArticles, given
from nutgraf_server.mcp.folders import Folders, read
from nutgraf_server.mcp.schemas import output_schema

_INSTRUCTIONS = """\
Reads articles and reports what is in them, word for word and with positions: lines, paragraphs (¶)
and offsets. Nothing is written or sent anywhere. Every tool takes an article as `path`, a file in
the granted folders, or as `text`. Before you show a summary of an article, check it against the
article with verify_summary, and each quotation with verify_quote; "not found" means that no passage
supports it, not that it is false."""

# More articles than anybody looks through in a list of resources.
_MOST_OPEN = 100
_READ_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


async def _roots(context: Context) -> ListRoots | ListRootsResult:
    """The client's roots; none where it has no such thing."""
    capabilities = context.client_capabilities
    if capabilities is None or capabilities.roots is None:
        return ListRootsResult(roots=[])
    return ListRoots()


Roots = Annotated[ListRootsResult, Resolve(_roots)]
PathGiven = Annotated[
    str, Field(description="A file in the granted folders: its path or file: URI.")
]
TextGiven = Annotated[str, Field(description="The article's text, instead of a path.")]
Focus = Annotated[str, Field(description="Words to focus on.")]


class Tools:
    """The tools; every one answers with Markdown to read and the same as data."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._articles = ReadArticles()
        self._open: set[Path] = set()
        self.server: MCPServer | None = None

    async def read_article(
        self,
        roots: Roots,
        path: PathGiven = "",
        text: TextGiven = "",
        first: Annotated[int, Field(description="The first sentence to return, from 1.")] = 1,
    ) -> CallToolResult:
        """Read an article: its sentences in order with line and paragraph, and its outline.

        Menus, advertisements and other page furniture are left out. At most 300 sentences at once.
        """
        return await self._about(roots, path, text, partial(answers.article, first=first))

    async def summarize(  # one a parameter of the tool
        self,
        roots: Roots,
        path: PathGiven = "",
        text: TextGiven = "",
        length: Annotated[str, Field(description="3, 120 words, 20%, 1 minute")] = "3 sentences",
        focus: Focus = "",
        method: Annotated[str, Field(description="A method, such as lexrank.")] = "default",
    ) -> CallToolResult:
        """Pick the most informative sentences, word for word, with positions and reasons."""
        make = partial(answers.summary, method=method, length=length, focus=focus or None)
        return await self._about(roots, path, text, make)

    async def find_claims(  # one a parameter of the tool
        self,
        roots: Roots,
        path: PathGiven = "",
        text: TextGiven = "",
        kinds: Annotated[
            list[str] | None,
            Field(description="Any of quantity, causal, comparison, forecast, event, rule, ..."),
        ] = None,
        limit: Annotated[int, Field(description="Maximum number, up to 100.")] = 10,
        speaker: Annotated[
            str, Field(description="Only claims by speakers whose name contains this.")
        ] = "",
    ) -> CallToolResult:
        """List the claims most worth checking: kind, speaker, hedges, what would settle them."""
        make = partial(answers.claims, kinds=kinds or (), limit=limit, speaker=speaker or None)
        return await self._about(roots, path, text, make)

    async def brief(  # one a parameter of the tool
        self,
        roots: Roots,
        path: PathGiven = "",
        text: TextGiven = "",
        length: Annotated[str, Field(description="short, standard, full, or 120 words")] = "",
        focus: Focus = "",
        full: Annotated[bool, Field(description="Every part in full, not one page.")] = False,  # noqa: FBT002
    ) -> CallToolResult:
        """Brief an article: gist, points, what to check, caveats, sources, open questions."""
        make = partial(answers.briefing, length=length or None, focus=focus or None, full=full)
        return await self._about(roots, path, text, make)

    async def brief_several(
        self,
        roots: Roots,
        paths: Annotated[list[str], Field(description="2 to 20 files in the granted folders.")],
        focus: Focus = "",
    ) -> CallToolResult:
        """Brief several articles: what they agree on, where they differ, what only one says."""

        def make() -> Answer:
            if not 1 < len(paths) <= answers.MOST_ARTICLES:
                raise InputError(f"paths must name 2 to {answers.MOST_ARTICLES} files")
            found = [self._file(path, self._granted(roots)) for path in paths]
            return answers.joint_briefing(found, paths, focus or None)

        return await _answered(make)

    async def compare_versions(
        self,
        roots: Roots,
        old: Annotated[
            str, Field(description="The earlier version, a file in the granted folders.")
        ],
        new: Annotated[str, Field(description="The later version, a file in the granted folders.")],
    ) -> CallToolResult:
        """Compare two versions of an article: changed figures, names, dates and words."""

        def make() -> Answer:
            found = [self._file(path, self._granted(roots)) for path in (old, new)]
            return answers.versions(found[0], found[1], (old, new))

        return await _answered(make)

    async def verify_quote(
        self,
        roots: Roots,
        quote: Annotated[str, Field(description="The words, with or without quotation marks.")],
        path: PathGiven = "",
        text: TextGiven = "",
    ) -> CallToolResult:
        """Look up a quotation: word for word, nearly or not at all; who says it."""
        return await self._about(roots, path, text, partial(answers.quotation, quote=quote))

    async def verify_summary(
        self,
        roots: Roots,
        summary: Annotated[str, Field(description="The text of the summary.")],
        path: PathGiven = "",
        text: TextGiven = "",
    ) -> CallToolResult:
        """Check a summary against its article: which sentences are supported, by which passages.

        Reports which numbers, names, dates and quotations differ or are missing, and which
        sentences contradict the article.
        """
        return await self._about(roots, path, text, partial(answers.verification, summary=summary))

    async def _about(
        self, roots: ListRootsResult, path: str, text: str, make: Callable[..., Answer]
    ) -> CallToolResult:
        """An answer about an article that is named or given."""

        def answer() -> Answer:
            if bool(path) == bool(text):
                raise InputError("give either path or text")
            if text:
                return make(given(text), name=None)
            return make(self._file(path, self._granted(roots)), name=path)

        return await _answered(answer)

    def _granted(self, roots: ListRootsResult) -> Folders:
        """The folders that the client grants, and those of the command line."""
        by_client = [path_of(str(root.uri)) for root in roots.roots]
        return Folders.of([*self._folders, *(path for path in by_client if path is not None)])

    def _file(self, named: str, folders: Folders) -> Article:
        try:
            article, path = self._articles.named(named, folders)
        except InputError as error:
            raise InputError(f"{named}: {error}") from None
        self._opened(path)
        return article

    def _opened(self, path: Path) -> None:
        """Have a file that was read in the list of resources."""
        if path in self._open or len(self._open) >= _MOST_OPEN or self.server is None:
            return
        self._open.add(path)

        def text() -> str:
            return text_of(read(path), str(path)).text

        resource = FunctionResource.from_function(
            text,
            uri=path.as_uri(),
            name=path.name,
            title=path.name,
            description="An article that was read in this session.",
            mime_type="text/plain",
        )
        self.server.add_resource(resource)


async def _answered(make: Callable[[], Answer]) -> CallToolResult:
    """An answer, made while others are answered; what is wrong is said in one line."""
    try:
        answer = await anyio.to_thread.run_sync(make)
    except (InputError, NutgrafError) as error:
        raise ToolError(str(error)) from None
    except MemoryError:
        raise ToolError(NO_MEMORY) from None
    return CallToolResult(
        content=[TextContent(type="text", text=answer.text)], structured_content=answer.data
    )


def server_for(folders: Sequence[Path]) -> MCPServer:
    """The server, with what may be read besides the roots that its client grants."""
    # A tool for each kind of answer.
    tools = Tools(folders)
    kinds: tuple[tuple[Callable[..., Any], str, str], ...] = (
        (tools.read_article, "article", "Read an article"),
        (tools.summarize, "summary", "Summarize"),
        (tools.find_claims, "claims", "Find key claims"),
        (tools.brief, "briefing", "Brief"),
        (tools.brief_several, "joint-briefing", "Brief several articles"),
        (tools.compare_versions, "versions", "Compare two versions"),
        (tools.verify_quote, "quote", "Verify a quotation"),
        (tools.verify_summary, "verification", "Verify a summary"),
    )
    server = MCPServer(
        "nutgraf",
        title="Nutgraf",
        instructions=_INSTRUCTIONS,
        version=nutgraf.__version__,
        tools=[_tool(function, kind, title) for function, kind, title in kinds],
        log_level="ERROR",
    )
    tools.server = server
    _add_prompts(server)
    # What goes wrong in a tool is told to the client; a traceback could hold an article's words.
    logging.getLogger("mcp").setLevel(logging.CRITICAL)
    return server


def _tool(function: Callable[..., Any], kind: str, title: str) -> Tool:
    tool = Tool.from_function(
        function,
        title=title,
        # As it is read, and not as it is indented.
        description=inspect.getdoc(function),
        annotations=_READ_ONLY,
        structured_output=False,
    )
    known = tool.fn_metadata.model_copy(update={"output_schema": output_schema(kind)})
    return tool.model_copy(update={"fn_metadata": known})


def _add_prompts(server: MCPServer) -> None:
    @server.prompt(title="Summarize and verify")
    def summarize_and_verify(path: str) -> str:
        """Summarize an article in your own words, and check every sentence before showing it."""
        return (
            f"Read the article {path} with read_article and summarize it in five sentences of "
            "your own. Then call verify_summary with your summary. Correct or remove whatever "
            "differs or is not found, check again, and show the summary with the lines that "
            "support it."
        )

    @server.prompt(title="Check a text against its source")
    def check_against_source(path: str, text: str) -> str:
        """Check a text about an article: facts and quotations."""
        return (
            f"Check the text below against the article {path}: call verify_summary with it, and "
            "verify_quote with each of its quotations. List what differs and what is not found, "
            f"each with the article's own words and their position.\n\n{text}"
        )

    @server.prompt(title="Brief me")
    def brief_me(path: str) -> str:
        """A briefing of an article, with what to check."""
        return (
            f"Call brief for {path} and find_claims for the same file. Tell me the gist, the "
            "points and which claims to check first, each with its line. Add nothing of your own."
        )
