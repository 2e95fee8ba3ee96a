import type { LiveEvent } from "../report/live-event.ts";
import type { Report } from "../report/report.ts";
import type { View } from "./renderer.ts";
import { isWhole, partOf, selectView } from "./select.ts";

/** The part that a view asks for, of events instead of a report; to be asked of every event in its turn. */
export class EventSelection {
  /** Numbers are given in order: so many sessions, transfers and transactions were told of. */
  sessions = 0;
  transfers = 0;
  transactions = 0;
  readonly #view: View;
  /** The session that is asked for, be it as that of a transfer; null where none is, or not yet known. */
  #session: number | null;

  constructor(view: View) {
    this.#view = view;
    this.#session = view.transfer === null ? view.session : null;
  }

  wants(event: LiveEvent): boolean {
    const part = partOf(this.#view);
    switch (event.event) {
      case "login":
        return this.#ofSession(event.session) && part !== "dhcp";
      case "session":
        return this.#ofSession(event.id) && part !== "dhcp";
      case "transfer":
        return this.#transfer(event.id, event.session) && part !== "dhcp";
      case "transaction":
        this.transactions = Math.max(this.transactions, event.id);
        return part !== "ftp" && (this.#view.transaction === null || event.id === this.#view.transaction);
      case "refused":
        return part !== "dhcp" && isWhole(this.#view);
    }
  }

  /** What is left to tell at the end, of a report that did not keep what was told. */
  rest(report: Report): Report {
    return selectView(report, this.#view, new Set(this.#session === null ? [] : [this.#session]));
  }

  #ofSession(session: number): boolean {
    this.sessions = Math.max(this.sessions, session);
    return this.#session === null ? isWhole(this.#view) : session === this.#session;
  }

  /** A login before the transfer that is asked for is not told: nobody knew then that it was to come. */
  #transfer(transfer: number, session: number): boolean {
    this.sessions = Math.max(this.sessions, session);
    this.transfers = Math.max(this.transfers, transfer);
    const { transfer: asked, session: of } = this.#view;
    if (asked === null) return this.#ofSession(session);
    if (transfer !== asked || (of !== null && session !== of)) return false;
    this.#session = session;
    return true;
  }
}
