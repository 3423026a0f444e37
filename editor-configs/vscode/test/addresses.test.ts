import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf } from '../src/addresses';

test('a name is a file’s without its ending', () => {
  assert.equal(nameOf('/home/me/an article.txt'), 'an article');
  assert.equal(nameOf('Untitled-1'), 'Untitled-1');
  assert.equal(nameOf('/home/me/.profile'), '.profile');
});
