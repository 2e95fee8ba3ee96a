import type { ClosingEvent, LiveEvent } from "../report/live-event.ts";

/** Who is told of what happens while captures are read. */
export interface LiveListener {
  /** Called in the midst of reading. The event is the listener's own: nothing changes it later. */
  tell(event: LiveEvent | ClosingEvent): void;
  /** Asked between fills, and before waiting for more: a promise while what was told is not written yet, else null. Never rejects. */
  settled(): Promise<void> | null;
}
