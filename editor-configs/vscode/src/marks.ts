// The sentences of the summary, marked in the text and in the overview ruler when asked.

import {
  commands,
  type Disposable,
  l10n,
  OverviewRulerLane,
  Range,
  ThemeColor,
  window,
  workspace,
} from 'vscode';
import type { Reading } from './reading';

export function markPicked(reading: Reading): Disposable[] {
  const decoration = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('nutgraf.pickedBackground'),
    borderColor: new ThemeColor('nutgraf.pickedBorder'),
    // Not by colour alone.
    borderStyle: 'solid',
    borderWidth: '0 0 1px 0',
    overviewRulerColor: new ThemeColor('nutgraf.pickedOverviewRuler'),
    overviewRulerLane: OverviewRulerLane.Center,
  });
  const setting = () => workspace.getConfiguration('nutgraf').get<boolean>('ui.markPicked', false);
  let wanted = setting();
  const draw = () => {
    for (const editor of window.visibleTextEditors) {
      const { document } = editor;
      const found = reading.found?.document === document ? reading.found : undefined;
      // Those of another article stay until it is read again.
      if (wanted && !found) continue;
      const ranges = (wanted ? (found?.picks ?? []) : []).map(
        ({ start, end }) => new Range(document.positionAt(start), document.positionAt(end)),
      );
      editor.setDecorations(decoration, ranges);
    }
  };
  draw();
  return [
    decoration,
    commands.registerCommand('nutgraf.ui.markPicked', () => {
      wanted = !wanted;
      draw();
      const count = reading.found?.picks.length ?? 0;
      const sentences =
        count === 1
          ? l10n.t('Nutgraf: 1 picked sentence is marked')
          : l10n.t('Nutgraf: {0} picked sentences are marked', count);
      window.setStatusBarMessage(wanted ? sentences : l10n.t('Nutgraf: marks are off'), 4000);
    }),
    reading.onDidChange(draw),
    window.onDidChangeVisibleTextEditors(draw),
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('nutgraf.ui.markPicked')) return;
      wanted = setting();
      draw();
    }),
  ];
}
