// What the server gave, as read-only documents beside the article, shown by the Markdown preview.

import {
  commands,
  type Disposable,
  EventEmitter,
  extensions,
  TabInputCustom,
  TabInputText,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { SCHEME, nameOf, sentenceAddress, sentenceAt } from './addresses';
import type { Answer } from './answers';
import { placesOnLines } from './lines';
import { log } from './log';
import { type Place, placesIn } from './places';
import type { Links } from './preview';
import type { Service } from './service';
import { placesOfSeveral } from './together';

/** The commands whose results are shown here, with what they are called. */
export const SHOWN: Readonly<Record<string, string>> = {
  'nutgraf.brief': 'Briefing',
  'nutgraf.summarize': 'Summary',
  'nutgraf.claims': 'Claims',
  'nutgraf.compare': 'Comparison',
  'nutgraf.methods': 'Methods',
  'nutgraf.showOutline': 'Outline',
  'nutgraf.showConfiguration': 'Configuration',
};

const PREVIEW = 'vscode.markdown.preview.editor';

export type Anchor = Place & { readonly article: string };

/** What a result is made from, to make it again. */
export interface Question {
  readonly command: string;
  readonly argument: {
    readonly uri?: string;
    readonly uris?: readonly string[];
    readonly range?: unknown;
  };
}

interface Result {
  readonly id: number;
  readonly uri: Uri;
  readonly questions: readonly Question[];
  markdown: string;
  places: Anchor[];
  lines: Anchor[][];
}

export class Results implements Disposable {
  private readonly known = new Map<string, Result>();
  private readonly changes = new EventEmitter<Uri>();
  private readonly registration: Disposable;
  /** Set by whoever leads to sentences: called when the address of one is looked at. */
  onSentence: (uri: Uri) => Promise<void> = async () => undefined;

  constructor(private readonly service: Service) {
    this.registration = workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.changes.event,
      provideTextDocumentContent: (uri, token) => {
        if (!sentenceAt(uri.path)) return this.known.get(uri.toString())?.markdown ?? '';
        void this.onSentence(uri);
        // With an answer, however empty, the preview would go on and open it.
        return new Promise((resolve) => token.onCancellationRequested(() => resolve('')));
      },
    });
  }

  /** Shows one answer, or several, one after the other. */
  async show(answers: readonly { question: Question; answer: Answer }[]): Promise<void> {
    const [first] = answers;
    if (!first) return;
    const uri = addressOf(answers.map(({ question, answer }) => ({ ...question, answer })));
    const result: Result = {
      id: this.known.get(uri.toString())?.id ?? this.known.size + 1,
      uri,
      questions: answers.map(({ question, answer }) => ({
        ...question,
        argument: { ...question.argument, ...(answer.article?.name && { uri: answer.article.name }) },
      })),
      markdown: '',
      places: [],
      lines: [],
    };
    fill(result, answers.map(({ answer }) => answer));
    this.known.set(uri.toString(), result);
    this.changes.fire(uri);
    await open(uri);
  }

  /** Makes the results of an article that are open anew. */
  async renew(article: string): Promise<void> {
    for (const result of this.known.values()) {
      const about = result.questions.some(
        ({ argument }) => argument.uri === article || argument.uris?.includes(article),
      );
      // Where a part was selected, edits have moved it.
      const part = result.questions.some(({ argument }) => argument.range !== undefined);
      if (!about || part || !tabOf(result.uri)) continue;
      const answers: Answer[] = [];
      for (const { command, argument } of result.questions) {
        answers.push(await this.service.ask<Answer>(command, argument));
      }
      fill(result, answers);
      this.changes.fire(result.uri);
      await redraw(result.uri);
    }
  }

  /** The place that a sentence's address names. */
  placeAt(id: number, place: number): Anchor | undefined {
    return [...this.known.values()].find((result) => result.id === id)?.places[place];
  }

  /** The places that a line of a result shows. */
  onLine(uri: Uri, line: number): readonly Anchor[] {
    return this.known.get(uri.toString())?.lines[line] ?? [];
  }

  /** For the preview: the places on the lines of a document, with addresses. */
  readonly links: Links = (uri) => {
    const result = uri instanceof Uri ? this.known.get(uri.toString()) : undefined;
    return result?.lines.map((places) => ({
      places,
      address: (place: Place) => sentenceAddress(result.id, result.places.indexOf(place as Anchor)),
    }));
  };

  dispose(): void {
    this.registration.dispose();
    this.changes.dispose();
  }
}

