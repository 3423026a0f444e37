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
  const [place] = placesIn([told], source);
  assert.equal(place?.quote, 'Two\r\nthree.');
  assert.equal(place?.text, 'Two three.');
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
