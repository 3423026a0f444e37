"""The real server, over its standard input and output."""

import asyncio
import re

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

HEADINGS = ["What the island gets", "Fishermen <b>still</b> have *doubts*"]
TITLE = "Tidal power comes to Ardnish"
COMMANDS = ["brief", "claims", "compare", "methods", "showOutline", "summarize"]
ON_A_DOCUMENT = ["brief", "claims", "compare", "showOutline", "summarize"]


def sentences_of(result: dict) -> list[dict]:
    """Every object in `result` that is a sentence with its place."""
    found = []
    queue = [result]
    while queue:
        value = queue.pop()
        if isinstance(value, dict):
            queue += value.values()
            if {"text", "start", "end"} <= value.keys():
                found.append(value)
        elif isinstance(value, list):
            queue += value
    return found


def flattened(symbols: list) -> list:
    return [deep for symbol in symbols for deep in (symbol, *flattened(symbol.children or []))]


def within(inner: types.Range, outer: types.Range) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


class TestInitialize:
    async def test_what_is_offered(self, reader):
        offered = reader.capabilities
        assert offered.text_document_sync.change is types.TextDocumentSyncKind.Incremental
        assert offered.hover_provider
        assert offered.document_symbol_provider
        assert offered.code_action_provider
        commands = {f"nutgraf.{name}" for name in COMMANDS}
        assert commands <= set(offered.execute_command_provider.commands)

    async def test_the_encoding_is_the_clients_first_choice(self, reader):
        general = reader.client.capabilities.general
        asked = (general.position_encodings if general else None) or ["utf-16"]
        assert reader.encoding == asked[0]


class TestCommands:
    async def test_no_arguments_mean_the_document_touched_last(self, reader):
        reader.open("Some other text. It has two sentences.", "untitled:other")
        uri = reader.open()
        for name in ON_A_DOCUMENT:
            result = await reader.run(f"nutgraf.{name}")
            assert result == await reader.run(f"nutgraf.{name}", {"uri": uri})
            assert result == await reader.run(f"nutgraf.{name}", None)
            assert result["markdown"]

    async def test_a_hover_touches(self, reader):
        uri = reader.open()
        reader.open("Some other text. It has two sentences.", "untitled:other")
        await reader.hover(types.Position(0, 0))
        result = await reader.run("nutgraf.summarize")
        assert result == await reader.run("nutgraf.summarize", {"uri": uri})

    async def test_a_closed_document_is_not_the_last(self, reader):
        uri = reader.open()
        other = reader.open("Some other text. It has two sentences.", "untitled:other")
        reader.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(other))
        )
        result = await reader.run("nutgraf.summarize")
        assert result == await reader.run("nutgraf.summarize", {"uri": uri})

    async def test_every_sentence_is_the_articles_word_for_word(self, reader):
        reader.open()
        for name in ("brief", "claims", "summarize"):
            found = sentences_of(await reader.run(f"nutgraf.{name}"))
            assert found
            for sentence in found:
                written = reader.pasted[sentence["start"] : sentence["end"]]
                assert written.split() == sentence["text"].split()

    async def test_length_and_method(self, reader):
        reader.open()
        result = await reader.run("nutgraf.summarize", {"length": 2, "method": "lead"})
        assert len(result["picks"]) == 2
        assert result["picks"][0]["text"].startswith("The first of twelve tidal turbines")

    async def test_a_range_is_all_that_is_picked_from(self, reader):
        reader.open()
        start = reader.place("What the island gets").end
        end = reader.place(HEADINGS[1]).start
        range_ = {
            "start": {"line": start.line, "character": start.character},
            "end": {"line": end.line, "character": end.character},
        }
        result = await reader.run("nutgraf.summarize", {"range": range_, "length": 2})
        assert len(result["picks"]) == 2
        left = reader.pasted.index("What the island gets")
        right = reader.pasted.index(HEADINGS[1])
        assert all(left < pick["start"] and pick["end"] < right for pick in result["picks"])

    async def test_an_empty_range_is_no_selection(self, reader):
        reader.open()
        cursor = {"line": 2, "character": 3}
        result = await reader.run("nutgraf.summarize", {"range": {"start": cursor, "end": cursor}})
        assert result == await reader.run("nutgraf.summarize")

    async def test_a_section_is_all_that_is_picked_from(self, reader):
        reader.open()
        argument = {"section": "what the  ISLAND gets", "length": 1}
        (pick,) = (await reader.run("nutgraf.summarize", argument))["picks"]
        assert reader.pasted.index("What the island gets") < pick["start"]
        assert pick["end"] < reader.pasted.index(HEADINGS[1])

    async def test_methods_need_no_document(self, reader):
        result = await reader.run("nutgraf.methods")
        assert "default" in result["methods"]
        assert "lead" in result["methods"]
        assert "lead" in result["markdown"]

    async def test_a_text_without_sentences(self, reader):
        reader.open("")
        result = await reader.run("nutgraf.summarize")
        assert result["picks"] == []
        assert result["markdown"]


