// A tab in which results are drawn. There is one, and it is used again, unless it is kept as it is.

import { randomBytes } from 'node:crypto';
import { type Disposable, env, l10n, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { type FromPage, fromPage, type Page, type State, type ToPage } from './messages';
import { pageOf } from './page';

export const PANEL = 'nutgraf.results';

// In milliseconds. On a busy machine it takes some hundred; nobody waits longer for a click.
const MOST_UNTIL_ACTIVE = 1000;

export class ResultsPanel implements Disposable {
  private panel: WebviewPanel | undefined;
  private page: Page | undefined;
  private state: State = { follows: false, stale: false, busy: false };

  constructor(
    private readonly extension: Uri,
    public heard: (message: FromPage) => void,
    public closed: () => void,
  ) {}

  get isOpen(): boolean {
    return this.panel !== undefined;
  }

  get column(): ViewColumn | undefined {
    return this.panel?.viewColumn;
  }

  /** Brings the tab up beside the article, which keeps the focus. */
  bringUp(title: string): void {
    const column = this.panel?.viewColumn;
    if (this.panel && column !== undefined && column !== window.activeTextEditor?.viewColumn) {
      this.panel.reveal(column, true);
      return;
    }
    // In the article's own column it would cover that; one that is moved is only previewed there.
    this.close();
    const where = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    this.adopt(window.createWebviewPanel(PANEL, title, where));
  }

  /**
   * Waits until the tab is the active one, as it becomes when something in it is pressed. That takes
   * a moment, in which the article would have the focus already and lose it to the tab again.
   */
  async becomesActive(): Promise<void> {
    const { panel } = this;
    if (!panel || panel.active) return;
    await new Promise<void>((done) => {
      const changes = panel.onDidChangeViewState(() => {
        if (panel.active) end();
      });
      const timer = setTimeout(end, MOST_UNTIL_ACTIVE);
      function end(): void {
        changes.dispose();
        clearTimeout(timer);
        done();
      }
    });
  }

  /** Draws a page in the tab, in place of the one that was there. */
  draw(title: string, page: Page, state: State): void {
    [this.page, this.state] = [page, state];
    if (this.panel && this.panel.title !== title) this.panel.title = title;
    this.tell({ type: 'page', page, state });
  }

  tellState(state: State): void {
    this.state = state;
    this.tell({ type: 'state', state });
  }

  tellCopied(): void {
    this.tell({ type: 'copied' });
  }

  /** Takes a panel that is new, or was there before the window was opened again. */
  adopt(panel: WebviewPanel): void {
    this.panel = panel;
    const [dist, media] = ['dist', 'media'].map((name) => Uri.joinPath(this.extension, name)) as [Uri, Uri];
    const { webview } = panel;
    panel.iconPath = {
      light: Uri.joinPath(media, 'tab-light.svg'),
      dark: Uri.joinPath(media, 'tab-dark.svg'),
    };
    webview.options = { enableScripts: true, localResourceRoots: [dist, media] };
    webview.onDidReceiveMessage((given: unknown) => {
      const message = fromPage(given);
      // It begins anew whenever its tab comes to the front.
      if (message?.type === 'ready') this.redraw();
      else if (message) this.heard(message);
    });
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      [this.panel, this.page] = [undefined, undefined];
      this.closed();
    });
    webview.html = pageOf({
      csp: webview.cspSource,
      script: webview.asWebviewUri(Uri.joinPath(dist, 'page.js')).toString(),
      style: webview.asWebviewUri(Uri.joinPath(media, 'results.css')).toString(),
      nonce: randomBytes(18).toString('base64url'),
      language: env.language,
      word: (english) => l10n.t(english),
    });
  }

  close(): void {
    this.panel?.dispose();
  }

  dispose(): void {
    this.close();
  }

  private redraw(): void {
    if (this.page) this.tell({ type: 'page', page: this.page, state: this.state });
    else this.tell({ type: 'state', state: this.state });
  }

  private tell(message: ToPage): void {
    void this.panel?.webview.postMessage(message);
  }
}
