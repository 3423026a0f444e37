// What the tools of the assistant need of the editor, for tests without one.

export let lm: { registerTool?: (name: string, tool: unknown) => { dispose(): void } } | undefined;
export class LanguageModelTextPart {
  constructor(readonly value: string) {}
}
export class LanguageModelToolResult {
  constructor(readonly content: readonly LanguageModelTextPart[]) {}
}

/** Let the editor be one that has tools, or one that has none. */
export function becomes(tools: typeof lm): void {
  lm = tools;
}

interface Address {
  readonly path: string;
}
const address = (path: string) => ({ path, scheme: 'file', toString: () => path });
export const Uri = {
  file: address,
  joinPath: (base: Address, path: string) => address(`${base.path}/${path}`),
};
const documents = [
  { uri: address('/work/a.md'), languageId: 'markdown', lineCount: 1, isUntitled: false },
  { uri: address('/else/b.md'), languageId: 'markdown', lineCount: 1, isUntitled: false },
];
export const workspace = {
  workspaceFolders: [{ uri: address('/work') }],
  textDocuments: documents.slice(0, 1),
  getWorkspaceFolder: (uri: Address) => (uri.path.startsWith('/work/') ? {} : undefined),
  openTextDocument: (uri: Address) => Promise.resolve(documents.find((one) => one.uri.path === uri.path)),
};