class TestRefusals:
    """Each is one line that names what is wrong, without a traceback."""

    async def refusal(self, simple_reader, command, *arguments):
        with pytest.raises(JsonRpcException) as raised:
            await simple_reader.run(command, *arguments)
        assert raised.value.data is None
        assert "\n" not in raised.value.message
        assert simple_reader.client.messages == []
        return raised.value.message

    async def test_no_document(self, simple_reader):
        for name in ON_A_DOCUMENT:
            assert "no document is open" in await self.refusal(simple_reader, f"nutgraf.{name}")

    async def test_a_document_that_is_not_open(self, simple_reader):
        simple_reader.open()
        for uri in ("file:///etc/hostname", "untitled:9"):
            assert uri in await self.refusal(simple_reader, "nutgraf.brief", {"uri": uri})

    async def test_an_unknown_method(self, simple_reader):
        simple_reader.open()
        message = await self.refusal(simple_reader, "nutgraf.summarize", {"method": "tea-leaves"})
        assert "tea-leaves" in message
        assert "lead" in message

    async def test_a_bad_length(self, simple_reader):
        simple_reader.open()
        message = await self.refusal(simple_reader, "nutgraf.summarize", {"length": "a few"})
        assert "a few" in message

    async def test_an_unknown_section_names_the_known(self, simple_reader):
        simple_reader.open()
        message = await self.refusal(simple_reader, "nutgraf.claims", {"section": "Costs"})
        assert "Costs" in message
        assert "What the island gets" in message

    async def test_bad_arguments(self, simple_reader):
        simple_reader.open()
        for name in COMMANDS:
            for arguments in (("x",), ({}, {}), ([],), ({"uri": 3},), ({"x": 1},)):
                await self.refusal(simple_reader, f"nutgraf.{name}", *arguments)

    async def test_an_unknown_command(self, simple_reader):
        assert "nutgraf.fly" in await self.refusal(simple_reader, "nutgraf.fly")