function fill(result: Result, answers: readonly Answer[]): void {
  const parts = answers.map((answer) => {
    const markdown = (answer.markdown ?? '').trimEnd();
    if (answer.articles) return { markdown, ...shownTogether(answer, answer.articles, markdown) };
    const article = answer.article?.name ?? '';
    const places = placesIn(answer, textOf(article)).map((place) => ({ ...place, article }));
    return { markdown, places, lines: placesOnLines(markdown, places) as Anchor[][] };
  });
  const between = '\n\n---\n\n';
  result.markdown = `${parts.map(({ markdown }) => markdown).join(between)}\n`;
  result.places = parts.flatMap(({ places }) => places);
  const gap: Anchor[][] = Array.from(between.slice(0, -1).matchAll(/\n/g), () => []);
  result.lines = parts.flatMap(({ lines }, index) => (index === 0 ? lines : [...gap, ...lines]));
}

/** The places of a briefing of several articles. */
function shownTogether(answer: Answer, articles: NonNullable<Answer['articles']>, markdown: string) {
  const named = articles.map(({ name, label }) => ({ label, article: name ?? '' }));
  const sources = named.map(({ article }) => textOf(article));
  const { places, lines } = placesOfSeveral(answer, named, sources, markdown);
  return { places: places as Anchor[], lines: lines as Anchor[][] };
}

function textOf(article: string): string {
  const document = workspace.textDocuments.find(({ uri }) => `${uri}` === `${Uri.parse(article)}`);
  return document?.getText() ?? '';
}

function addressOf(answers: readonly (Question & { answer: Answer })[]): Uri {
  const [first] = answers;
  const name = SHOWN[first?.command ?? ''] ?? 'Nutgraf';
  const together = answers.flatMap(({ answer }) => answer.articles ?? []);
  const articles = [...answers.map(({ answer }) => answer.article), ...together].flatMap(
    (article) => article?.name ?? [],
  );
  if (articles.length > 1) {
    const path = `/${name} of ${articles.length} articles.md`;
    return Uri.from({ scheme: SCHEME, path, query: articles.join('\n') });
  }
  const [article] = articles;
  if (article === undefined) return Uri.from({ scheme: SCHEME, path: `/${name}.md` });
  // The article's own address tells results on two files of one name apart.
  const path = `/${name} of ${nameOf(Uri.parse(article).path)}.md`;
  return Uri.from({ scheme: SCHEME, path, query: article });
}

async function open(uri: Uri): Promise<void> {
  const options = { viewColumn: columnOfResults(), preserveFocus: true, preview: false };
  if (extensions.getExtension('vscode.markdown-language-features')) {
    // Not markdown.showPreviewToSide: it takes the focus, opens one column after the other, and
    // turns to the article itself where that is Markdown.
    await commands.executeCommand('vscode.openWith', uri, PREVIEW, options);
    await redraw(uri);
  } else {
    await window.showTextDocument(uri, options);
  }
}

/** Shows what a document is now, also where the editor has forgotten its text meanwhile. */
async function redraw(uri: Uri): Promise<void> {
  if (workspace.textDocuments.some((one) => `${one.uri}` === `${uri}`)) return;
  await workspace.openTextDocument(uri);
  await commands.executeCommand('markdown.preview.refresh').then(undefined, (error: unknown) => {
    log.debug(String(error));
  });
}

/** Where an earlier result is shown, or else beside the article. */
function columnOfResults(): ViewColumn {
  const group = window.tabGroups.all.find(({ tabs }) => tabs.some((tab) => schemeOf(tab) === SCHEME));
  return group?.viewColumn ?? ViewColumn.Beside;
}

function schemeOf({ input }: { readonly input: unknown }): string | undefined {
  return input instanceof TabInputCustom || input instanceof TabInputText
    ? input.uri.scheme
    : undefined;
}

function tabOf(uri: Uri): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        (input instanceof TabInputCustom || input instanceof TabInputText) &&
        `${input.uri}` === `${uri}`,
    ),
  );
}
