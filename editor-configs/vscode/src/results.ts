// The result that is shown: asked for, drawn beside the article, and made anew.

import { type Disposable, env, l10n, type TextDocument, Uri, type WebviewPanel, window, workspace } from 'vscode';
import type { Answer } from './answers';
import { goTo, opened } from './articles';
import { tellFailure } from './failures';
import type { Following } from './live';
import { log } from './log';
import type { MarkdownTexts } from './markdown_texts';
import type { FromPage, Page, State } from './messages';
import { PANEL, ResultsPanel } from './panel';
import { type Drawn, drawn } from './rows';
import type { Service } from './service';
import { partOf, type Question, questionIn, titleOf } from './titles';

// A page of more is not read to its end, and takes seconds to draw.
const MOST_ROWS = 5000;

interface Result extends Drawn {
  readonly question: Question;
  readonly title: string;
  readonly markdown: string;
  /** By which method sentences were rated, in words; empty for the usual one. */
  readonly method: string;
  readonly articles: Articles;
}

/** What articles said, and in which version, when a question was asked; by their addresses. */
type Articles = ReadonlyMap<string, { readonly text: string; readonly version: number }>;

/** What a tab shows. */
interface Shown {
  readonly panel: ResultsPanel;
  readonly result: Result;
  /** The number of its page. */
  readonly page: number;
}

export class Results implements Disposable {
  private panel: ResultsPanel;
  /** The tabs that stay as they are, whatever is asked for next. */
  private readonly kept = new Set<ResultsPanel>();
  private readonly registrations: Disposable[];
  private result: Result | undefined;
  /** How many pages were drawn: the number of the last one. */
  private pages = 0;
  private busy = false;

  constructor(
    private readonly extension: Uri,
    private readonly service: Service,
    private readonly following: Following,
    private readonly texts: MarkdownTexts,
  ) {
    this.panel = this.newPanel();
    this.registrations = [
      following.onDidChange(() => this.panel.tellState(this.state)),
      window.registerWebviewPanelSerializer(PANEL, {
        deserializeWebviewPanel: (panel, kept) => this.restore(panel, kept),
      }),
    ];
  }

  /** Asks a question, and shows the answer, if there is more to it than a message. */
  async show(
    question: Question,
    ask: () => PromiseLike<Answer | undefined>,
  ): Promise<Answer | undefined> {
    const articles = await articlesOf(question);
    const answer = await ask();
    if (answer && !answer.message) {
      const result = resultOf(question, answer, articles);
      this.panel.bringUp(result.title);
      this.take(result);
    }
    return answer;
  }

  /** Whether an article was edited since what is shown was asked for. */
  get isStale(): boolean {
    const { articles } = this.result ?? {};
    return workspace.textDocuments.some((document) => {
      const read = articles?.get(this.service.addressOf(document));
      return read !== undefined && read.version !== document.version;
    });
  }

  /** Takes note of an edit; whether the result is of that document, and can be made anew. */
  ages(document: TextDocument): boolean {
    if (!this.result?.articles.has(this.service.addressOf(document))) return false;
    this.panel.tellState(this.state);
    return canRenew(this.result.question);
  }

  /** Makes the result anew, with the article as it is now; with every part whole or on one page. */
  async renew(full?: boolean): Promise<void> {
    const { result } = this;
    if (!result || !canRenew(result.question)) return;
    this.become(true);
    try {
      const { command, argument } = result.question;
      const made = await this.ask({ command, argument: { ...argument, ...(full !== undefined && { full }) } });
      // Another one may have been asked for meanwhile.
      if (this.result === result) this.take(made);
    } finally {
      this.become(false);
    }
  }

  dispose(): void {
    for (const one of [...this.registrations, this.panel, ...this.kept]) one.dispose();
  }

  private newPanel(): ResultsPanel {
    return new ResultsPanel(
      this.extension,
      (message) => {
        if (this.result) this.hear(message, { panel: this.panel, result: this.result, page: this.pages });
      },
      () => {
        this.result = undefined;
      },
    );
  }

  /** Leaves the tab as it is; the next result gets another one. */
  private keep({ panel, result, page }: Shown): void {
    if (panel !== this.panel) return;
    this.kept.add(panel);
    panel.heard = (message) => this.hear(message, { panel, result, page });
    panel.closed = () => this.kept.delete(panel);
    const { full: _, ...last } = pageOf(result, page);
    const still = { ...last, kept: true, renewable: false, followable: false };
    panel.draw(result.title, still, { follows: false, stale: false, busy: false });
    this.result = undefined;
    this.panel = this.newPanel();
  }

