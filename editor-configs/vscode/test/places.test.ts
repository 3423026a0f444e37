import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locate, Offsets, placesIn } from '../src/places';

test('code points become UTF-16 units', () => {
  const source = 'a😀b😀c';
  const offsets = new Offsets(source);
  const points = [...source];
  for (let count = 0; count <= points.length; count++) {
    assert.equal(offsets.of(count), points.slice(0, count).join('').length);
  }
});

test('a place has the words that stand there', () => {
  const source = '😀 One.\r\nTwo\r\nthree.';
  const told = { text: 'Two three.', start: 8, end: 19, line: 2 };
  const [place] = placesIn({ picks: [told] }, source);
  assert.equal(place?.quote, 'Two\r\nthree.');
  assert.equal(place?.text, 'Two three.');
});

test('places are found at any depth, and each once', () => {
  const told = { text: 'One.', start: 0, end: 4, line: 1 };
  const result = { gist: [told], sections: [{ heading: null, points: [told] }] };
  assert.equal(placesIn(result, 'One.').length, 1);
});

test('a figure is found by what it counts and by itself', () => {
  const figure = { text: '53', phrase: '53 a day', start: 0, end: 2, line: 1 };
  const texts = placesIn({ figures: [figure] }, '53 a day').map(({ text }) => text);
  assert.deepEqual(texts, ['53 a day', '53']);
});

test('what is no place is left out', () => {
  const result = { markdown: 'x', message: null, start: 3, picks: [null, 4, 'five'] };
  assert.deepEqual(placesIn(result, ''), []);
});

test('a sentence is found again after an edit before it', () => {
  const place = { start: 4, end: 8, quote: 'Two.' };
  assert.deepEqual(locate(place, 'One Two.'), { start: 4, end: 8 });
  assert.deepEqual(locate(place, 'One and Two.'), { start: 8, end: 12 });
  assert.deepEqual(locate(place, 'Two.'), { start: 0, end: 4 });
});

test('of several the nearest is taken, and none that was changed', () => {
  const place = { start: 10, end: 14, quote: 'Two.' };
  assert.deepEqual(locate(place, 'Two. .... Two! Two.'), { start: 15, end: 19 });
  assert.equal(locate(place, 'Three.'), undefined);
  assert.equal(locate({ start: 9, end: 9, quote: '' }, 'Two.'), undefined);
});
