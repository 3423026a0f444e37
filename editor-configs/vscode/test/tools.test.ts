import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CurrentArticle } from '../src/articles';
import type { Service } from '../src/service';
import { registerTools } from '../src/tools';
import { becomes, type LanguageModelToolResult, workspace } from './editor';

type Invoke = (options: { input: object }, token: undefined) => Promise<LanguageModelToolResult>;

const asked: [string, object][] = [];
const service = {
  started: async () => true,
  addressOf: ({ uri }: { uri: object }) => `${uri}`,
  ask: async (command: string, argument: object) => {
    asked.push([command, argument]);
    return { message: `told by ${command}` };
  },
} as unknown as Service;

function toolsOf(document: unknown): Map<string, Invoke> {
  const found = new Map<string, Invoke>();
  becomes({
    registerTool: (name, tool) => {
      found.set(name, (tool as { invoke: Invoke }).invoke);
      return { dispose: () => undefined };
    },
  });
  registerTools(service, { document } as unknown as CurrentArticle);
  return found;
}

async function told(tools: Map<string, Invoke>, name: string, input: object): Promise<string | undefined> {
  return (await tools.get(name)?.({ input }, undefined))?.content[0]?.value;
}

test('an editor without such tools gets none', () => {
  becomes(undefined);
  assert.deepEqual(registerTools(service, {} as CurrentArticle), []);
  becomes({});
  assert.deepEqual(registerTools(service, {} as CurrentArticle), []);
});

test('each tool asks the server for the open article', async () => {
  const tools = toolsOf(workspace.textDocuments[0]);
  assert.deepEqual([...tools.keys()], ['nutgraf_summarize', 'nutgraf_claims', 'nutgraf_verifyQuote']);
  asked.length = 0;
  assert.equal(await told(tools, 'nutgraf_summarize', { length: '2 sentences' }), 'told by nutgraf.summarize');
  assert.equal(await told(tools, 'nutgraf_claims', {}), 'told by nutgraf.claims');
  assert.equal(await told(tools, 'nutgraf_verifyQuote', { quote: 'It rose.' }), 'told by nutgraf.verify');
  assert.deepEqual(asked, [
    ['nutgraf.summarize', { uri: '/work/a.md', length: '2 sentences' }],
    ['nutgraf.claims', { uri: '/work/a.md' }],
    ['nutgraf.verify', { uri: '/work/a.md', quote: 'It rose.' }],
  ]);
});

test('a path leads to an article of the workspace, and nowhere else', async () => {
  const tools = toolsOf(undefined);
  assert.equal(await told(tools, 'nutgraf_claims', { path: 'a.md' }), 'told by nutgraf.claims');
  await assert.rejects(told(tools, 'nutgraf_claims', { path: '/else/b.md' }), /no article in the workspace/);
  await assert.rejects(told(tools, 'nutgraf_claims', {}), /no article is open/);
});