  private get state(): State {
    return { follows: this.following.isOn, stale: this.isStale, busy: this.busy };
  }

  private become(busy: boolean): void {
    this.busy = busy;
    this.panel.tellState(this.state);
  }

  private async ask(question: Question): Promise<Result> {
    const articles = await articlesOf(question);
    const answer = await this.service.ask<Answer>(question.command, question.argument);
    return resultOf(question, answer, articles);
  }

  private take(result: Result): void {
    this.result = result;
    this.pages += 1;
    this.panel.draw(result.title, pageOf(result, this.pages), this.state);
    this.texts.update(result);
  }

  private hear(message: FromPage, shown: Shown): void {
    this.act(message, shown).catch((error: unknown) => tellFailure('result', error));
  }

  private async act(message: FromPage, shown: Shown): Promise<void> {
    const { panel, result, page } = shown;
    switch (message.type) {
      case 'go': {
        // Of an earlier page the numbers meant others.
        const place = message.page === page ? result.places[message.place] : undefined;
        if (!place) break;
        await panel.becomesActive();
        await goTo(place);
        break;
      }
      case 'copy':
        await env.clipboard.writeText(result.markdown);
        panel.tellCopied();
        break;
      case 'refresh':
        if (await this.service.ready()) await this.renew();
        break;
      case 'follow':
        this.following.toggle();
        break;
      case 'full':
        if (await this.service.ready()) await this.renew(!isFull(result.question));
        break;
      case 'keep':
        this.keep(shown);
        break;
      case 'markdown':
        await this.texts.open(result, panel.column);
        break;
    }
  }

  /** Fills the tab of a window that is opened again; closes it where that cannot be done. */
  private async restore(panel: WebviewPanel, kept: unknown): Promise<void> {
    const question = questionIn((kept as { question?: unknown } | undefined)?.question);
    if (!question || this.panel.isOpen) {
      panel.dispose();
      return;
    }
    this.panel.adopt(panel);
    this.become(true);
    try {
      // The server hears of what is open when it starts, and a tab in the back is not yet.
      await articlesOf(question);
      if (!(await this.service.started())) throw new Error('there is no server');
      const result = await this.ask(question);
      if (!this.result) this.take(result);
    } catch (error) {
      log.info(`not restored: ${String(error)}`);
      if (!this.result) this.panel.close();
    } finally {
      this.become(false);
    }
  }
}

/** The page that a result is drawn on. */
function pageOf(result: Result, id: number): Page {
  const { question, rows, places, names, method } = result;
  return {
    id,
    part: [partOf(question), method].filter(Boolean).join(' · '),
    rows: rows.slice(0, MOST_ROWS),
    more: Math.max(0, rows.length - MOST_ROWS),
    names,
    question,
    kept: false,
    renewable: canRenew(question),
    followable: canRenew(question) && places.length > 0,
    ...(canBeFull(question) && { full: isFull(question) }),
  };
}

/** A briefing of one article is on one page, or has every part whole. */
function canBeFull({ command, argument }: Question): boolean {
  return command === 'nutgraf.brief' && argument.uris === undefined && argument.range === undefined;
}

function isFull({ argument: { full } }: Question): boolean {
  return full ?? workspace.getConfiguration('nutgraf').get<boolean>('fullBriefing', false);
}

/** Edits have moved what was selected. */
function canRenew({ argument }: Question): boolean {
  return argument.range === undefined;
}

/** Opens the articles of a question: the server knows only what is open, or in the workspace. */
async function articlesOf({ argument: { uri, uris, against } }: Question): Promise<Articles> {
  const articles = new Map<string, { text: string; version: number }>();
  for (const address of [...(uris ?? (uri ? [uri] : [])), ...(against ? [against] : [])]) {
    const document = await opened(address);
    if (document) articles.set(address, { text: document.getText(), version: document.version });
  }
  return articles;
}

/** The method, where it is not the one that nobody has chosen. */
function toldOf({ method }: Answer): string {
  return method === undefined || method === 'default' ? '' : l10n.t('Sentences rated by the method {0}', method);
}

function resultOf({ command, argument }: Question, answer: Answer, articles: Articles): Result {
  // The article of a text that is held against one is another file.
  const name = argument.against ? undefined : answer.article?.name;
  const question = { command, argument: { ...argument, ...(name && { uri: name }) } };
  return {
    question,
    title: titleOf(question, answer),
    method: toldOf(answer),
    markdown: `${(answer.markdown ?? '').trimEnd()}\n`,
    articles,
    ...drawn(answer, (address) => articles.get(address)?.text ?? ''),
  };
}
