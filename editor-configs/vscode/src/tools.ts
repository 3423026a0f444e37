// Tools for the editor's assistant: summaries, claims and quotations of an article, by this machine's
// own server. An editor from before there were such tools (1.95) has none of them.

import * as vscode from 'vscode';
import type { Answer } from './answers';
import type { CurrentArticle } from './articles';
import { isArticle } from './languages';
import type { Service } from './service';

interface Given {
  readonly path?: string;
  readonly length?: string;
  readonly quote?: string;
}

/** What is asked of the server, for each tool of the manifest. */
const ASKED: Readonly<Record<string, (given: Given) => [command: string, argument: object]>> = {
  nutgraf_summarize: ({ length }) => ['nutgraf.summarize', length ? { length } : {}],
  nutgraf_claims: () => ['nutgraf.claims', {}],
  nutgraf_verifyQuote: ({ quote }) => ['nutgraf.verify', { quote: quote ?? '' }],
};

/** What the extension is built against is older than these. */
interface Tools {
  readonly lm?: {
    registerTool?(
      name: string,
      tool: {
        invoke(options: { input: Given }, token: vscode.CancellationToken): Promise<unknown>;
      },
    ): vscode.Disposable;
  };
  readonly LanguageModelToolResult?: new (parts: unknown[]) => unknown;
  readonly LanguageModelTextPart?: new (text: string) => unknown;
}

export function registerTools(service: Service, article: CurrentArticle): vscode.Disposable[] {
  const { lm, LanguageModelToolResult: Result, LanguageModelTextPart: Part } = vscode as Tools;
  if (typeof lm?.registerTool !== 'function' || !Result || !Part) return [];
  return Object.entries(ASKED).map(([name, asked]) =>
    // As a method: what belongs to an object may want it.
    (lm as Required<typeof lm>).registerTool(name, {
      invoke: async ({ input }, token) => {
        const document = await meant(input.path, article);
        if (!(await service.started())) throw new Error('the Nutgraf server is not running');
        const [command, argument] = asked(input);
        const uri = service.addressOf(document);
        const answer = await service.ask<Answer>(command, { uri, ...argument }, token);
        return new Result([new Part(answer.message ?? answer.markdown ?? '')]);
      },
    }),
  );
}

/** The article that a path names, in the workspace and nowhere else; or the one that is open. */
async function meant(path: string | undefined, article: CurrentArticle): Promise<vscode.TextDocument> {
  const { workspace } = vscode;
  if (!path) {
    if (!article.document) throw new Error('no article is open; name its path');
    return article.document;
  }
  const folders = workspace.workspaceFolders ?? [];
  const uris = [vscode.Uri.file(path), ...folders.map(({ uri }) => vscode.Uri.joinPath(uri, path))];
  for (const uri of uris) {
    const known = workspace.textDocuments.find((one) => `${one.uri}` === `${uri}`);
    if (!known && !workspace.getWorkspaceFolder(uri)) continue;
    const document = known ?? (await workspace.openTextDocument(uri).then(undefined, () => undefined));
    if (document && isArticle(document)) return document;
  }
  throw new Error(`${path} is no article in the workspace`);
}
