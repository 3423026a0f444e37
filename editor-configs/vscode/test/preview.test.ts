import assert from 'node:assert/strict';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { placesOnLines } from '../src/lines';
import { placesIn } from '../src/places';
import { linkSentences } from '../src/preview';

const DOCUMENT = 'nutgraf:/Briefing of a.md';

function rendered(markdown: string, places: object[], options = {}): string {
  const found = placesIn(places, '');
  const lines = placesOnLines(markdown, found).map((on) => ({
    places: on,
    address: (place: object) => `sentence-1-${found.indexOf(place as never)}`,
  }));
  const md = linkSentences(new MarkdownIt(options), (uri) => (uri === DOCUMENT ? lines : undefined));
  const tokens = md.parse(markdown, {});
  const plain = md.renderer.render(tokens, md.options, {});
  assert.doesNotMatch(plain, /nutgraf-sentence/);
  const linked = md.renderer.render(tokens, md.options, { currentDocument: DOCUMENT });
  // The parser's tokens are kept by the preview, and rendered more than once.
  assert.equal(md.renderer.render(tokens, md.options, {}), plain);
  return linked;
}

const link = (number: number, words: string, line: number) =>
  `<a href="sentence-1-${number}" class="nutgraf-sentence" title="Go to line ${line} of the article">${words}</a>`;

const ROSE = { text: 'It rose.', start: 0, end: 8, line: 3 };
const FELL = { text: 'It fell [sic].', start: 9, end: 23, line: 9 };

test('a bullet’s sentence is a link, what is said of it is not', () => {
  const html = rendered('- **event**: It rose. (line 3; source: her)', [ROSE]);
  assert.equal(
    html,
    `<ul>\n<li><strong>event</strong>: ${link(0, 'It rose.', 3)} (line 3; source: her)</li>\n</ul>\n`,
  );
});

test('each sentence of a gist is a link of its own', () => {
  const html = rendered('> It rose. It fell \\[sic\\]. (lines 3 and 9)', [ROSE, FELL]);
  assert.ok(html.includes(`${link(0, 'It rose.', 3)} ${link(1, 'It fell [sic].', 9)} (lines 3 and 9)`));
});

test('a sentence that is shown otherwise is a link as a whole', () => {
  const text = 'She said "no" to it.';
  const html = rendered('- She said "no" to it. (line 3)', [{ ...ROSE, text }], { typographer: true });
  assert.match(html, /<li><a href="sentence-1-0"[^>]*>She said “no” to it. \(line 3\)<\/a><\/li>/);
});

test('a row leads to its sentence from the sentence only', () => {
  const html = rendered('| line | sentence |\n| --: | --- |\n| 3 | It rose. |', [ROSE]);
  assert.ok(html.includes(`<td>${link(0, 'It rose.', 3)}</td>`));
  assert.equal(html.match(/<a /g)?.length, 1);
});

test('headings stay headings', () => {
  assert.doesNotMatch(rendered('# It rose.', [ROSE]), /<a /);
});
