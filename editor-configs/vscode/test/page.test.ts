import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pageOf, WORDS } from '../src/page';

const SOURCES = {
  csp: 'https://own',
  script: 'https://own/p.js',
  style: 'https://own/r.css',
  nonce: 'N0nce',
  language: 'en',
  word: (english: string) => english,
};
const HTML = pageOf(SOURCES);

test('its words are those of the display language', () => {
  const german = pageOf({ ...SOURCES, language: 'de', word: (one) => `<“${one}”>` });
  assert.match(german, /<html lang="de">/);
  for (const one of WORDS) assert.ok(german.includes(`&#60;“${one}”&#62;`), one);
});

test('the page runs its own script and nothing else', () => {
  const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(HTML) ?? [];
  assert.equal(policy, "default-src 'none'; style-src https://own; script-src 'nonce-N0nce'");
  assert.deepEqual(HTML.match(/<script[^>]*>/g), ['<script nonce="N0nce" src="https://own/p.js">']);
  assert.doesNotMatch(HTML, /style=|onclick|javascript:|unsafe/);
});

test('its script reads no text as HTML', () => {
  const sources = readdirSync('webview').filter((name) => name.endsWith('.ts'));
  assert.ok(sources.length > 0);
  for (const name of sources) {
    const source = readFileSync(`webview/${name}`, 'utf8');
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|DOMParser|document\.write|srcdoc|eval\(/, name);
  }
});
