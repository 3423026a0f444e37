import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesByLine } from '../src/markdown_lines';
import type { Row } from '../src/rows';

const row = (text: string, place: number, more: Partial<Row> = {}): Row => ({
  style: 'entry',
  kind: 'point',
  depth: 0,
  text: [{ text, place }],
  where: [],
  ...more,
});

test('a line leads where the row of its words does', () => {
  const markdown = [
    '# It rose.',
    '',
    '- **event**: It rose. (line 3)',
    '- It fell \\[sic\\]. (line 9)',
    '',
    '| 9 | It ebbed. | 2 |',
  ].join('\n');
  const rows = [
    row('It rose.', 0, { style: 'title' }),
    row('It rose.', 1),
    row('event; source: her', 1, { style: 'note' }),
    row('It fell [sic].', 2),
    row('It ebbed.', 3),
  ];
  assert.deepEqual(placesByLine(markdown, rows), [[], [], [1], [2], [], [3]]);
});

test('words that stand again below a heading are those below it', () => {
  const markdown = '## Points\n\n- 53 a day\n\n## Figures\n\n- 53 a day';
  const rows = [row('Figures', 0, { style: 'heading' }), row('53 a day', 4)];
  assert.deepEqual(placesByLine(markdown, rows), [[], [], [], [], [], [], [4]]);
});

test('what the Markdown leaves out leads nowhere', () => {
  assert.deepEqual(placesByLine('- It rose.', [row('It fell.', 1), row('It rose.', 2)]), [[2]]);
});

test('a row that is not there costs no more in a long result', () => {
  const lines = Array.from({ length: 50_000 }, (_, number) => `- Sentence ${number}.`);
  const rows = lines.map((_, number) => row(number % 2 === 0 ? `Sentence ${number}.` : 'Gone.', number));
  const found = placesByLine(lines.join('\n'), rows);
  assert.deepEqual(found.slice(0, 4), [[0], [], [2], []]);
  assert.deepEqual(found[49_998], [49_998]);
});
