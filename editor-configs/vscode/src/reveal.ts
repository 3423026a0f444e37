// Scrolling an article until a sentence is seen.

import { commands, l10n, Range, type Selection, type TextEditor, TextEditorRevealType, window, workspace } from 'vscode';

// What fits into half a window.
const COLUMNS_SEEN = 60;

let hasOffered = false;

/**
 * Shows the whole of a sentence. Where lines are not wrapped it never scrolls sideways: a page that
 * has moved by hundreds of columns is one that nobody recognises. It says where the sentence is, and
 * offers to wrap the lines.
 */
export function reveal(editor: TextEditor, selection: Selection): void {
  const { document } = editor;
  const wrap = workspace.getConfiguration('editor', document).get<string>('wordWrap');
  const from = wrap === 'off' ? selection.start.with({ character: 0 }) : selection.start;
  editor.revealRange(new Range(from, selection.end), TextEditorRevealType.InCenterIfOutsideViewport);
  if (wrap === 'off' && selection.end.character > COLUMNS_SEEN) void offerToWrap(editor, selection);
}

async function offerToWrap(editor: TextEditor, selection: Selection): Promise<void> {
  const column = selection.start.character + 1;
  const told = l10n.t(
    'Nutgraf: the sentence begins at column {0} of a line that is not wrapped',
    column,
  );
  if (hasOffered) {
    window.setStatusBarMessage(told, 8000);
    return;
  }
  hasOffered = true;
  const chosen = await window.showInformationMessage(`${told}.`, l10n.t('Wrap Lines'));
  if (!chosen) return;
  const { document, viewColumn } = editor;
  const shown = await window.showTextDocument(document, viewColumn !== undefined ? { viewColumn } : {});
  await commands.executeCommand('editor.action.toggleWordWrap');
  shown.selection = selection;
  shown.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
