// Results as Markdown: read-only texts beside the article, to be copied from or kept. Enter and
// Ctrl+click lead from their lines to the article.

import {
  commands,
  type Disposable,
  DocumentLink,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { SCHEME } from './addresses';
import { goTo } from './articles';
import { placesByLine } from './markdown_lines';
import type { Anchor, Drawn } from './rows';
import type { Question } from './titles';

// Whoever opens more has closed the first ones.
const MOST_KEPT = 20;

interface Source extends Drawn {
  readonly question: Question;
  readonly title: string;
  readonly markdown: string;
}

interface Text {
  readonly markdown: string;
  /** What each line leads to. */
  readonly lines: readonly (readonly Anchor[])[];
}

export class MarkdownTexts implements Disposable {
  private readonly known = new Map<string, Text>();
  private readonly changes = new EventEmitter<Uri>();
  private readonly registrations: Disposable[] = [
    this.changes,
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.changes.event,
      provideTextDocumentContent: (uri) => this.known.get(uri.toString())?.markdown ?? '',
    }),
    languages.registerDocumentLinkProvider({ scheme: SCHEME }, {
      provideDocumentLinks: (document) => this.linksIn(document),
    }),
    commands.registerTextEditorCommand('nutgraf.ui.goToSentence', async ({ document, selection }) => {
      const places = this.onLine(document.uri, selection.active.line);
      const line = document.lineAt(selection.active.line).text;
      // The one that the cursor is in, where there are several.
      const before = places.filter(({ text }) => line.indexOf(text) <= selection.active.character);
      const place = before.at(-1) ?? places[0];
      if (place) await goTo(place);
      else window.setStatusBarMessage(l10n.t('Nutgraf: no sentence of the article on this line'), 4000);
    }),
    commands.registerCommand('nutgraf.ui.goToLine', async (uri: string, line: number, at: number) => {
      const place = this.onLine(Uri.parse(uri), line)[at];
      if (place) await goTo(place);
    }),
  ];

  /** Opens a result's Markdown in an editor. */
  async open(source: Source, viewColumn: ViewColumn = ViewColumn.Beside): Promise<void> {
    const uri = addressOf(source);
    this.known.delete(uri.toString());
    this.keep(uri, source);
    const [oldest] = this.known.keys();
    if (oldest !== undefined && this.known.size > MOST_KEPT) this.known.delete(oldest);
    await window.showTextDocument(uri, { viewColumn });
  }

  /** Has the Markdown of a result that was made anew, where it is open. */
  update(source: Source): void {
    const uri = addressOf(source);
    if (this.known.has(uri.toString())) this.keep(uri, source);
  }

  dispose(): void {
    for (const one of this.registrations) one.dispose();
  }

  private keep(uri: Uri, { markdown, rows, places }: Source): void {
    const lines = placesByLine(markdown, rows).map((numbers) =>
      numbers.flatMap((number) => places[number] ?? []),
    );
    this.known.set(uri.toString(), { markdown, lines });
    this.changes.fire(uri);
  }

  private onLine(uri: Uri, line: number): readonly Anchor[] {
    return this.known.get(uri.toString())?.lines[line] ?? [];
  }

  private linksIn(document: TextDocument): DocumentLink[] {
    const links: DocumentLink[] = [];
    for (let line = 0; line < document.lineCount; line++) {
      const { text, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
      this.onLine(document.uri, line).forEach((place, at) => {
        const found = text.indexOf(place.text);
        const start = found < 0 ? firstNonWhitespaceCharacterIndex : found;
        const end = found < 0 ? text.length : found + place.text.length;
        const given = encodeURIComponent(JSON.stringify([document.uri.toString(), line, at]));
        const target = Uri.parse(`command:nutgraf.ui.goToLine?${given}`);
        const link = new DocumentLink(new Range(line, start, line, end), target);
        link.tooltip = l10n.t('Go to line {0} of the article', place.line);
        links.push(link);
      });
    }
    return links;
  }
}

function addressOf({ title, question }: Source): Uri {
  // The question tells results on two files of one name apart.
  const query = JSON.stringify(question);
  return Uri.from({ scheme: SCHEME, path: `/${title.replaceAll('/', '-')}.md`, query });
}
