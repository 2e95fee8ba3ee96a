import { grouped } from "../number-text.ts";
import { plural } from "./measures.en.ts";

/** Where the port of a data connection came from: "PORT" or "227" with the frame, the default, or unknown. */
export type PortSource =
  | { kind: "announced"; method: string; frame: string }
  | { kind: "default" | "encrypted" | "unseen" | "untold" };

/** One end of a data connection: its role's name, or an address where another host plays it. */
export interface EndName {
  role: "client" | "server" | null;
  ip: string;
  port: number;
}

/** Words of FTP ladders. */
export const ladderEn = {
  columns: { frame: "frame", seconds: "sec" },
  hosts: { client: "Client", server: "Server", other: "Other", others: "Other hosts" },
  roles: { control: "control", data: "data" },
  title: (id: number, route: string): string => `Session ${id}: ${route}`,
  phase: (number: number, name: string): string => `${number} ${name}`,
  phases: {
    connect: "CONNECT",
    login: "LOGIN",
    security: "TLS",
    commands: "COMMANDS",
    transfer: "TRANSFER",
    quit: "QUIT",
    end: "END",
  },
  modes: { active: "active", passive: "passive" },
  segments: {
    handshake: "TCP handshake",
    burst: (count: number, size: string): string => `${plural(count, "segment", "segments")}, ${size}`,
    burstShort: (count: number, size: string): string => `${grouped(count)} seg ${size.replace(" ", "")}`,
    again: (count: number, size: string): string => `${count === 1 ? "" : `${grouped(count)} `}sent again, ${size}`,
    againShort: (count: number): string => `${count === 1 ? "" : `${grouped(count)} `}sent again`,
    finBoth: "FIN both ways",
    withBytes: (name: string, size: string): string => `${name}, with ${size}`,
    opens: { client: "client opens", server: "server opens" },
    sendsFirst: { client: "client sends first SYN", server: "server sends first SYN" },
    /** Of a host that is neither the session's client nor its server. */
    otherOpens: (ip: string): string => `${ip} opens`,
    otherSendsFirst: (ip: string): string => `${ip} sends first SYN`,
    noneLost: "0 lost",
    refused: "refused",
    noAnswer: "no answer",
    tryAgain: "tries again",
    encrypted: (count: number, size: string): string => `encrypted, ${plural(count, "packet", "packets")}, ${size}`,
    encryptedShort: (count: number): string => `encrypted, ${grouped(count)}`,
    piece: (size: string): string => `part of a message, ${size}`,
  },
  /** `port` is the arithmetic that gives it, or ":50021". */
  listens: (port: string, unused: boolean): string => `${port}, ${unused ? "never used" : "listens"}`,
  /** An announced address that is not the one that this capture shows. */
  address: {
    isPrivate: (said: string): string => `${said} (private)`,
    notOwn: {
      client: (said: string, own: string): string => `says ${said}; the client is ${own}`,
      server: (said: string, own: string): string => `says ${said}; the server is ${own}`,
    },
    notUsed: (said: string, seen: string): string => `says ${said}; the connection is with ${seen}`,
  },
  noSyn: (port: number): string => `no SYN to :${port}`,
  missing: (bytes: string): string => `${bytes} not captured`,
  silence: (time: string): string => `silent for ${time}`,
  midstream: "the capture begins here: the connection was open already",
  lineCount: (count: number): string => plural(count, "line", "lines"),
  notListed: (count: number): string => `${plural(count, "packet is", "packets are")} not listed`,
  /** `verb` is what all of them are, null where they are mixed. */
  moreCommands: (count: number, verb: string | null, frames: string): string =>
    `${grouped(count)} more ${verb === null ? "" : `${verb} `}${count === 1 ? "command" : "commands"}: ${frames}; --all draws them`,
  /** `like` is what all of them are: "RETR, passive, completed"; null where they differ. */
  moreTransfers: (facts: { count: number; like: string | null; frames: string; bytes: string }): string => {
    const { count, like, frames, bytes } = facts;
    const what = `${grouped(count)} more ${count === 1 ? "transfer" : "transfers"}`;
    return `${what}${like === null ? "" : ` like ${count === 1 ? "this" : "these"} (${like})`}: ${frames}, ${bytes}; --all or --transfer N draws them`;
  },
  moreSessions: (count: number): string =>
    `${plural(count, "more session is", "more sessions are")} not drawn; --session N draws one of them, --all all of them`,
  layers: {
    sequence: (relative: number): string => `seq ${relative}`,
    initialSequence: (relative: number, initial: number): string => `seq ${relative} (ISN ${initial})`,
    absoluteSequence: (number: number): string => `seq ${number} (absolute)`,
    acknowledgment: (relative: number): string => `ack ${relative}`,
    absoluteAcknowledgment: (number: number): string => `ack ${number} (absolute)`,
    window: (bytes: string): string => `window ${bytes}`,
    shiftedWindow: (bytes: string, sent: string): string => `window ${bytes} (${sent})`,
    firstOf: (count: number): string => `first of ${grouped(count)} packets`,
  },
  details: {
    frame: "Frame",
    time: "Time",
    from: "From",
    to: "To",
    text: "Text",
    meaning: "Meaning",
    packets: "Packets",
    bytes: "Bytes",
    duration: "Duration",
    flags: "Flags",
    numbers: "Numbers",
  },
  verdict: {
    mode: { active: "ACTIVE", passive: "PASSIVE" },
    modeUnknown: "DATA",
    end: ({ role, ip, port }: EndName): string => `${role ?? ip}:${port}`,
    opened: (mode: string, from: string, frame: string, to: string, source: PortSource): string =>
      `${mode}: ${from} sent SYN (${frame}) to ${to}${theSource(source)}.`,
    unanswered: (
      mode: string,
      from: string,
      to: string,
      syns: { count: number; frames: string },
      source: PortSource,
    ): string => {
      const times = syns.count === 1 ? "once" : `${grouped(syns.count)} times`;
      return `${mode}, but never opened: ${from} sent SYN ${times} (${syns.frames}) to ${to}${theSource(source)}${comma(source)} and nothing came back.`;
    },
    refused: (
      mode: string,
      from: string,
      frame: string,
      to: string,
      reset: string | null,
      source: PortSource,
    ): string =>
      `${mode}, but refused: ${from} sent SYN (${frame}) to ${to}${theSource(source)}${comma(source)} and got RST${reset === null ? "" : ` (${reset})`}.`,
    halfOpen: (mode: string, from: string, frame: string, to: string, synAck: string, source: PortSource): string =>
      `${mode}, but only half open: ${from} sent SYN (${frame}) to ${to}${theSource(source)}${comma(source)} and got SYN, ACK (${synAck}), but no ACK followed.`,
    midway: (mode: string, ends: string, source: PortSource): string =>
      `${mode}: the data connection ${ends} was open before its first captured packet, so the capture does not show who opened it${source.kind === "announced" ? `; ${source.method} (${source.frame}) named its port` : ""}.`,
    neverOpened: (mode: string, to: string, source: PortSource): string =>
      `${mode}, but never opened: the capture has no SYN to ${to}${theSource(source)}.`,
    noSyn: (mode: string, to: string, source: PortSource): string =>
      `${mode}: the capture has no SYN to ${to}${theSource(source)}.`,
    rejected: (verb: string, frame: string, code: number, reply: string): string =>
      `No data connection: ${verb} (${frame}) was refused with ${code} (${reply}).`,
    portRefused: (method: string, frame: string, code: number, reply: string): string =>
      `The server refused ${method} (${frame}) with ${code} (${reply}).`,
    noConnection: "The capture shows no data connection.",
    ended: {
      failed: (code: number, frame: string): string => `It failed: ${code} (${frame}).`,
      aborted: (abor: string | null, reply: string | null): string =>
        `It was aborted${abor === null ? "" : `: ABOR (${abor})`}${reply === null ? "" : `${abor === null ? ":" : ","} ${reply}`}.`,
      notCaptured: (code: number, frame: string): string =>
        `The transfer was completed, ${code} (${frame}), so its data connection was not captured.`,
      unfinished: "The capture has no final reply to it.",
    },
    otherServerPort: (port: number): string => `The server's data port is ${port}, not 20.`,
    passiveFrom20: "The server's data port is 20, though the mode is passive.",
    otherAddress: (method: string, said: string, seen: string): string =>
      `${method} named the address ${said}, but the connection was with ${seen}.`,
    thirdHost: (ip: string): string => `The other end of the data was ${ip}, a third host, as in FXP.`,
    notOwnAddress: {
      client: (ip: string, own: string, isPrivate: boolean): string =>
        `${ip}${isPrivate ? ", a private address," : ""} is not the client's address here (${own}).`,
      server: (ip: string, own: string, isPrivate: boolean): string =>
        `${ip}${isPrivate ? ", a private address," : ""} is not the server's address here (${own}).`,
    },
    missing: (bytes: string): string => `Not captured: ${bytes} of the data.`,
    likewise: (list: string, several: boolean): string =>
      `${several ? "Transfers" : "Transfer"} ${list} went the same way.`,
    moreKinds: (count: number): string =>
      `${plural(count, "more transfer", "more transfers")} went otherwise; --transfer N tells of one.`,
    id: (id: number): string => `#${id} `,
    noCommand: "No transfer command followed.",
    morePorts: (count: number): string =>
      `${plural(count, "more port was", "more ports were")} named, and no transfer used ${count === 1 ? "it" : "them"}.`,
    noTransferSeen: "The capture shows no transfer command.",
    noTransferReadable: "The commands are encrypted, and the capture shows no data connection.",
    noTransfer: "No transfer was asked for in this session.",
    loginRefused: "The login was refused, and no transfer was asked for.",
  },
  table: {
    title: "Control and data connection",
    control: "Control",
    data: "Data",
    ports: "Ports",
    opener: "Opened by",
    lifetime: "Lifetime",
    bytes: "Bytes",
    /** Over "223 / 716". */
    bytesOfBoth: "Bytes C / S",
    packets: "Packets",
    carried: "Carried",
    closed: "End",
    syn: (role: string, frame: string): string => `${role}, SYN ${frame}`,
    unknownOpener: "before the capture",
    total: (count: number): string => `All ${grouped(count)}`,
    moreConnections: (count: number): string => `${grouped(count)} more`,
    commandsAndReplies: (commands: string, replies: string): string => `${commands}, ${replies}`,
    /** `said` is what could be read, null for nothing. */
    encrypted: (said: string | null): string => (said === null ? "encrypted" : `${said}, rest encrypted`),
    nothing: "no bytes",
    unused: "no transfer",
  },
};

function theSource(source: PortSource): string {
  if (source.kind === "announced") return `, the port from ${source.method} (${source.frame})`;
  if (source.kind === "default") return ", the default data port, for no port was named";
  if (source.kind === "encrypted") return "; what named the port is encrypted";
  return source.kind === "unseen" ? "; what named the port was not captured" : "";
}

function comma({ kind }: PortSource): string {
  return kind === "untold" ? "" : ",";
}
