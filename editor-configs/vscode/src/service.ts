// The server's life: found, started, asked, started again.

import * as os from 'node:os';
import {
  type CancellationToken,
  commands,
  type Disposable,
  EventEmitter,
  extensions,
  type ExtensionContext,
  l10n,
  ProgressLocation,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type ExecuteCommandSignature,
  ExecuteCommandRequest,
  type LanguageClient,
  State,
} from 'vscode-languageclient/node';
import type { Answer } from './answers';
import { createClient } from './client';
import { findServer, type Server } from './discovery';
import { installed } from './installing';
import { log } from './log';
import { run } from './processes';
import type { Where } from './programs';
import { explain, type Trouble } from './trouble';

/** Idle is one that nobody has needed yet. */
export type Health = 'idle' | 'starting' | 'running' | 'none';

// One that ends more often than this does so for a reason that another start does not change.
const MOST_ENDS = 4;
const WITHIN = 180_000;

export class Service implements Disposable {
  private client: LanguageClient | undefined;
  private starting: Promise<void> | undefined;
  private readonly ends: number[] = [];
  private readonly changes = new EventEmitter<Health>();
  private trouble: Trouble | undefined;
  /** Fires when the server has come or gone. */
  readonly onDidChange = this.changes.event;
  /** Set by whoever shows results. */
  runCommand: (name: string, given: unknown[], next: ExecuteCommandSignature) => unknown = (
    name,
    given,
    next,
  ) => next(name, given);
  health: Health = 'idle';
  /** Whether somebody has asked for anything: until then nothing that goes wrong interrupts them. */
  private wasAsked = false;

  constructor(
    private readonly context: ExtensionContext,
    private readonly shows: readonly string[],
  ) {}

  /** Starts the server if nobody has needed one so far. */
  async wake(): Promise<void> {
    if (this.health === 'idle') await this.start();
  }

  /** Finds a server and starts it, unless that is being done. */
  start(): Promise<void> {
    this.starting ??= this.begin().finally(() => {
      this.starting = undefined;
    });
    return this.starting;
  }

  async restart(): Promise<void> {
    await this.starting;
    await this.stop();
    this.ends.length = 0;
    await this.start();
  }

  async stop(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.dispose().catch((error: unknown) => log.debug(String(error)));
  }

  /** Whether there is a server; where there is none, says so and offers what can be done. */
  async ready(): Promise<boolean> {
    this.wasAsked = true;
    void this.wake();
    if (this.starting && this.health === 'starting') {
      await window.withProgress(
        { location: ProgressLocation.Window, title: l10n.t('Nutgraf: starting') },
        () => this.starting ?? Promise.resolve(),
      );
      // That has said already what is wrong.
      return this.isRunning();
    }
    if (this.isRunning()) return true;
    explain(this.trouble ?? { kind: 'ended' });
    return false;
  }

  /** Whether there is a server, once it is known; says nothing. */
  async started(): Promise<boolean> {
    await this.wake();
    await this.starting;
    return this.isRunning();
  }

  isRunning(): boolean {
    return this.client?.isRunning() ?? false;
  }

  /** Asks the server, and shows nothing. */
  async ask<Found extends Answer>(
    command: string,
    given: object,
    token?: CancellationToken,
  ): Promise<Found> {
    const argument = command === 'nutgraf.methods' ? [] : [{ ...given, show: false }];
    if (!this.client) throw new Error('the server is not running');
    const asked = { command, arguments: argument };
    const { client } = this;
    return (await (token
      ? client.sendRequest(ExecuteCommandRequest.type, asked, token)
      : client.sendRequest(ExecuteCommandRequest.type, asked))) as Found;
  }

  /** A document's address as the server knows it. */
  addressOf(document: TextDocument | Uri): string {
    const uri = document instanceof Uri ? document : document.uri;
    return this.client?.code2ProtocolConverter.asUri(uri) ?? uri.toString();
  }

  /** The folder that programs run in: never the workspace. */
  get storage(): string {
    return this.context.globalStorageUri.fsPath;
  }

