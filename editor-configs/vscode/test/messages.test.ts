import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromPage } from '../src/messages';

test('a message of the page’s is read as it was sent', () => {
  assert.deepEqual(fromPage({ type: 'go', page: 2, place: 0, more: 'x' }), { type: 'go', page: 2, place: 0 });
  assert.deepEqual(fromPage({ type: 'copy', place: 3 }), { type: 'copy' });
});

test('what is no message is none', () => {
  for (const bad of [
    undefined,
    null,
    'copy',
    {},
    { type: 'open', uri: 'file:///etc/passwd' },
    { type: 'go' },
    { type: 'go', page: 1, place: -1 },
    { type: 'go', page: 1, place: '0' },
    { type: 'go', page: 1, place: 0.5 },
    { type: 'toString' },
  ]) {
    assert.equal(fromPage(bad), undefined, JSON.stringify(bad));
  }
});
