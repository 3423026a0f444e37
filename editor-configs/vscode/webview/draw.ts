// Draws the rows of a result. What an article says goes into the page as text, never as markup.

import type { Page } from '../src/messages';
import type { Piece, Row } from '../src/rows';

/** The class of whatever leads to a place; its number is in `data-place`. */
export const PLACE = 'place';

export function draw(page: Page): HTMLElement[] {
  const head = make('header');
  const drawing = new Drawing(page, head);
  for (const row of page.rows) drawing.add(row);
  if (page.part) head.append(make('p', 'part', page.part));
  const parts = [head, ...drawing.sections].filter((one) => one.hasChildNodes());
  if (page.more > 0) parts.push(make('p', 'remark', `and ${page.more} more lines: open it as Markdown`));
  return parts;
}

class Drawing {
  readonly sections: HTMLElement[] = [];
  private list: HTMLElement | undefined;
  private entry: HTMLElement | undefined;

  constructor(
    private readonly page: Page,
    private readonly head: HTMLElement,
  ) {}

  add(row: Row): void {
    switch (row.style) {
      case 'title':
        this.head.append(this.block('h1', row));
        break;
      case 'about':
        this.head.append(this.block('p', row));
        break;
      case 'heading':
        this.begin(row.kind).append(this.block('h2', row));
        break;
      case 'subheading':
        this.endList();
        this.section(row.kind).append(this.block('h3', row));
        break;
      case 'entry':
        this.addEntry(row);
        break;
      case 'note':
        this.addNote(row);
        break;
      case 'blank':
        break;
    }
  }

  private addEntry(row: Row): void {
    const section = this.section(row.kind);
    if (!this.list) {
      this.list = make('ul');
      section.append(this.list);
    }
    this.entry = this.block('li', row);
    this.entry.style.setProperty('--depth', String(row.depth));
    if (row.kind === 'differing') this.entry.classList.add(row.depth > 0 ? 'other-side' : 'first-side');
    this.list.append(this.entry);
  }

  /** Below its entry, or, of what leads nowhere, below all of them. */
  private addNote(row: Row): void {
    const isOfEntry = row.text.some(({ place }) => place !== undefined);
    if (isOfEntry && this.entry) {
      const note = this.block('p', row);
      // Where it leads where its entry does, one stop of the keyboard is enough.
      const links = [...this.entry.querySelectorAll<HTMLElement>(`.${PLACE}`)];
      const known = new Set(links.map(({ title }) => title));
      for (const link of note.querySelectorAll<HTMLElement>(`.${PLACE}`)) {
        if (known.has(link.title)) link.tabIndex = -1;
      }
      this.entry.append(note);
    } else {
      this.endList();
      const remark = this.block('p', row);
      remark.className = 'remark';
      this.section(row.kind).append(remark);
    }
  }

  private begin(kind: string | null): HTMLElement {
    this.endList();
    const section = make('section');
    section.dataset.kind = kind ?? '';
    this.sections.push(section);
    return section;
  }

  private section(kind: string | null): HTMLElement {
    return this.sections.at(-1) ?? this.begin(kind);
  }

  private endList(): void {
    this.list = undefined;
    this.entry = undefined;
  }

  private block(tag: string, { style, text, where }: Row): HTMLElement {
    const block = make(tag, style);
    block.append(...this.pieces(text));
    if (where.length > 0) {
      const told = make('span', 'where');
      told.append(...this.pieces(where));
      block.append(' ', told);
    }
    return block;
  }

  private pieces(pieces: readonly Piece[]): Node[] {
    return pieces.map(({ text, place }) => {
      if (place === undefined) return document.createTextNode(text);
      // No button of HTML's own: nobody could select and copy words in it.
      const link = make('a', PLACE, text);
      link.setAttribute('role', 'button');
      link.tabIndex = 0;
      link.dataset.place = String(place);
      link.title = `Go to ${this.page.names[place] ?? 'the article'}`;
      return link;
    });
  }
}

function make(tag: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
