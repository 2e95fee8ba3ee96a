// FENCE, once a read: copies into the buffer that it is given and keeps no hold of it.

/** Bytes read at a stretch before the event loop gets a turn, for signals and timers. */
export const BYTES_PER_TURN = 16 * 1024 * 1024;

/** Resolves once the event loop has looked after everything else that was due. */
export function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
