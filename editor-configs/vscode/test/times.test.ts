import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeOf } from '../src/times';

test('long times are told in hours', () => {
  assert.deepEqual([1, 119, 120, 830].map(timeOf), ['1 min', '119 min', '2 h', '13 h 50 min']);
});
