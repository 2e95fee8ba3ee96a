import { type ComparedDifference, DIFFERENCE_CODES, type DifferenceCode } from "../report/comparison.ts";
import type { DataConnection } from "../report/connection.ts";
import {
  announcementsOf,
  commandOf,
  dataConnections,
  fileOf,
  loginAttempts,
  portTalks,
  type Side,
} from "./compare-side.ts";

/** One fact of a side, and the frames that show it. Null where it is not known, or there is no such thing. */
interface Fact {
  value: string | number | null;
  frames: readonly (number | null)[];
}

const UNKNOWN: Fact = { value: null, frames: [] };

interface Facts {
  side: Side;
  /** The data connection, or the last attempt at one. */
  connection: DataConnection | null;
  facts: Record<DifferenceCode, Fact>;
}

/** What differs between two sides, the most telling first. */
export function differencesBetween(left: Side, right: Side): ComparedDifference[] {
  const [mine, theirs] = [factsOf(left), factsOf(right)];
  return DIFFERENCE_CODES.filter((code) => differs(code, mine, theirs)).map((code) => ({
    code,
    left: mine.facts[code].value,
    right: theirs.facts[code].value,
    leftFrames: mine.facts[code].frames.filter((frame) => frame !== null),
    rightFrames: theirs.facts[code].frames.filter((frame) => frame !== null),
  }));
}

function differs(code: DifferenceCode, left: Facts, right: Facts): boolean {
  const [mine, theirs] = [left.facts[code].value, right.facts[code].value];
  if (code === "outcome") return outcomesDiffer(left.side, right.side);
  if (mine === null || theirs === null || mine === theirs) return false;
  if (code === "server-port") return serverPortsDiffer(left, right);
  if (code === "method") return !areCounterparts(String(mine), String(theirs));
  if (code === "login") return mine !== "unknown" && theirs !== "unknown";
  if (code === "file") return namesDiffer(left, right);
  return true;
}

/** Two failures differ where other replies told of them. */
function outcomesDiffer(left: Side, right: Side): boolean {
  const [mine, theirs] = [left.transfer, right.transfer];
  if (mine?.outcome === "unknown" || theirs?.outcome === "unknown") return false;
  if (mine?.outcome !== theirs?.outcome) return true;
  return mine !== null && theirs !== null && mine.outcome !== "completed" && mine.replyCode !== theirs.replyCode;
}

const FTP_DATA_PORT = 20;

/** A passive port is chosen at random, so that two of them say nothing. */
function serverPortsDiffer(left: Facts, right: Facts): boolean {
  const [mine, theirs] = [left.connection, right.connection];
  const habit = (mine?.server.port === FTP_DATA_PORT) !== (theirs?.server.port === FTP_DATA_PORT);
  return habit || mine?.opener !== theirs?.opener;
}

const COUNTERPARTS = [
  ["PORT", "PASV"],
  ["EPRT", "EPSV"],
  ["LPRT", "LPSV"],
];

/** The commands of one family do the same in either mode. */
function areCounterparts(left: string, right: string): boolean {
  return COUNTERPARTS.some((family) => family.includes(left) && family.includes(right));
}

/** Listings of a folder and files are no counterparts: their verbs say that already. */
function namesDiffer({ side: left }: Facts, { side: right }: Facts): boolean {
  const [mine, theirs] = [left.transfer, right.transfer];
  const alike = mine?.verb === theirs?.verb || (mine?.direction !== "listing" && theirs?.direction !== "listing");
  return alike && nameOf(left) !== nameOf(right);
}

/** Without the options that many servers hand on to ls: "LIST -a" lists the same folder as LIST. */
function nameOf({ transfer }: Side): string {
  const argument = transfer?.argument ?? "";
  return fileOf(transfer?.direction === "listing" ? argument.replace(/^(-\S+\s*)+/, "") : argument);
}

function factsOf(side: Side): Facts {
  const { session, transfer } = side;
  const command = commandOf(side);
  const connection = transfer?.connection ?? dataConnections(side).at(-1) ?? null;
  const announcement = announcementsOf(side).at(-1);
  const opener = connection?.opener ?? null;
  const syn = connection?.synFrame ?? null;
  const asked = transfer?.frame ?? null;
  const final = command?.replies.at(-1)?.frame ?? null;
  const mode = modeOf(side);
  const login = loginAttempts(side).at(-1) ?? [];
  return {
    side,
    connection,
    facts: {
      mode: fact(mode, announcement?.frame ?? syn),
      announcer: fact(announcement?.listener ?? null, announcement?.frame ?? null),
      opener: fact(opener, syn),
      "server-port": fact(opener === null ? null : (connection?.server.port ?? null), syn),
      firewall: fact(firewallOf(side, connection), syn),
      order: orderOf(side, connection),
      method: fact(transfer?.method === "inferred" ? null : methodOf(side), announcement?.frame ?? null),
      security: fact(session.security, session.secureFromFrame),
      login: fact(session.login, login[0]?.frame ?? null, login.at(-1)?.replies.at(-1)?.frame ?? null),
      outcome: fact(transfer?.outcome ?? null, final),
      verb: fact(transfer?.verb ?? null, asked),
      file: transfer?.verb == null ? UNKNOWN : fact(transfer.argument ?? "", asked),
      bytes: bytesOf(side),
    },
  };
}

function fact(value: Fact["value"], ...frames: Fact["frames"]): Fact {
  return { value, frames };
}

/** Who listens: as the transfer has it, else as the last port was named, though nobody came. */
export function modeOf({ session, transfer }: Side): "active" | "passive" | null {
  if (transfer !== null) return transfer.mode;
  const listener = session.announcements.at(-1)?.listener;
  if (listener === undefined) return null;
  return listener === "client" ? "active" : "passive";
}

/** The side that the data connection comes in to; null where its end is a third host, as between two servers. */
function firewallOf(side: Side, connection: DataConnection | null): "client" | "server" | null {
  const mode = modeOf(side);
  const opener = connection?.opener ?? (mode === null ? null : mode === "active" ? "server" : "client");
  if (opener === null) return null;
  const listener = opener === "server" ? "client" : "server";
  return connection === null || connection[listener].ip === side.session[listener].ip ? listener : null;
}

function methodOf(side: Side): string | null {
  return side.transfer?.method ?? portTalks(side).at(-1)?.verb ?? null;
}

/** What a connection carried that came about; the outcome tells of any other. */
function bytesOf({ transfer }: Side): Fact {
  const connection = transfer?.connection ?? null;
  if (connection === null || !connection.established) return UNKNOWN;
  return fact(transfer?.bytes ?? null, connection.firstFrame, connection.lastFrame);
}

/** Which came first, the command or the data connection's SYN. Frames of two captures are not comparable. */
function orderOf({ transfer }: Side, connection: DataConnection | null): Fact {
  const asked = transfer?.frame ?? null;
  const syn = connection?.synFrame ?? null;
  if (asked === null || syn === null || connection?.capture !== transfer?.capture) return UNKNOWN;
  return asked < syn ? fact("command", asked, syn) : fact("syn", syn, asked);
}
