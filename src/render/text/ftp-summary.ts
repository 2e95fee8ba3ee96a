import type { FtpSession, Transfer } from "../../report/report.ts";
import type { Rows } from "../../report/rows.ts";
import { wentWrong } from "./phrases.ts";

export type SessionMode = "active" | "passive" | "mixed" | "none";

/** A transfer and the session that it belongs to. */
export interface Moved {
  session: number;
  transfer: Transfer;
}

/** What the summary tells of all sessions together. */
export interface FtpSummary {
  modes: Record<SessionMode, number>;
  /** Some transfer of each of the two modes is there. */
  bothModes: boolean;
  /** Files moved either way, and every transfer (listings too) that did not end well: the first ones. */
  files: Moved[];
  /** How many more of them there are, and how many of those did not end well. */
  more: { count: number; failures: number };
}

/** Walks through the sessions once, however many there are. */
export function ftpSummary(sessions: Rows<FtpSession>, filesShown: number): FtpSummary {
  const modes = { active: 0, passive: 0, mixed: 0, none: 0 };
  const used = new Set<Transfer["mode"]>();
  const files: Moved[] = [];
  const more = { count: 0, failures: 0 };
  for (const session of sessions) {
    modes[sessionMode(session)] += 1;
    for (const transfer of session.transfers) {
      used.add(transfer.mode);
      const wrong = wentWrong(transfer);
      if (transfer.direction === "listing" && !wrong) continue;
      if (files.length < filesShown) files.push({ session: session.id, transfer });
      else {
        more.count += 1;
        more.failures += wrong ? 1 : 0;
      }
    }
  }
  return { modes, bothModes: used.has("active") && used.has("passive"), files, more };
}

/** By what was transferred; else by who was announced to listen, though nobody came. */
export function sessionMode({ transfers, announcements }: FtpSession): SessionMode {
  const active = transfers.some((transfer) => transfer.mode === "active");
  const passive = transfers.some((transfer) => transfer.mode === "passive");
  const listener = announcements.at(-1)?.listener;
  if (!active && !passive && listener !== undefined) return listener === "client" ? "active" : "passive";
  if (active && passive) return "mixed";
  if (active) return "active";
  return passive ? "passive" : "none";
}
