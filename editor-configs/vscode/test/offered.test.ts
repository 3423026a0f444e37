import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayBeArticle } from '../src/offered';

const LONG = 'It rained for three days in the valley. '.repeat(10);

test('an article is told by its size', () => {
  assert.equal(mayBeArticle('/a/report.txt', LONG), true);
  assert.equal(mayBeArticle('Untitled-1', LONG), true);
  assert.equal(mayBeArticle('/a/report.txt', 'It rained.'), false);
});

test('licences, lists and own files are none', () => {
  for (const name of ['LICENSE', 'license.md', 'CMakeLists.txt', 'requirements-dev.txt', 'x.briefing.md']) {
    assert.equal(mayBeArticle(`/a/${name}`, LONG), false, name);
  }
  assert.equal(mayBeArticle('/a/license-fees.txt', LONG), true);
});
