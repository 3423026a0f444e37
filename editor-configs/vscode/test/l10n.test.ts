import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { WORDS } from '../src/page';

const SOURCES = readdirSync('src').map((name) => readFileSync(`src/${name}`, 'utf8'));
const SAID = /l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g;
const messages = new Set<string>([
  ...WORDS,
  ...SOURCES.flatMap((source) => [...source.matchAll(SAID)].map(([, one, two]) => one ?? two ?? '')),
]);
const bundles = readdirSync('l10n');

test('there is a bundle for each language of the manifest', () => {
  const codes = readdirSync('.').flatMap((name) => /^package\.nls\.(.+)\.json$/.exec(name)?.[1] ?? []);
  assert.deepEqual(bundles.sort(), codes.map((code) => `bundle.l10n.${code}.json`).sort());
  assert.equal(codes.length, 6);
});

for (const name of bundles) {
  test(`${name} has every message, and no other`, () => {
    const told = JSON.parse(readFileSync(`l10n/${name}`, 'utf8')) as Record<string, string>;
    assert.deepEqual(Object.keys(told).sort(), [...messages].sort());
    for (const [english, words] of Object.entries(told)) {
      const places = (one: string) => (one.match(/\{\d\}/g) ?? []).sort();
      assert.deepEqual(places(words), places(english), english);
      assert.notEqual(words.trim(), '');
    }
  });
}

test('nothing is told to people in English alone', () => {
  const shown = /\b(?:show(?:Error|Warning|Information)Message|setStatusBarMessage)\(\s*(?:['"]|`(?!\$|Nutgraf: \$))/;
  for (const source of SOURCES) assert.doesNotMatch(source, shown);
});
