import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf, sentenceAddress, sentenceAt } from '../src/addresses';

test('a sentence’s address is read as it was written', () => {
  const address = `/${sentenceAddress(3, 14)}`;
  assert.deepEqual(sentenceAt(address), { result: 3, place: 14 });
  assert.deepEqual(sentenceAt(`${address}-159`), { result: 3, place: 14 });
});

test('a result is no sentence', () => {
  for (const path of ['/Briefing of sentence-1.md', '/sentence-1-', '/sentence-1-2/x', '/sentence-a-b']) {
    assert.equal(sentenceAt(path), undefined, path);
  }
});

test('a name is a file’s without its ending', () => {
  assert.equal(nameOf('/home/me/an article.txt'), 'an article');
  assert.equal(nameOf('Untitled-1'), 'Untitled-1');
  assert.equal(nameOf('/home/me/.profile'), '.profile');
});
