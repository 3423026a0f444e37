import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byFamily } from '../src/families';

test('the usual one is first, then come families', () => {
  const methods = { centroid: '', default: '', 'sumy:lsa': '', luhn: '', 'sumy:kl': '', 'mine:x': '' };
  assert.deepEqual(byFamily(methods), [
    { family: 'Nutgraf', names: ['default', 'centroid', 'luhn'] },
    { family: 'mine', names: ['mine:x'] },
    { family: 'sumy', names: ['sumy:kl', 'sumy:lsa'] },
  ]);
});
