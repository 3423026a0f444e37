import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaintAbout, LENGTHS } from '../src/lengths';

test('the lengths that are offered are lengths', () => {
  for (const length of LENGTHS) assert.equal(complaintAbout(length), undefined, length);
});

test('what the server reads is no fault', () => {
  for (const length of ['3', ' 3 s ', '120w', '1.5 minutes', '12.5%', '100 percent', '5 Sentences']) {
    assert.equal(complaintAbout(length), undefined, length);
  }
});

test('what it does not read is told', () => {
  for (const length of ['', 'three', '0', '0%', '2.5 words', '101%', '3 pages', '-1', '3 sentences, please']) {
    assert.notEqual(complaintAbout(length), undefined, length);
  }
});
