import type { LiveListener } from "../../analysis/live.ts";
import type { RenderEvent } from "../../render/renderer.ts";
import type { EventSelection } from "../../render/select-events.ts";
import type { LiveEvent } from "../../report/live-event.ts";
import { CHUNK } from "../chunks.ts";
import type { ReadingProgress } from "../reading-progress.ts";
import type { EventOutput } from "./event-output.ts";

/** Puts out what is told while captures are read. Nothing waits for longer than until the input in hand is read. */
export class EventTeller implements LiveListener {
  /** Something was put out. */
  hasTold = false;
  readonly #selection: EventSelection;
  readonly #render: RenderEvent;
  readonly #output: EventOutput;
  readonly #progress: ReadingProgress;
  #pending = "";

  constructor(selection: EventSelection, render: RenderEvent, output: EventOutput, progress: ReadingProgress) {
    this.#selection = selection;
    this.#render = render;
    this.#output = output;
    this.#progress = progress;
  }

  tell(event: LiveEvent): void {
    if (!this.#selection.wants(event)) return;
    this.#pending += this.#render(event);
    if (this.#pending.length >= CHUNK) this.#flush();
  }

  settled(): Promise<void> | null {
    this.#flush();
    return this.#output.full;
  }

  #flush(): void {
    if (this.#pending === "") return;
    this.#progress.clear();
    this.#output.put(this.#pending);
    if (this.#output.isTerminal) this.#progress.show();
    this.#pending = "";
    this.hasTold = true;
  }
}
