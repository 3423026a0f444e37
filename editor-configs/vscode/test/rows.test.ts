import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ViewLine } from '../src/answers';
import { drawn, type Row } from '../src/rows';

const ONE = 'file:///one.txt';
const OTHER = 'file:///b%20(2).txt';
const SOURCES: Readonly<Record<string, string>> = {
  [ONE]: 'It rose on Monday. It fell. 53 boats.',
  [OTHER]: 'The first line.\n😀 On Monday it rose. A lie.',
};
const ROSE = { text: 'It rose on Monday.', start: 0, end: 18, line: 1 };
const FELL = { text: 'It fell.', start: 19, end: 27, line: 1 };
const AGAIN = { text: 'On Monday it rose.', start: 18, end: 36, line: 2, article: 1 };
const LIE = { text: 'A lie.', start: 37, end: 43, line: 3, article: 1 };

function line(text: string, places: ViewLine['places'], more: Partial<ViewLine> = {}): ViewLine {
  return { style: 'entry', kind: 'point', text, where: '', depth: 0, places, ...more };
}

/** The row of a line of one article, and of one of two. */
const ofOne = (one: ViewLine) =>
  drawn({ article: { name: ONE, words: 9, minutes: 1 }, lines: [one] }, (name) => SOURCES[name] ?? '');
const ofTwo = (one: ViewLine) => {
  const articles = [
    { name: ONE, label: 'one.txt' },
    { name: OTHER, label: 'b (2).txt' },
  ];
  return drawn({ articles, lines: [one] }, (name) => SOURCES[name] ?? '');
};

/** A row with what leads somewhere in brackets. */
function written({ rows: [row] }: { rows: readonly Row[] }): string {
  const words = (pieces: Row['text']) =>
    pieces.map(({ text, place }) => (place === undefined ? text : `[${text}]${place}`)).join('');
  assert.ok(row);
  return row.where.length > 0 ? `${words(row.text)} (${words(row.where)})` : words(row.text);
}

test('a line of one place leads there as a whole', () => {
  const found = ofOne(line('53 boats', [{ text: '53', start: 28, end: 30, line: 1 }], { where: 'line 1' }));
  assert.equal(written(found), '[53 boats]0 (line 1)');
  assert.deepEqual(found.places, [
    { text: '53', start: 28, end: 30, line: 1, quote: '53', article: ONE },
  ]);
  assert.deepEqual(found.names, ['line 1 of the article']);
});

test('of several places the words of each lead to it', () => {
  const gist = line('It rose on Monday. It fell.', [ROSE, FELL], { where: 'lines 1 and 2' });
  assert.equal(written(ofOne(gist)), '[It rose on Monday.]0 [It fell.]1 (lines 1 and 2)');
});

test('words that stand twice lead one behind the other', () => {
  const twice = line('It fell. It fell.', [FELL, { ...FELL, start: 40, end: 48, line: 4 }]);
  assert.equal(written(ofOne(twice)), '[It fell.]0 [It fell.]1');
});

test('what is only recalled leads to the first, and its lines to the others', () => {
  const places = [ROSE, { ...FELL, line: 2 }, { ...FELL, start: 30, end: 38, line: 12 }];
  const recalled = line('It rose …', places, { where: 'lines 1, 2 and 12' });
  assert.equal(written(ofOne(recalled)), '[It rose …]0 (lines 1, [2]1 and [12]2)');
});

test('a point and each article behind it lead to where it is said', () => {
  const where = '2 of 2: one.txt, line 1; b (2).txt, lines 2 and 3';
  const agreed = line('It rose on Monday.', [{ ...ROSE, article: 0 }, AGAIN, LIE], { where });
  const found = ofTwo(agreed);
  assert.equal(
    written(found),
    '[It rose on Monday.]0 (2 of 2: one.txt, line 1; [b (2).txt, lines 2]1 and [3]2)',
  );
  assert.deepEqual(
    found.places.map(({ quote, article }) => [quote, article]),
    [
      ['It rose on Monday.', ONE],
      ['On Monday it rose.', OTHER],
      ['A lie.', OTHER],
    ],
  );
  // What stands there is told where it is not to be seen.
  assert.deepEqual(found.names, [
    'line 1 of one.txt',
    'line 2 of b (2).txt: On Monday it rose.',
    'line 3 of b (2).txt: A lie.',
  ]);
});

test('an article is not taken for one whose name ends as its own does', () => {
  const articles = [
    { name: 'file:///aa.txt', label: 'aa.txt' },
    { name: 'file:///a.txt', label: 'a.txt' },
  ];
  const lines = [
    line('Words.', [{ ...ROSE, article: 0 }, { ...FELL, article: 1 }], {
      where: 'aa.txt, line 1; a.txt, line 1',
    }),
  ];
  const found = drawn({ articles, lines }, () => '');
  assert.equal(written(found), '[Words.]0 (aa.txt, line 1; [a.txt, line 1]1)');
});

test('what leads nowhere is only words', () => {
  const { rows, places } = ofOne(line('and 8 more', [], { style: 'note', kind: 'figure' }));
  assert.deepEqual(rows, [
    { style: 'note', kind: 'figure', depth: 0, text: [{ text: 'and 8 more' }], where: [] },
  ]);
  assert.deepEqual(places, []);
});

test('a place in no article that is known is left out', () => {
  assert.equal(written(ofTwo(line('It rose.', [{ ...ROSE, article: 7 }]))), 'It rose.');
});

test('an answer without lines has no rows', () => {
  assert.deepEqual(drawn({ markdown: '# x' }, () => '').rows, []);
});
