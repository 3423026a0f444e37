// The commands of the palette and the menus. The client registers the server's own under their
// names, so these have others.

import {
  type CancellationToken,
  commands,
  type Disposable,
  l10n,
  type Position,
  ProgressLocation,
  type TextDocument,
  type TextEditor,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { ExecuteCommandSignature } from 'vscode-languageclient/node';
import type { Answer } from './answers';
import type { CurrentArticle } from './articles';
import type { ClaimsView } from './claims';
import { chooseLength, chooseMethod, choosePlace } from './choices';
import { tellFailure } from './failures';
import { installServer } from './install';
import { isArticle } from './languages';
import { log } from './log';
import type { Results } from './results';
import type { Service } from './service';
import { chooseArticle, chooseArticles, chooseVersion } from './several';
import { type Question, SHOWN } from './titles';

type Asked = Omit<Question['argument'], 'uri' | 'uris'>;

/** The palette's commands that one of the server's answers, for the whole article. */
const WHOLE: Readonly<Record<string, readonly [string, Asked?]>> = {
  'nutgraf.ui.brief': ['nutgraf.brief'],
  'nutgraf.ui.briefInFull': ['nutgraf.brief', { full: true }],
  'nutgraf.ui.summarize': ['nutgraf.summarize'],
  'nutgraf.ui.claimsPage': ['nutgraf.claims'],
  'nutgraf.ui.compare': ['nutgraf.compare'],
  'nutgraf.ui.showOutline': ['nutgraf.showOutline'],
};

// What takes seconds, about 35,000 words: who waits is told so, and can stop it.
const LONG = 200_000;

export class Commands {
  /** The briefings that are being written, by their articles: who presses twice has one. */
  private readonly writing = new Map<string, Promise<void>>();

  constructor(
    private readonly service: Service,
    private readonly article: CurrentArticle,
    private readonly results: Results,
    private readonly claims: ClaimsView,
  ) {
    service.runCommand = (name, given, next) => this.run(name, given, next);
  }

  register(): Disposable[] {
    const whole = Object.entries(WHOLE).map(([id, [command, asked]]) =>
      register(id, () => this.onArticle((document) => this.show(command, document, asked))),
    );
    return [
      ...whole,
      register('nutgraf.ui.claims', () => this.onArticle(() => this.claims.focus())),
      register('nutgraf.ui.briefSelection', () => this.briefSelection()),
      register('nutgraf.ui.briefSeveral', (...given) => this.briefSeveral(given)),
      register('nutgraf.ui.verify', () => this.verify()),
      register('nutgraf.ui.whatChanged', () => this.whatChanged()),
      register('nutgraf.ui.insertSummary', () => this.onArticle((_, editor) => this.insert(editor))),
      register('nutgraf.ui.writeBriefing', () => this.onArticle((document) => this.write(document))),
      register('nutgraf.ui.setMethod', () => this.setMethod()),
      register('nutgraf.ui.setLength', () => chooseLength(this.article.document?.uri)),
      register('nutgraf.ui.showConfiguration', () => this.showConfiguration()),
      register('nutgraf.ui.install', () => installServer(this.service)),
      register('nutgraf.ui.restart', () => this.service.restart()),
      register('nutgraf.ui.showLog', () => log.show()),
    ];
  }

  /** Does something with the article, or says why there is none. */
  private async onArticle(
    act: (document: TextDocument, editor: TextEditor | undefined) => unknown,
  ): Promise<void> {
    const editor = window.activeTextEditor;
    // With the focus in a result there is no active editor, and the last article is meant.
    const isOther = editor && ['file', 'untitled'].includes(editor.document.uri.scheme);
    const document = isOther ? editor.document : this.article.document;
    if (!document) {
      void window.showInformationMessage(l10n.t('Nutgraf: open an article first.'));
    } else if (!isArticle(document)) {
      const words = l10n.t(
        'Nutgraf reads plain text, Markdown, HTML, reStructuredText, AsciiDoc, Org and LaTeX, not {0}.',
        document.languageId,
      );
      const chosen = await window.showInformationMessage(words, l10n.t('Change Language Mode'));
      if (chosen) await commands.executeCommand('workbench.action.editor.changeLanguageMode');
    } else if (await this.service.ready()) {
      const shown = window.visibleTextEditors.find((one) => one.document === document);
      await act(document, editor?.document === document ? editor : shown);
    }
  }

  private async show(
    command: string,
    document: TextDocument,
    asked: Asked = {},
  ): Promise<void> {
    const uri = this.service.addressOf(document);
    await this.answer({ command, argument: { uri, ...asked } });
  }

  /** Asks a question, and shows the answer. */
  private async answer(question: Question): Promise<void> {
    const { command, argument } = question;
    const isLong = lengthOf(question) > LONG;
    await window.withProgress(
      {
        location: isLong ? ProgressLocation.Notification : ProgressLocation.Window,
        title: isLong ? l10n.t('Nutgraf: reading a long text') : l10n.t('Nutgraf: reading'),
        cancellable: isLong,
      },
      async (_, token) => {
        try {
          if (isLong && command === 'nutgraf.brief' && argument.uri) await this.preview(argument, token);
          await this.tell(question, () => this.service.ask<Answer>(command, argument, token));
        } catch (error) {
          // Who has cancelled it knows that it is not there.
          if (!token.isCancellationRequested) throw error;
        }
      },
    );
  }

  /** The sentences that say most of a long text are there long before its briefing. */
  private async preview({ uri, section, range }: Question['argument'], token: CancellationToken): Promise<void> {
    const argument = { ...(uri && { uri }), ...(section && { section }), ...(range && { range }) };
    const command = 'nutgraf.summarize';
    await this.results.show({ command, argument }, () =>
      this.service.ask<Answer>(command, argument, token),
    );
  }

  private async tell(
    question: Question,
    ask: () => PromiseLike<Answer | undefined>,
  ): Promise<Answer | undefined> {
    const answer = await this.results.show(question, ask);
    if (answer?.message) void window.showInformationMessage(`Nutgraf: ${answer.message}.`);
    return answer;
  }

  /** A command of the server's, from a lens or an action: its result would be dropped otherwise. */
  private async run(
    name: string,
    given: unknown[],
    next: ExecuteCommandSignature,
  ): Promise<unknown> {
    const [first] = given as [Question['argument'] & { method?: unknown }];
    if (name === 'nutgraf.setMethod' && first?.method === undefined) return this.setMethod();
    if (!(name in SHOWN)) return next(name, given);
    const question = { command: name, argument: first ?? {} };
    return this.tell(question, async () => (await next(name, given)) as Answer | undefined);
  }

  private async briefSelection(): Promise<void> {
    const editor = window.activeTextEditor;
    if (!editor || editor.selection.isEmpty) {
      void window.showInformationMessage(
        l10n.t('Nutgraf: select the part of the article to brief first.'),
      );
      return;
    }
    const { start, end } = editor.selection;
    const range = {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    };
    await this.onArticle((document) => this.show('nutgraf.brief', document, { range }));
  }

  /** Briefs files: those that are selected in the explorer, or else those that are chosen. */
  private async briefSeveral(given: readonly unknown[]): Promise<void> {
    const [, selected] = given as [unknown, Uri[] | undefined];
    if (!(await this.service.ready())) return;
    const documents = await chooseArticles(selected);
    const uris = [...new Set(documents.map((document) => this.service.addressOf(document)))];
    const [uri, ...others] = uris;
    if (uri === undefined) return;
    const argument = others.length === 0 ? { uri } : { uris };
    await this.answer({ command: 'nutgraf.brief', argument });
  }

  /** Holds the selection, or the whole text, against an article that is chosen. */
  private async verify(): Promise<void> {
    const selection = window.activeTextEditor?.selection;
    const { start, end } = selection ?? {};
    const place = ({ line, character }: Position) => ({ line, character });
    const range = start && end && !selection?.isEmpty && { start: place(start), end: place(end) };
    await this.onArticle(async (document) => {
      const against = await chooseArticle(document.uri);
      if (!against) return;
      const article = this.service.addressOf(await workspace.openTextDocument(against));
      await this.show('nutgraf.verify', document, { against: article, ...(range && { range }) });
    });
  }

  /** Compares the article with git's last version, the saved file or another text. */
  private async whatChanged(): Promise<void> {
    await this.onArticle(async (document) => {
      const chosen = await chooseVersion(document.uri);
      if (chosen === undefined) return;
      const against = chosen.includes(':')
        ? this.service.addressOf(await workspace.openTextDocument(Uri.parse(chosen)))
        : chosen;
      await this.show('nutgraf.whatChanged', document, { against });
    });
  }

  private async insert(editor: TextEditor | undefined): Promise<void> {
    const document = editor?.document ?? this.article.document;
    if (!document) return;
    const place = await choosePlace(document);
    if (!place) return;
    const position = editor?.selection.active;
    const at = position && { line: position.line, character: position.character };
    await this.service.ask('nutgraf.insertSummary', {
      uri: this.service.addressOf(document),
      place,
      ...(at && place === 'heading' && { range: { start: at, end: at } }),
    });
  }

  private async write(document: TextDocument): Promise<void> {
    const name = document.uri.toString();
    const begun = this.writing.get(name) ?? this.writeOnce(document);
    this.writing.set(name, begun);
    try {
      await begun;
    } finally {
      this.writing.delete(name);
    }
  }

  private async writeOnce(document: TextDocument): Promise<void> {
    const asked = { uri: this.service.addressOf(document) };
    type Written = Answer & { readonly written: string; readonly path: string };
    const { written, path } = await this.service.ask<Written>('nutgraf.writeBriefing', asked);
    // It was made by an edit, which is not on disk before it is saved.
    const briefing = await workspace.openTextDocument(Uri.parse(written));
    await briefing.save();
    const options = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    await window.showTextDocument(briefing, options);
    window.setStatusBarMessage(l10n.t('Nutgraf: the briefing is in {0}', path), 8000);
  }

  private async setMethod(): Promise<void> {
    if (!(await this.service.ready())) return;
    await chooseMethod(this.service, this.article.document);
  }

  private async showConfiguration(): Promise<void> {
    if (!(await this.service.ready())) return;
    const { document } = this.article;
    const argument = document ? { uri: this.service.addressOf(document) } : {};
    await this.answer({ command: 'nutgraf.showConfiguration', argument });
  }
}

/** How many characters there are to read. */
function lengthOf({ argument: { uri, uris } }: Question): number {
  const asked = uris ?? (uri ? [uri] : []);
  return workspace.textDocuments
    .filter((document) => asked.includes(document.uri.toString()))
    .reduce((sum, document) => sum + document.getText().length, 0);
}

/** A command whose failure is told. */
function register(id: string, act: (...given: unknown[]) => unknown): Disposable {
  return commands.registerCommand(id, async (...given: unknown[]) => {
    try {
      await act(...given);
    } catch (error) {
      await tellFailure(id, error);
    }
  });
}
