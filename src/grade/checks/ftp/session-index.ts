/** What attempts of one session look up over and over: a hostile one has a million exchanges, and hundreds of attempts. */
import type { Mode } from "../../../report/grading/check-data/attempt-reasons.ts";
import type { Exchange, FtpSession } from "../../../report/report.ts";

interface SessionIndex {
  /** Exchanges by the frames of their commands and replies. */
  byFrame: ReadonlyMap<number, Exchange[]>;
  /** Those that ask for a mode, in order. */
  portTalks: Exchange[];
  /** 221 was said. */
  goodbye: boolean;
}

const indexes = new WeakMap<FtpSession, SessionIndex>();

/** The index of a session, made when it is first asked for; it lives as long as the session. */
export function indexOf(session: FtpSession): SessionIndex {
  const known = indexes.get(session);
  if (known !== undefined) return known;
  const index = makeIndex(session);
  indexes.set(session, index);
  return index;
}

function makeIndex({ exchanges }: FtpSession): SessionIndex {
  const byFrame = new Map<number, Exchange[]>();
  for (const exchange of exchanges) {
    const frames = new Set([exchange.frame, ...exchange.replies.map(({ frame }) => frame)]);
    for (const frame of frames) {
      if (frame === null) continue;
      const others = byFrame.get(frame);
      if (others === undefined) byFrame.set(frame, [exchange]);
      else others.push(exchange);
    }
  }
  return {
    byFrame,
    portTalks: exchanges.filter(({ verb }) => modeOfVerb(verb) !== null),
    goodbye: exchanges.some(({ replies }) => replies.some(({ code }) => code === 221)),
  };
}

const MODE_OF_VERB: ReadonlyMap<string | null, Mode> = new Map([
  ["PORT", "active"],
  ["EPRT", "active"],
  ["LPRT", "active"],
  ["PASV", "passive"],
  ["EPSV", "passive"],
  ["LPSV", "passive"],
]);

/** The mode that a command asks for; null for any other command. */
export function modeOfVerb(verb: string | null): Mode | null {
  return MODE_OF_VERB.get(verb) ?? null;
}
