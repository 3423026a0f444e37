// From a sentence in a result to the article: by a click in the preview, by Enter or Ctrl+click in
// the result's own text.

import {
  commands,
  type Disposable,
  DocumentLink,
  languages,
  Range,
  type TextDocument,
  TabInputText,
  Uri,
  window,
} from 'vscode';
import { SCHEME, sentenceAt } from './addresses';
import { goTo } from './articles';
import type { Results } from './results';

export function leadToSentences(results: Results): Disposable[] {
  const go = async (uri: Uri) => {
    const asked = sentenceAt(uri.path);
    const place = asked && results.placeAt(asked.result, asked.place);
    if (place) await goTo(place);
  };
  // A click in the preview asks to have a document beside its own opened: the sentence's address.
  // That is all that a preview may do. It is taken for what it means, and never opened.
  results.onSentence = go;
  return [
    // Where the preview has it opened without looking at it first, a tab is there by now.
    window.tabGroups.onDidChangeTabs(async ({ opened }) => {
      for (const tab of opened) {
        if (!(tab.input instanceof TabInputText) || tab.input.uri.scheme !== SCHEME) continue;
        const { uri } = tab.input;
        if (!sentenceAt(uri.path)) continue;
        // Without the focus, or what is shown then would take it, and later than the article.
        await window.tabGroups.close(tab, true);
        await go(uri);
      }
    }),
    commands.registerTextEditorCommand('nutgraf.ui.goToSentence', async (editor) => {
      const { document, selection } = editor;
      const places = results.onLine(document.uri, selection.active.line);
      const line = document.lineAt(selection.active.line).text;
      // The one that the cursor is in, where there are several.
      const before = places.filter(({ text }) => line.indexOf(text) <= selection.active.character);
      const place = before.at(-1) ?? places[0];
      if (place) await goTo(place);
      else window.setStatusBarMessage('Nutgraf: no sentence of the article on this line', 4000);
    }),
    languages.registerDocumentLinkProvider({ scheme: SCHEME }, {
      provideDocumentLinks: (document) => linksIn(document, results),
    }),
    commands.registerCommand('nutgraf.ui.goToLine', async (uri: string, line: number, at: number) => {
      const place = results.onLine(Uri.parse(uri), line)[at];
      if (place) await goTo(place);
    }),
  ];
}

function linksIn(document: TextDocument, results: Results): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (let line = 0; line < document.lineCount; line++) {
    const { text, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
    if (text.startsWith('#')) continue;
    results.onLine(document.uri, line).forEach((place, at) => {
      const found = text.indexOf(place.text);
      const start = found < 0 ? firstNonWhitespaceCharacterIndex : found;
      const end = found < 0 ? text.length : found + place.text.length;
      const given = encodeURIComponent(JSON.stringify([document.uri.toString(), line, at]));
      const target = Uri.parse(`command:nutgraf.ui.goToLine?${given}`);
      const link = new DocumentLink(new Range(line, start, line, end), target);
      link.tooltip = `Go to line ${place.line} of the article`;
      links.push(link);
    });
  }
  return links;
}
