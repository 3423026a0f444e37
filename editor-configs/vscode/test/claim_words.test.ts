import assert from 'node:assert/strict';
import { test } from 'node:test';
import { behind, groups, icon, kinds, read, spoken } from '../src/claim_words';

const place = (text: string) => ({ text, start: 0, end: text.length, line: 7 });
const CLAIM = {
  ...place('Prices rose 12%.'),
  index: 0,
  kinds: ['quantity', 'event'],
  hedges: [],
  speaker: place('the *office*'),
  section: null,
  reasons: [],
};
const BARE = { ...CLAIM, kinds: [], speaker: null };

test('kinds, speaker and line stand below a claim', () => {
  assert.equal(kinds(CLAIM), 'quantity, event');
  assert.equal(behind({ ...CLAIM, hedges: [place('may')] }), 'quantity, event · hedged · line 7');
  assert.equal(kinds(BARE), 'claim');
  assert.equal(behind(BARE), 'line 7');
});

test('claims are filtered by kind and by speaker', () => {
  const hedged = { ...BARE, kinds: ['event'], hedges: [place('may')] };
  assert.deepEqual(groups([CLAIM, hedged]), [
    { group: 'Kinds', counts: [['event', 2], ['quantity', 1], ['hedged', 1]] },
    { group: 'Said by', counts: [['the *office*', 1]] },
  ]);
  assert.deepEqual(groups([BARE]), []);
});

test('a screen reader says all of it', () => {
  assert.equal(
    spoken(CLAIM, 2, 5),
    'Prices rose 12%. Claim 2 of 5, quantity, event, said by the *office*, line 7',
  );
  assert.equal(spoken(BARE, 1, 1), 'Prices rose 12%. Claim 1 of 1, claim, line 7');
});

test('words of the article are no markup in the tooltip', () => {
  assert.match(read(CLAIM), /Speaker: the \\\*office\\\*/);
  assert.doesNotMatch(read(BARE), /null|undefined|Speaker|Section/);
});

test('a kind that is new has an icon too', () => {
  assert.equal(icon({ ...CLAIM, kinds: ['never seen'] }), 'checklist');
});