class TestHover:
    async def test_a_card_over_every_heading(self, reader):
        reader.open()
        for place in map(reader.place, (TITLE, *HEADINGS)):
            middle = types.Position(place.start.line, place.end.character // 2)
            for position in (place.start, middle, place.end):
                card = await reader.hover(position)
                assert card.range == place
                assert card.contents.kind is types.MarkupKind.Markdown
                assert re.search(r"\d+ words, \d+ min", card.contents.value)

    async def test_the_summary_is_the_sections_own(self, reader):
        reader.open()
        card = await reader.hover(reader.place(HEADINGS[1]).start)
        _, summary = card.contents.value.split("\n\n")
        section = reader.pasted[reader.pasted.index(HEADINGS[1]) :]
        assert summary in section

    async def test_words_stay_words(self, reader):
        reader.open()
        card = await reader.hover(reader.place(HEADINGS[1]).start)
        assert r"\<b>still\</b> have \*doubts\*" in card.contents.value

    async def test_nothing_elsewhere(self, reader):
        reader.open()
        for line in ("by Morag Sinclair", "", "Share this article"):
            assert await reader.hover(reader.place(line).start) is None

    async def test_nothing_in_a_document_that_is_not_open(self, reader):
        assert await reader.hover(types.Position(0, 0)) is None

    async def test_plain_text_for_a_client_without_markdown(self, simple_reader):
        simple_reader.open()
        card = await simple_reader.hover(simple_reader.place(HEADINGS[1]).start)
        assert card.contents.kind is types.MarkupKind.PlainText
        assert card.contents.value.startswith(HEADINGS[1])


class TestDocumentSymbol:
    async def test_the_outline_as_a_tree(self, reader):
        reader.open()
        (root,) = await reader.symbols()
        assert root.name == TITLE
        assert [symbol.name for symbol in root.children] == HEADINGS
        for symbol in flattened([root]):
            assert within(symbol.selection_range, symbol.range)
            for child in symbol.children or []:
                assert within(child.range, symbol.range)
        assert root.children[0].selection_range == reader.place(HEADINGS[0])

    async def test_the_outline_as_a_list(self, simple_reader):
        simple_reader.open()
        symbols = await simple_reader.symbols()
        assert [symbol.name for symbol in symbols] == [TITLE, *HEADINGS]
        assert [symbol.container_name for symbol in symbols] == [None, TITLE, TITLE]

    async def test_markdown_sections_are_nested(self, reader):
        text = "# A title\n\nA sentence.\n\n## One\n\nAnother.\n\n### Deep\n\nMore.\n\n## Two\n\nEnd.\n"
        uri = reader.open(text, "untitled:1", "markdown")
        (root,) = await reader.symbols(uri)
        one, two = root.children
        assert (root.name, one.name, two.name) == ("A title", "One", "Two")
        assert [symbol.name for symbol in one.children] == ["Deep"]
        assert one.range.end <= two.range.start

    async def test_an_empty_text_has_none(self, reader):
        reader.open("")
        assert await reader.symbols() == []


class TestCodeAction:
    async def test_each_carries_the_uri(self, reader):
        reader.open()
        place = types.Range(types.Position(4, 0), types.Position(4, 0))
        actions = await reader.actions(place, ["source"])
        assert len(actions) == 7
        assert all(action.command.arguments[0]["uri"] == reader.uri for action in actions)
        shown = [one for one in actions if one.kind.endswith(("brief", "claims", "summarize"))]
        assert len(shown) == 3
        for action in shown:
            result = await reader.run(action.command.command, *action.command.arguments)
            assert result["markdown"]

    async def test_a_selection_can_be_asked_for(self, reader):
        reader.open()
        selection = types.Range(types.Position(6, 0), types.Position(7, 0))
        actions = await reader.actions(selection, ["source"])
        [summarize] = [
            one.command for one in actions if one.title.endswith("summarize the selection")
        ]
        assert summarize.arguments[0]["range"]["end"] == {"line": 7, "character": 0}
        assert (await reader.run(summarize.command, *summarize.arguments))["markdown"]

    async def test_only_kinds_that_are_wanted(self, simple_reader):
        simple_reader.open()
        place = types.Range(types.Position(4, 0), types.Position(4, 0))
        for only, count in (
            ("source", 7),
            ("source.nutgraf", 7),
            ("source.nutgraf.brief", 1),
            ("quickfix", 0),
            ("source.nut", 0),
        ):
            assert len(await simple_reader.actions(place, [only])) == count

    async def test_commands_for_a_client_without_literals(self, simple_reader):
        simple_reader.open()
        place = types.Range(types.Position(4, 0), types.Position(4, 0))
        actions = await simple_reader.actions(place)
        assert all(isinstance(action, types.Command) for action in actions)


class TestTextSynchronization:
    async def test_the_server_has_the_editors_text(self, reader):
        """An edit behind a U+2028, a form feed and a wide character lands where the editor's did."""
        uri = reader.open()
        first, last = reader.pasted.split("𝄞")
        line = reader.pasted[: len(first)].count("\n")
        column = reader.column(first.rsplit("\n", 1)[1])
        wide = reader.column("𝄞")
        change = types.TextDocumentContentChangePartial(
            range=types.Range(types.Position(line, column), types.Position(line, column + wide)),
            text="clef",
        )
        reader.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version=2, uri=uri), [change]
            )
        )
        edited = await reader.run("nutgraf.summarize", {"length": "100%"})
        other = reader.open(first + "clef" + last, "untitled:same")
        same = await reader.run("nutgraf.summarize", {"length": "100%", "uri": other})
        assert edited["picks"] == same["picks"]
        assert any("clef" in pick["text"] for pick in edited["picks"])

    async def test_a_change_of_a_document_that_is_not_open_is_ignored(self, reader):
        reader.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version=2, uri="untitled:9"),
                [types.TextDocumentContentChangeWholeDocument(text="x")],
            )
        )
        assert await reader.run("nutgraf.methods")
        assert reader.client.messages == []


class TestSettings:
    async def test_bad_ones_are_named_once_and_good_ones_used(self, misconfigured_reader):
        client = misconfigured_reader.client
        misconfigured_reader.open()
        result = await misconfigured_reader.run("nutgraf.summarize")
        assert len(result["picks"]) == 1
        settings = {"nutgraf": {"method": "tea-leaves", "lenght": "3", "length": "2 sentences"}}
        client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
        result = await misconfigured_reader.run("nutgraf.summarize")
        assert len(result["picks"]) == 2
        # The others show the summaries.
        warned = [one for one in client.messages if one.type is types.MessageType.Warning]
        method, length = sorted((message.message for message in warned), reverse=True)
        assert "method: unknown method" in method
        assert "lenght: unknown setting; did you mean length?" in length

    async def test_they_are_asked_for(self, reader):
        reader.client.set_configuration({"nutgraf": {"length": "1 sentence"}})
        reader.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
        reader.open()
        for _ in range(50):
            result = await reader.run("nutgraf.summarize")
            if len(result["picks"]) == 1:
                return
            await asyncio.sleep(0.1)
        pytest.fail("the setting never arrived")