  /** The wheel that the extension carries; nothing where it was packaged without one. */
  async wheel(): Promise<string | undefined> {
    const folder = Uri.joinPath(this.context.extensionUri, 'server');
    try {
      const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name);
      const name = names.find((one) => one.endsWith('.whl'));
      return name && Uri.joinPath(folder, name).fsPath;
    } catch {
      return undefined;
    }
  }

  get version(): string {
    return String((this.context.extension.packageJSON as { version: unknown }).version);
  }

  where(): Where {
    const folders = workspace.workspaceFolders ?? [];
    return {
      env: process.env,
      platform: process.platform,
      home: os.homedir(),
      forbidden: workspace.isTrusted ? [] : folders.map(({ uri }) => uri.fsPath),
    };
  }

  dispose(): void {
    this.changes.dispose();
  }

  private async begin(): Promise<void> {
    this.become('starting');
    this.trouble = undefined;
    try {
      await workspace.fs.createDirectory(this.context.globalStorageUri);
      const server = await this.find();
      if (!server) {
        this.fail({ kind: 'none' });
        return;
      }
      log.info(`server: ${[server.program, ...server.args].join(' ')} (${server.origin})`);
      await this.connect(server);
    } catch (error) {
      this.fail({ kind: 'failed', error });
    }
  }

  private async find(): Promise<Server | undefined> {
    const settings = workspace.getConfiguration('nutgraf');
    const where = this.where();
    log.info('looking for the server');
    return await window.withProgress({ location: ProgressLocation.Window }, async (progress) => {
      return await findServer({
        command: settings.get<string[]>('server.command') ?? [],
        python: (settings.get<string>('server.python') ?? '').trim(),
        chosenPython: await chosenPython(),
        installed: await installed({ storage: this.storage, version: this.version, where }),
        wheel: await this.wheel(),
        where,
        cwd: this.storage,
        run,
        log: (line) => log.info(line),
        patience: (what) => progress.report({ message: `Nutgraf: ${what}` }),
      });
    });
  }

  private async connect(server: Server): Promise<void> {
    const { properties } = (
      this.context.extension.packageJSON as {
        contributes: { configuration: { properties: Record<string, unknown> } };
      }
    ).contributes.configuration;
    const client = createClient(server, this.storage, {
      executeCommand: (name, given, next) => this.runCommand(name, given, next),
      ended: () => this.hasEnded(),
      shows: this.shows,
      settings: Object.keys(properties).filter((one) => !/^nutgraf\.(server|ui)\./.test(one)),
    });
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (this.client !== client) return;
      if (newState === State.Running) this.become('running');
      else if (newState === State.Starting) this.become('starting');
    });
    try {
      await client.start();
    } catch (error) {
      if (this.client === client) this.client = undefined;
      await client.dispose().catch(() => undefined);
      throw error;
    }
  }

  /** Whether a server that ended is started again. */
  private hasEnded(): boolean {
    const now = Date.now();
    this.ends.push(now);
    while (this.ends[0] !== undefined && now - this.ends[0] > WITHIN) this.ends.shift();
    log.warn(`the server has ended (${this.ends.length} times in ${WITHIN / 60_000} minutes)`);
    if (this.ends.length <= MOST_ENDS) return true;
    this.fail({ kind: 'ended' });
    return false;
  }

  private fail(trouble: Trouble): void {
    this.trouble = trouble;
    this.become('none');
    if (this.wasAsked) explain(trouble);
    else log.warn(`no server: ${trouble.kind === 'failed' ? String(trouble.error) : trouble.kind}`);
  }

  private become(health: Health): void {
    this.health = health;
    void commands.executeCommand('setContext', 'nutgraf.server', health);
    this.changes.fire(health);
  }
}

/** The interpreter that is chosen in the Python extension, where that is there and trusted. */
async function chosenPython(): Promise<string | undefined> {
  const python = extensions.getExtension('ms-python.python');
  if (!python || !workspace.isTrusted) return undefined;
  try {
    const api = (await python.activate()) as {
      environments?: { getActiveEnvironmentPath(): { path: string } };
    };
    const found = api.environments?.getActiveEnvironmentPath().path;
    // A bare name is found on the PATH anyway.
    return found && /[\\/]/.test(found) ? found : undefined;
  } catch (error) {
    log.warn(`the Python extension: ${String(error)}`);
    return undefined;
  }
}
