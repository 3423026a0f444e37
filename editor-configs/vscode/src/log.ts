import { window } from 'vscode';

/** What the extension did, and what the server wrote: "Nutgraf" in the Output panel. */
export const log = window.createOutputChannel('Nutgraf', { log: true });
