import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesOnLines } from '../src/lines';
import { placesIn } from '../src/places';

const told = (text: string, line: number, more: object = {}) => ({
  text,
  start: line * 100,
  end: line * 100 + text.length,
  line,
  ...more,
});

const LONG = 'One two three four five six seven eight nine ten eleven twelve thirteen.';

function on(markdown: string, ...places: object[]): string[][] {
  return placesOnLines(markdown, placesIn(places, '')).map((found) => found.map(({ text }) => text));
}

test('a bullet leads to its sentence', () => {
  assert.deepEqual(on('- The river rose. (line 3)', told('The river rose.', 3)), [['The river rose.']]);
});

test('words that were escaped are the same words', () => {
  assert.deepEqual(on('- It cost 5 \\* 3 \\[sic\\]. (line 3)', told('It cost 5 * 3 [sic].', 3)), [
    ['It cost 5 * 3 [sic].'],
  ]);
});

test('a gist leads to each of its sentences', () => {
  const gist = '> It rose. It fell again. (lines 3 and 9)';
  assert.deepEqual(on(gist, told('It fell again.', 9), told('It rose.', 3)), [
    ['It rose.', 'It fell again.'],
  ]);
});

test('a claim that is recalled by its opening leads to the whole of it', () => {
  const line = '- **quantity, event**: One two three four five six seven eight nine … (line 2; source: her)';
  assert.deepEqual(on(line, told(LONG, 2)), [[LONG]]);
});

test('of sentences that are alike the one on the named line is meant', () => {
  const [found] = placesOnLines('- It rose. (line 9)', placesIn([told('It rose.', 3), told('It rose.', 9)], ''));
  assert.deepEqual(found?.map(({ line }) => line), [9]);
});

test('a figure leads to itself, not to the sentence before it', () => {
  const figure = told('53', 3, { phrase: '53 a day' });
  assert.deepEqual(on('- 53 a day (line 3)', told('There were 53 a day.', 3), figure), [['53 a day']]);
});

test('a figure inside a sentence is not taken for it', () => {
  const figure = told('53', 3, { phrase: '53 a day' });
  assert.deepEqual(on('- There were 53 a day. (line 3)', figure, told('There were 53 a day.', 3)), [
    ['There were 53 a day.'],
  ]);
});

test('a row of a comparison leads to its sentence', () => {
  const table = '| line | sentence | of 2 | picked by |\n| --: | --- | --: | --- |\n| 9 | It rose. | 2 | lead, luhn |';
  assert.deepEqual(on(table, told('It rose.', 9)), [[], [], ['It rose.']]);
});

test('a parenthesis at the end of a sentence is the sentence’s', () => {
  const said = '(Some say shells (again).)';
  assert.deepEqual(on(`- ${said} (line 4)`, told(said, 4)), [[said]]);
});

test('what is not of the article leads nowhere', () => {
  assert.deepEqual(on('\n## Points\n\n- and 8 more', told('The river rose.', 3)), [[], [], [], []]);
});
