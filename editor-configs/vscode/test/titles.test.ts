import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partOf, questionIn, titleOf } from '../src/titles';

const uri = 'file:///home/me/a%20long%20read.txt';
const ANSWER = { article: { name: uri, words: 9, minutes: 1 } };
const lines = (start: number, end: number, character: number) => ({
  start: { line: start, character: 0 },
  end: { line: end, character },
});

test('a title has the kind of result, the article and the part', () => {
  const command = 'nutgraf.brief';
  assert.equal(titleOf({ command, argument: { uri } }, ANSWER), 'Briefing: a long read');
  assert.equal(
    titleOf({ command, argument: { uri, section: 'The Cost' } }, ANSWER),
    'Briefing: a long read (section “The Cost”)',
  );
  assert.equal(
    titleOf({ command, argument: { uri, range: lines(2, 5, 4) } }, ANSWER),
    'Briefing: a long read (selection, lines 3 to 6)',
  );
});

test('of a long heading a title has the first words', () => {
  const argument = { uri, section: 'The Tammerel Accord: Cheaper Passage and a Quarrel Postponed' };
  assert.equal(
    titleOf({ command: 'nutgraf.brief', argument }, ANSWER),
    'Briefing: a long read (section “The Tammerel Accord: Cheaper …”)',
  );
  assert.match(partOf({ command: '', argument }), /Postponed”$/);
});

test('several articles are counted, and what is of none is named alone', () => {
  const articles = [
    { name: uri, label: 'a' },
    { name: null, label: 'b' },
  ];
  assert.equal(titleOf({ command: 'nutgraf.brief', argument: {} }, { articles }), 'Briefing: 2 articles');
  assert.equal(titleOf({ command: 'nutgraf.methods', argument: {} }, {}), 'Methods');
});

test('a name that is badly encoded stays as it is', () => {
  const argument = { uri: 'file:///100%.txt' };
  assert.equal(titleOf({ command: 'nutgraf.summarize', argument }, {}), 'Summary: 100%');
});

test('a selection ends on the last line that it has something of', () => {
  const of = (range: ReturnType<typeof lines>) => partOf({ command: '', argument: { range } });
  assert.equal(of(lines(2, 3, 0)), 'Selection, line 3');
  assert.equal(of(lines(2, 2, 9)), 'Selection, line 3');
  assert.equal(of(lines(2, 4, 0)), 'Selection, lines 3 to 4');
});

test('a question is kept, what is no question or names a selection is not', () => {
  const kept = { command: 'nutgraf.brief', argument: { uri, section: 'The Cost' } };
  assert.deepEqual(questionIn({ ...kept, more: 1 }), kept);
  const held = { command: 'nutgraf.verify', argument: { uri, against: uri } };
  assert.deepEqual(questionIn(held), held);
  const several = { command: 'nutgraf.brief', argument: { uris: [uri, uri] } };
  assert.deepEqual(questionIn(several), several);
  for (const bad of [
    undefined,
    null,
    'x',
    {},
    { command: 'nutgraf.insertSummary', argument: { uri } },
    { command: 'toString', argument: {} },
    { command: 'nutgraf.brief', argument: { uris: [1] } },
    { command: 'nutgraf.brief', argument: { uri, range: lines(0, 1, 0) } },
  ]) {
    assert.equal(questionIn(bad), undefined, JSON.stringify(bad));
  }
});
