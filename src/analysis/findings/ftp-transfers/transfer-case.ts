import { frameReference } from "../../../decode/frame-reference.ts";
import type { Sent } from "../../../report/connection.ts";
import type { Exchange, FtpSession, Reply, Transfer } from "../../../report/report.ts";
import type { Unreachable } from "../../unreachables.ts";
import type { Facts } from "../facts.ts";
import { CapturedData } from "../ftp-connections/captured-data.ts";
import { controlLosses } from "../ftp-sessions/control-loss.ts";
import { leftByClient } from "../ftp-sessions/session-controls.ts";
import { ConversationState } from "./conversation-state.ts";
import { TransferCommands } from "./transfer-commands.ts";

/** A transfer, and what was said and seen around it that its report alone does not tell. */
export interface TransferCase {
  session: FtpSession;
  transfer: Transfer;
  /** Its command; null where it could not be read. */
  exchange: Exchange | null;
  finalReply: Reply | null;
  abort: Exchange | null;
  /** The TYPE command that held for it. */
  typeCommand: Exchange | null;
  /** Its bytes are the file's, one by one, but for line ends: stream mode, file structure, no range (RFC 959 section 3.4.1). */
  plainBytes: boolean;
  /** What SIZE, MDTM or MLST of the same name was answered before: the file is there, or not; null where nobody asked. */
  existed: boolean | null;
  /** The client went on to open a folder of the same name, and could. */
  openedAsFolder: boolean;
  /** The same transfer completed later in the session. */
  doneLater: boolean;
  /** ICMP errors about packets of its data connection that were too big. */
  tooBig: readonly Unreachable[];
  /** The session's control connection went dead: that is what is to be told of a reply that never came. */
  controlLost: boolean;
  /** The control connection is over, or the client has closed it. */
  gaveUp: boolean;
  /** The FIN by which the client left (a frame reference), where it was the first to go. */
  leftAt: number | null;
  /** The capture would have its data connection. */
  dataCaptured: boolean;
  /** What the end that sent the data sent; null without a connection. */
  sent: Sent | null;
  /** When the capture that its last packet is in ends. */
  captureEnd: string | null;
}

/** All transfers of the report, in its order. */
export function transferCases(facts: Facts): TransferCase[] {
  const { report, unreachables } = facts;
  const losses = controlLosses(facts);
  const left = leftByClient(facts);
  const tooBig = tooBigByPath(unreachables);
  const captured = new CapturedData(facts);
  return report.ftp.sessions.flatMap((session) => {
    const said = readConversation(session);
    const completions = lastCompletions(session.transfers);
    return session.transfers.map((transfer, index): TransferCase => {
      const { connection } = transfer;
      const lastCapture = connection?.lastCapture ?? session.lastCapture;
      return {
        session,
        transfer,
        ...(said.get(transfer) ?? UNREAD),
        doneLater: (completions.get(sameTransfer(transfer)) ?? -1) > index,
        tooBig: connection === null ? [] : (tooBig.get(pathKey(connection.client, connection.server)) ?? []),
        controlLost: losses.has(session),
        gaveUp: session.closed !== "open" || left.has(session),
        leftAt: left.get(session) ?? null,
        dataCaptured: transfer.mode === null || captured.has(session, transfer.mode),
        sent: sentData(transfer),
        captureEnd: report.captures[lastCapture]?.lastTime ?? null,
      };
    });
  });
}

type Said = Omit<
  TransferCase,
  | "session"
  | "transfer"
  | "doneLater"
  | "tooBig"
  | "controlLost"
  | "gaveUp"
  | "leftAt"
  | "dataCaptured"
  | "sent"
  | "captureEnd"
>;

const UNREAD: Said = {
  exchange: null,
  finalReply: null,
  abort: null,
  typeCommand: null,
  plainBytes: false,
  existed: null,
  openedAsFolder: false,
};

