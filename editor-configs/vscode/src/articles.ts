// Which article is meant, and going to a place in it.

import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  Selection,
  TabInputText,
  type TextDocument,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { isArticle } from './languages';
import { mayBeArticle } from './offered';
import { locate } from './places';
import { reveal } from './reveal';
import type { Anchor } from './rows';

/** The article that is read: the one in the active editor, or else the one that was there last. */
export class CurrentArticle implements Disposable {
  private last: TextDocument | undefined;
  private readonly changes = new EventEmitter<TextDocument | undefined>();
  readonly onDidChange = this.changes.event;
  private readonly listening: Disposable[];

  constructor() {
    this.take(window.activeTextEditor?.document);
    this.listening = [
      window.onDidChangeActiveTextEditor((editor) => this.take(editor?.document)),
      workspace.onDidCloseTextDocument((document) => {
        // Also when its language is changed: then it is opened again.
        if (document === this.last) this.set(undefined);
      }),
      workspace.onDidOpenTextDocument((document) => {
        if (window.activeTextEditor?.document === document) this.take(document);
      }),
    ];
  }

  get document(): TextDocument | undefined {
    return this.last;
  }

  /** Whether anything is shown of it to somebody who has not asked. */
  get isOffered(): boolean {
    return this.last !== undefined && mayBeArticle(this.last.uri.path, this.last.getText());
  }

  dispose(): void {
    for (const one of this.listening) one.dispose();
    this.changes.dispose();
  }

  private take(document: TextDocument | undefined): void {
    if (document && isArticle(document) && document !== this.last) this.set(document);
  }

  private set(document: TextDocument | undefined): void {
    this.last = document;
    void commands.executeCommand('setContext', 'nutgraf.hasArticle', document !== undefined);
    this.changes.fire(document);
  }
}

/** Selects the words of a place in its article, wherever they stand by now. */
export async function goTo(place: Anchor): Promise<void> {
  const document = await opened(place.article);
  if (!document) {
    void window.showWarningMessage(l10n.t('Nutgraf: the article is no longer open.'));
    return;
  }
  const found = locate(place, document.getText());
  if (!found) {
    void window.showWarningMessage(
      l10n.t('Nutgraf: this sentence is no longer in the article. Brief the article again.'),
    );
    return;
  }
  const [start, end] = [document.positionAt(found.start), document.positionAt(found.end)];
  const selection = new Selection(start, end);
  const editor = await window.showTextDocument(document, { viewColumn: columnOf(document.uri) });
  editor.selection = selection;
  reveal(editor, selection);
}

/** A document by its address, opened where it is not yet; nothing where it is gone. */
export async function opened(address: string): Promise<TextDocument | undefined> {
  const uri = Uri.parse(address);
  const known = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (known) return known;
  if (uri.scheme === 'untitled') return undefined;
  return workspace.openTextDocument(uri).then(undefined, () => undefined);
}

/** The column that shows a document, or the first one. */
function columnOf(uri: Uri): ViewColumn {
  const group = window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && `${input.uri}` === `${uri}`),
  );
  return group?.viewColumn ?? ViewColumn.One;
}
