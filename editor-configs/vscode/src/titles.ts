// What results are called: by their kind, the article and the part of it.

import type { Answer } from './answers';
import { nameOf } from './addresses';

/** The commands whose results are shown here, with what they are called. */
export const SHOWN: Readonly<Record<string, string>> = {
  'nutgraf.brief': 'Briefing',
  'nutgraf.summarize': 'Summary',
  'nutgraf.claims': 'Claims',
  'nutgraf.compare': 'Comparison',
  'nutgraf.methods': 'Methods',
  'nutgraf.showOutline': 'Outline',
  'nutgraf.verify': 'Verification',
  'nutgraf.whatChanged': 'What Changed',
  'nutgraf.showConfiguration': 'Configuration',
};

/** A range as the protocol has it: from 0, the end not in it. */
interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** What a result is made from, to make it again. */
export interface Question {
  readonly command: string;
  readonly argument: {
    readonly uri?: string;
    readonly uris?: readonly string[];
    readonly section?: string;
    readonly range?: Range;
    readonly full?: boolean;
    readonly against?: string;
  };
}

// Of a heading as much as a tab has room for.
const MOST_OF_HEADING = 30;

/** The part of the article that was asked for, in words; empty where it is the whole. */
export function partOf({ argument: { section, range } }: Question): string {
  if (section !== undefined) return `Section “${section}”`;
  if (!range) return '';
  const first = range.start.line + 1;
  // What ends at the beginning of a line has nothing of it.
  const last = Math.max(first, range.end.line + (range.end.character > 0 ? 1 : 0));
  return first === last ? `Selection, line ${first}` : `Selection, lines ${first} to ${last}`;
}

/** The title of a result's tab, such as "Briefing: harbour-report". */
export function titleOf(question: Question, { article, articles }: Answer): string {
  const kind = SHOWN[question.command] ?? 'Nutgraf';
  const { against } = question.argument;
  if (articles && articles.length > 1 && against === undefined) return `${kind}: ${articles.length} articles`;
  const address = articles?.[0]?.name ?? article?.name ?? question.argument.uri;
  if (!address) return kind;
  const { section } = question.argument;
  const argument = { ...question.argument, ...(section !== undefined && { section: cut(section) }) };
  const part = partOf({ ...question, argument }).replace(/^S/, 's');
  return `${kind}: ${nameOf(decoded(address))}${part && ` (${part})`}`;
}

/** The first words of a heading. */
function cut(heading: string): string {
  if (heading.length <= MOST_OF_HEADING) return heading;
  return `${heading.slice(0, MOST_OF_HEADING).replace(/\s+\S*$/, '')} …`;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** A question that was kept while the window was closed; nothing if it is none. */
export function questionIn(kept: unknown): Question | undefined {
  const { command, argument } = (kept ?? {}) as { command?: unknown; argument?: unknown };
  if (typeof command !== 'string' || !Object.hasOwn(SHOWN, command)) return undefined;
  const { uri, uris, section, range, full, against } = (argument ?? {}) as Record<string, unknown>;
  // What was selected may stand elsewhere by now.
  if (range !== undefined) return undefined;
  const isString = (one: unknown) => typeof one === 'string';
  if (uris !== undefined && !(Array.isArray(uris) && uris.every(isString))) return undefined;
  return {
    command,
    argument: {
      ...(typeof uri === 'string' && { uri }),
      ...(Array.isArray(uris) && { uris: uris as string[] }),
      ...(typeof section === 'string' && { section }),
      ...(typeof full === 'boolean' && { full }),
      ...(typeof against === 'string' && { against }),
    },
  };
}