/** What was said about each transfer whose command could be read. */
function readConversation({ exchanges, transfers }: FtpSession): Map<Transfer, Said> {
  const said = new Map<Transfer, Said>();
  if (transfers.length === 0) return said;
  const commands = new TransferCommands(transfers);
  const state = new ConversationState();
  let last: Said | null = null;
  for (const [index, exchange] of exchanges.entries()) {
    const transfer = commands.take(exchange);
    if (transfer === null) {
      if (exchange.verb === "ABOR" && last !== null) last.abort ??= exchange;
      state.exchange(exchange);
      continue;
    }
    last = {
      exchange,
      finalReply: exchange.replies.findLast(({ code }) => code >= 200) ?? null,
      abort: null,
      typeCommand: state.typeCommand,
      plainBytes: state.takePlainBytes(),
      existed: state.existed(exchange.argument),
      openedAsFolder: opensFolder(exchanges, index),
    };
    said.set(transfer, last);
  }
  return said;
}

/** Browsers ask for a file first, and open the folder of that name when it is refused. */
const COMMANDS_UNTIL_FOLDER = 6;

function opensFolder(exchanges: readonly Exchange[], index: number): boolean {
  const name = withoutSlash(exchanges[index]?.argument ?? "");
  if (name === "") return false;
  return exchanges.slice(index + 1, index + 1 + COMMANDS_UNTIL_FOLDER).some(({ verb, argument, replies }) => {
    return verb === "CWD" && withoutSlash(argument ?? "") === name && replies.some(({ code }) => code === 250);
  });
}

function withoutSlash(name: string): string {
  return name.endsWith("/") ? name.slice(0, -1) : name;
}

function lastCompletions(transfers: readonly Transfer[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const [index, transfer] of transfers.entries()) {
    if (transfer.outcome === "completed") last.set(sameTransfer(transfer), index);
  }
  return last;
}

function sameTransfer({ verb, path, argument }: Transfer): string {
  return `${verb} ${path ?? argument}`;
}

function sentData({ connection, direction }: Transfer): Sent | null {
  if (connection === null) return null;
  const { client, server } = connection.sent;
  if (direction === null) return client.bytes > server.bytes ? client : server;
  return direction === "upload" ? client : server;
}

function tooBigByPath(unreachables: readonly Unreachable[]): Map<string, Unreachable[]> {
  const found = new Map<string, Unreachable[]>();
  for (const one of unreachables) {
    if (one.kind !== "too-big") continue;
    for (const key of [pathKey(one.source, one.destination), pathKey(one.destination, one.source)]) {
      const same = found.get(key);
      if (same === undefined) found.set(key, [one]);
      else same.push(one);
    }
  }
  return found;
}

function pathKey(a: { ip: string; port: number }, b: { ip: string; port: number }): string {
  return `${a.ip} ${a.port} ${b.ip} ${b.port}`;
}

/** Something that is in a frame of a capture, as far as it was captured. */
type Place = { capture: number | null; frame: number | null } | null;

/** Frame references of places, each once, in the captures' order. */
export function framesOf(...places: readonly Place[]): number[] {
  const references = places.flatMap((place) =>
    place === null || place.capture === null || place.frame === null
      ? []
      : [frameReference(place.capture, place.frame)],
  );
  return [...new Set(references)].sort((a, b) => a - b);
}

/** The last packet of a transfer's data connection. */
export function lastPacket({ transfer: { connection } }: TransferCase): Place {
  return connection === null ? null : { capture: connection.lastCapture, frame: connection.lastFrame };
}

/** Whether bytes could flow: its data connection came to be. */
export function wasOpen({ transfer: { connection, bytes } }: TransferCase): boolean {
  return connection !== null && (connection.established || (bytes ?? 0) > 0);
}

/** Nothing of what client and server said is missing from the capture. */
export function isControlWhole({ session: { sent } }: TransferCase): boolean {
  return sent.client.missingBytes === 0 && sent.server.missingBytes === 0;
}

/** Only the end that was to send data did: else the connection, tied to it by what was captured, is another transfer's. */
export function isItsConnection({ transfer: { connection, direction }, sent }: TransferCase): boolean {
  if (connection === null || direction === null) return true;
  const receiver = sent === connection.sent.client ? connection.sent.server : connection.sent.client;
  return receiver.bytes === 0;
}

/** The session and transfer that a finding is about. */
export function subjectOf({ session, transfer }: TransferCase): { session: number; transfer: number } {
  return { session: session.id, transfer: transfer.id };
}

/** Command and file, as findings name them. */
export function nameOf({ transfer }: TransferCase): { verb: string | null; path: string | null } {
  return { verb: transfer.verb, path: transfer.path ?? transfer.argument };
}
