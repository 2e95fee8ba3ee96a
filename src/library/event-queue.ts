import type { LiveListener } from "../analysis/live.ts";
import type { LiveEvent } from "../report/live-event.ts";

type Listener = (event: LiveEvent) => void | Promise<void>;

/** Events on their way to somebody who may be slow, and may fail: one at a time, in order; reading waits for it. */
export class EventQueue implements LiveListener {
  readonly #listener: Listener;
  readonly #stop = new AbortController();
  #waiting: LiveEvent[] = [];
  #running: Promise<void> | null = null;
  #failure: { error: unknown } | null = null;

  /** `signal` is the caller's own; it and a failure of the listener end what `this.signal` is given to. */
  constructor(listener: Listener, signal: AbortSignal | undefined) {
    this.#listener = listener;
    if (signal?.aborted) this.#stop.abort();
    signal?.addEventListener("abort", () => this.#stop.abort(), { once: true, signal: this.#stop.signal });
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  tell(event: LiveEvent): void {
    if (this.#failure === null) this.#waiting.push(event);
  }

  settled(): Promise<void> | null {
    if (this.#running === null && this.#waiting.length > 0) this.#running = this.#deliver();
    return this.#running;
  }

  /** Resolves when all is delivered. Throws what the listener threw. */
  async finish(): Promise<void> {
    await this.settled();
    if (this.#failure !== null) throw this.#failure.error;
  }

  async #deliver(): Promise<void> {
    try {
      for (let batch = this.#take(); batch.length > 0; batch = this.#take()) {
        for (const event of batch) await this.#listener(event);
      }
    } catch (error) {
      this.#failure = { error };
      this.#waiting = [];
      this.#stop.abort();
    }
    this.#running = null;
  }

  #take(): LiveEvent[] {
    const batch = this.#waiting;
    this.#waiting = [];
    return batch;
  }
}
