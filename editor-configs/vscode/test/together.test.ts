import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesOfSeveral } from '../src/together';

const SOURCES = ['It rose on Monday. It fell.', 'The first line.\n😀 On Monday it rose. A lie.'];
const NAMED = [
  { label: 'one.txt', article: 'file:///one.txt' },
  { label: 'b (2).txt', article: 'file:///b%20(2).txt' },
];
const ROSE = { article: 0, text: 'It rose on Monday.', start: 0, end: 18, line: 1 };
const FELL = { article: 0, text: 'It fell.', start: 19, end: 27, line: 1 };
const AGAIN = { article: 1, text: 'On Monday it rose.', start: 18, end: 36, line: 2 };
const ANSWER = {
  agreed: [{ said: ROSE, mentions: [ROSE, AGAIN] }],
  only: [{ article: 0, points: [FELL] }],
};

function on(markdown: string): [string, string, string][][] {
  const { places, lines } = placesOfSeveral(ANSWER, NAMED, SOURCES, markdown);
  assert.ok(lines.flat().every((place) => places.includes(place)));
  return lines.map((line) => line.map(({ text, article, quote }) => [text, article, quote]));
}

const [ONE, OTHER] = NAMED.map(({ article }) => article) as [string, string];

test('a point and each article behind it lead to where it is said', () => {
  assert.deepEqual(on('- It rose on Monday. (2 of 2: one.txt, line 1; b (2).txt, line 2)'), [
    [
      ['It rose on Monday.', ONE, 'It rose on Monday.'],
      ['one.txt, line 1', ONE, 'It rose on Monday.'],
      ['b (2).txt, line 2', OTHER, 'On Monday it rose.'],
    ],
  ]);
});

test('a point that only one makes leads there', () => {
  assert.deepEqual(on('### one.txt\n\n- It fell. (one.txt, line 1)')[2], [
    ['It fell.', ONE, 'It fell.'],
  ]);
});

test('a line that names no article leads nowhere', () => {
  assert.deepEqual(on('## It fell.\n\n- It fell.'), [[], [], []]);
});
