// What a result's page and the extension tell each other.

import type { Row } from './rows';
import type { Question } from './titles';

export interface State {
  /** Whether results follow the edits of their article. */
  readonly follows: boolean;
  /** Whether the article was edited since the result was made. */
  readonly stale: boolean;
  /** Whether it is being made anew. */
  readonly busy: boolean;
}

export interface Page {
  /** Another one each time that a page is drawn. */
  readonly id: number;
  /** The part of the article that it is of; empty where it is the whole. */
  readonly part: string;
  readonly rows: readonly Row[];
  /** How many more there are than are drawn. */
  readonly more: number;
  /** By the number of a place: where it is, and what stands there if the row does not say it. */
  readonly names: readonly string[];
  /** Kept by the page, to make the result anew when the window is opened again. */
  readonly question: Question;
  /** Whether it can be made anew. */
  readonly renewable: boolean;
  /** Whether every part is shown whole; undefined where there is no such choice. */
  readonly full?: boolean;
  /** Whether it stays as it is, whatever is asked for next. */
  readonly kept: boolean;
  /** Whether there is an article whose edits it can follow. */
  readonly followable: boolean;
}

export type ToPage =
  | { readonly type: 'page'; readonly page: Page; readonly state: State }
  | { readonly type: 'state'; readonly state: State }
  | { readonly type: 'copied' };

const ASKED = ['ready', 'copy', 'refresh', 'follow', 'full', 'keep', 'markdown'] as const;

export type FromPage =
  | { readonly type: (typeof ASKED)[number] }
  | { readonly type: 'go'; readonly page: number; readonly place: number };

/** A message of the page's; nothing if it is none that is known. */
export function fromPage(given: unknown): FromPage | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { type, page, place } = given as Record<string, unknown>;
  if (type === 'go') return isNumber(page) && isNumber(place) ? { type, page, place } : undefined;
  const asked = ASKED.find((one) => one === type);
  return asked && { type: asked };
}

function isNumber(given: unknown): given is number {
  return Number.isSafeInteger(given) && Number(given) >= 0;
}
