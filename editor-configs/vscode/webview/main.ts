// The script of a result's page: draws what the extension sends, and tells it what was pressed.

import type { FromPage, Page, State, ToPage } from '../src/messages';
import { draw, PLACE } from './draw';

/** What is kept while the tab is in the back, or the window closed. */
interface Kept {
  readonly question?: unknown;
  readonly scroll?: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): Kept | undefined;
  setState(kept: Kept): void;
};

const editor = acquireVsCodeApi();
const result = element('result');
const told = element('told');
// In the editor's display language.
const words = told.dataset;
let page: Page | undefined;
let copied: number | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'page') show(data.page);
  if (data.type === 'copied') tellCopied();
  else showState(data.state);
});

function show(next: Page): void {
  const kept = editor.getState();
  const isSame = JSON.stringify(kept?.question) === JSON.stringify(next.question);
  const focused = links().findIndex((link) => link === document.activeElement);
  page = next;
  result.replaceChildren(...draw(next));
  element('refresh').hidden = !next.renewable;
  element('follow').hidden = !next.followable;
  element('keep').hidden = next.kept;
  element('full').hidden = next.full === undefined;
  element('full').setAttribute('aria-pressed', String(next.full ?? false));
  window.scrollTo(0, isSame ? (kept?.scroll ?? 0) : 0);
  if (isSame && focused >= 0) links()[focused]?.focus({ preventScroll: true });
  keep();
}

function showState({ follows, stale, busy }: State): void {
  element('follow').setAttribute('aria-pressed', String(follows));
  document.body.classList.toggle('stale', stale);
  result.setAttribute('aria-busy', String(busy));
  if (copied !== undefined) return;
  if (busy) told.textContent = words.reading ?? '';
  else told.textContent = stale && !follows ? (words.edited ?? '') : '';
}

function tellCopied(): void {
  const before = told.textContent;
  window.clearTimeout(copied);
  told.textContent = words.copied ?? '';
  copied = window.setTimeout(() => {
    copied = undefined;
    told.textContent = before === words.copied ? '' : before;
  }, 2000);
}

function keep(): void {
  if (page) editor.setState({ question: page.question, scroll: window.scrollY });
}

/** Those that the keyboard stops at, from top to bottom. */
function links(): HTMLElement[] {
  return [...result.querySelectorAll<HTMLElement>(`.${PLACE}[tabindex='0']`)];
}

function linkOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(`.${PLACE}`) : null;
}

function go(link: HTMLElement): void {
  if (page) editor.postMessage({ type: 'go', page: page.id, place: Number(link.dataset.place) });
}

result.addEventListener('click', (event) => {
  const link = linkOf(event);
  // Words that are selected are to be copied.
  if (link && window.getSelection()?.isCollapsed !== false) go(link);
});

result.addEventListener('keydown', (event) => {
  const link = linkOf(event);
  if (!link || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.key === 'Enter' || event.key === ' ') {
    go(link);
  } else {
    const all = links();
    const next = { ArrowDown: 1, ArrowUp: -1, Home: -all.length, End: all.length }[event.key];
    if (next === undefined) return;
    const at = Math.min(Math.max(all.indexOf(link) + next, 0), all.length - 1);
    all[at]?.focus();
  }
  event.preventDefault();
});

for (const type of ['copy', 'refresh', 'follow', 'full', 'keep', 'markdown'] as const) {
  element(type).addEventListener('click', () => editor.postMessage({ type }));
}

let scrolled: number | undefined;
window.addEventListener('scroll', () => {
  window.clearTimeout(scrolled);
  scrolled = window.setTimeout(keep, 200);
});

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id}`);
  return found;
}

editor.postMessage({ type: 'ready' });
