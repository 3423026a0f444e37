// Waits until edits have settled.

// Shorter than a pause in which somebody looks up from the keyboard.
const PAUSE = 400;

export interface Settled {
  soon(): void;
  dispose(): void;
}

/** Does something a moment after the last call, and never twice at the same time. */
export function settled(act: () => Promise<void>, pause = PAUSE): Settled {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  return {
    soon() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(act).catch(() => undefined);
      }, pause);
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
