// Makes the sentences in the preview of a result lead to where they stand in the article.

import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Place } from './places';

/** The places that each line of a document shows, with their addresses; nothing for any other. */
export type Links = (uri: unknown) => { places: Place[]; address(place: Place): string }[] | undefined;

/**
 * A plug-in for markdown-it as VS Code's preview uses it: the document's address is known when it
 * is rendered, not when it is parsed.
 */
export function linkSentences(md: MarkdownIt, links: Links): MarkdownIt {
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env) => {
    const found = links(env?.currentDocument);
    return render(found ? linked(tokens, found) : tokens, options, env);
  };
  return md;
}

type Lines = NonNullable<ReturnType<Links>>;

/** The tokens with links around sentences. The parser keeps its own, which stay as they are. */
function linked(tokens: readonly Token[], lines: Lines): Token[] {
  let row: [number, number] | null = null;
  return tokens.map((token, index) => {
    if (token.map) row = token.map;
    if (token.type !== 'inline' || !token.children) return token;
    const on = (token.map ?? row)?.[0];
    const line = on === undefined ? undefined : lines[on];
    const within = tokens[index - 1]?.type;
    if (!line || line.places.length === 0 || within === 'heading_open') return token;
    const inCell = within === 'td_open' || within === 'th_open';
    const children = withLinks(token.children, line, inCell);
    return Object.assign(Object.create(Object.getPrototypeOf(token)) as Token, token, { children });
  });
}

function withLinks(children: Token[], line: Lines[number], inCell: boolean): Token[] {
  const parts = children.flatMap((child) =>
    child.type === 'text' ? linkedText(child, line) : [child],
  );
  if (parts.some(({ type }) => type === 'link_open')) return parts;
  const [first] = line.places;
  // Words that are shown otherwise than they stand in the article: the whole of it leads there.
  if (!first || inCell) return children;
  const [opened, closed] = link(children[0]!, line.address(first), first);
  return [opened, ...children, closed];
}

/** The text with a link around each sentence in it. */
function linkedText(token: Token, line: Lines[number]): Token[] {
  const parts: Token[] = [];
  let rest = token.content;
  for (const place of line.places) {
    const at = rest.indexOf(place.text);
    if (at < 0) continue;
    const [opened, closed] = link(token, line.address(place), place);
    parts.push(text(token, rest.slice(0, at)), opened, text(token, place.text), closed);
    rest = rest.slice(at + place.text.length);
  }
  return [...parts, text(token, rest)].filter(({ type, content }) => type !== 'text' || content);
}

function text(like: Token, content: string): Token {
  const found = new (like.constructor as typeof Token)('text', '', 0);
  found.content = content;
  return found;
}

function link(like: Token, address: string, { line }: Place): [Token, Token] {
  const Kind = like.constructor as typeof Token;
  const opened = new Kind('link_open', 'a', 1);
  const where = `Go to line ${line} of the article`;
  opened.attrs = [['href', address], ['class', 'nutgraf-sentence'], ['title', where]];
  return [opened, new Kind('link_close', 'a', -1)];
}
