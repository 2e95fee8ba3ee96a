import { grouped } from "../number-text.ts";
import { plural } from "./measures.en.ts";

/** Who connects to whom, as a story tells it. Texts are safe and shaped already; frames are cited as "frame 7". */
export interface ToldOpening {
  opener: "client" | "server";
  /** Where the opener is another host than the session's. */
  openerIp: string | null;
  /** Null where the client opens: its own port says nothing. */
  fromPort: number | null;
  /** Null for the port that was told just before. */
  to: string | null;
  frames: string;
  syns: number;
}

/** A port that was told, and by what. */
export interface ToldPort {
  /** "57069"; with its address where that is not the teller's. */
  port: string;
  isOwn: boolean;
  /** "PORT", "227". */
  method: string;
  frames: string;
}

/** What happened in a capture, in plain sentences. */
export const storyEn = {
  heading: "What happened",
  titles: {
    client: (name: string): string => `DHCP: ${name}`,
    linkLocal: (mac: string): string => `${mac}, without DHCP`,
  },
  /** How a session began. */
  connected: (client: string, server: string, time: string, frames: string): string =>
    `${client} connected to the FTP server ${server} at ${time} (${frames}).`,
  midstream: (client: string, server: string, time: string, frames: string): string =>
    `The capture begins in the middle of a session of ${client} with the FTP server ${server} (${time}, ${frames}).`,
  noAnswer: (client: string, server: string, time: string, syns: number, frames: string): string =>
    `${client} tried to connect to ${server} at ${time}: ${plural(syns, "SYN", "SYNs")} (${frames}), and nothing came back.`,
  turnedAway: (client: string, server: string, time: string, frames: string): string =>
    `${client} tried to connect to ${server} at ${time}, and was refused (${frames}).`,
  greeted: (reply: string, frames: string): string => `The server greeted: ${reply} (${frames}).`,
  notGreeted: (reply: string, frames: string): string => `The server turned the client away: ${reply} (${frames}).`,
  implicitTls: "The connection is encrypted from its beginning (TLS): commands and replies cannot be read.",
  /** `until` is where the encryption ended. */
  tls: (frames: string, until: string | null): string =>
    `The client asked for TLS, and the server agreed (${frames}): from there on commands and replies cannot be read${until === null ? "" : `, until the connection is in clear again (${until})`}.`,
  /** Logging in. */
  loggedIn: (user: string, frames: string): string => `The client logged in as ${user} (${frames}).`,
  loggedInUnnamed: (frames: string): string => `The client logged in (${frames}).`,
  loginRefused: (user: string | null, reply: string, frames: string): string =>
    `The server refused the login${user === null ? "" : ` of ${user}`}: ${reply} (${frames}).`,
  /** What was asked; `name` is null where the command has none. */
  asked: {
    download: (name: string | null, verb: string, frames: string): string =>
      `The client asked to download ${name ?? "a file"} (${verb}, ${frames}).`,
    upload: (name: string | null, verb: string, frames: string): string =>
      `The client asked to upload ${name ?? "a file"} (${verb}, ${frames}).`,
    listing: (name: string | null, verb: string, frames: string): string =>
      `The client asked for the listing of ${name ?? "the current folder"} (${verb}, ${frames}).`,
    other: (name: string | null, verb: string, frames: string): string =>
      `The client asked ${verb}${name === null ? "" : ` ${name}`} (${frames}).`,
    encrypted: "Data was transferred by a command that cannot be read.",
    notCaptured: "Data was transferred by a command that is not in the capture.",
    resumed: (bytes: string): string => `It asked to begin at offset ${bytes}.`,
  },
  /** Which port was told by whom. */
  told: {
    client: ({ port, isOwn, method, frames }: ToldPort): string =>
      `Active mode: the client told ${isOwn ? "its own port" : "the address and port"} ${port} (${method}, ${frames}).`,
    server: ({ port, isOwn, method, frames }: ToldPort): string =>
      `Passive mode: the server told ${isOwn ? "its port" : "the address and port"} ${port} (${method}, ${frames}).`,
    default: "Active mode, to the default data port: no port was told.",
    active: "Active mode.",
    passive: "Passive mode.",
    lost: {
      active: "Active mode: the capture lacks the command that told the port.",
      passive: "Passive mode: the capture lacks the reply that told the port.",
    },
  },
  opening: {
    opened: (one: ToldOpening): string => `${opener(one)} connected to ${target(one)}${own(one)} (${one.frames}).`,
    half: (one: ToldOpening): string =>
      `${opener(one)} sent a SYN to ${target(one)}${own(one)} and got a SYN-ACK (${one.frames}), but no ACK followed.`,
    unanswered: (one: ToldOpening): string =>
      `${opener(one)} sent ${plural(one.syns, "SYN", "SYNs")} to ${target(one)}${own(one)} (${one.frames}), and nothing came back.`,
    unreachable: (one: ToldOpening, sender: string): string =>
      `${opener(one)} sent ${plural(one.syns, "SYN", "SYNs")} to ${target(one)}${own(one)} (${one.frames}), and ${sender} answered with an ICMP error.`,
    refused: (one: ToldOpening): string =>
      `${opener(one)} sent ${plural(one.syns, "SYN", "SYNs")} to ${target(one)}${own(one)} and was refused with RST (${one.frames}).`,
    midway: (ends: string, frames: string): string =>
      `The data connection ${ends} (${frames}) was open before its first captured packet.`,
    never: "Nobody connected to it in this capture.",
    unseen: "The capture has no packet of the data connection.",
  },
  carried: (bytes: string, time: string | null, rate: string | null, frames: string): string =>
    `${bytes} ${bytes === "1 B" ? "was" : "were"} transferred${time === null ? "" : ` in ${time}`}${rate === null ? "" : `, ${rate}`} (${frames}).`,
  /** `lost` is how much of it was not acknowledged; null for all of it. */
  sentInVain: (bytes: string, lost: string | null, time: string | null, frames: string): string =>
    `${bytes} ${bytes === "1 B" ? "was" : "were"} sent${time === null ? "" : ` in ${time}`} (${frames}), and ${lost === null ? "nothing" : `${lost}`} of it was ${lost === null ? "" : "not "}acknowledged.`,
  paused: {
    silent: (seconds: string, frames: string): string => `They paused for ${seconds} (${frames}).`,
    windowShut: (seconds: string, frames: string): string =>
      `They paused for ${seconds} (${frames}), while the receiver's window was shut.`,
  },
  brokenOff: {
    client: "The client broke off the data connection with RST.",
    server: "The server broke off the data connection with RST.",
  },
  carriedNothing: "No byte was transferred.",
  missing: (bytes: string): string => `${bytes} more were sent and are not in the capture.`,
  ended: {
    completed: (reply: string, frames: string): string => `The server reported success: ${reply} (${frames}).`,
    failed: (reply: string, frames: string): string => `It failed: ${reply} (${frames}).`,
    aborted: (abor: string | null, reply: string | null): string =>
      `It was aborted${abor === null ? "" : ` by the client (ABOR, ${abor})`}${reply === null ? "" : `: ${reply}`}.`,
    unfinished: "The capture has no final reply to it.",
  },
  /** After the first of several transfers that went alike; `names` are some of the files. */
  likewise: (count: number, names: string, bytes: string | null, frames: string): string =>
    `${plural(count, "more transfer", "more transfers")} went the same way${names === "" ? "" : `: ${names}`} (${frames}${bytes === null ? "" : `; ${bytes} together`}).`,
  likewiseCommands: (count: number, verb: string, frames: string): string =>
    `${plural(count, "more", "more")} ${verb} went the same way (${frames}).`,
  /** Other commands that changed something, or were refused. */
  done: {
    DELE: (name: string, frames: string): string => `The client deleted ${name} (DELE, ${frames}).`,
    MKD: (name: string, frames: string): string => `The client made the folder ${name} (MKD, ${frames}).`,
    RMD: (name: string, frames: string): string => `The client removed the folder ${name} (RMD, ${frames}).`,
    RNTO: (name: string, frames: string): string => `The client renamed a file to ${name} (RNTO, ${frames}).`,
  },
  refused: (command: string, reply: string, frames: string): string =>
    `The server refused ${command}: ${reply} (${frames}).`,
  refusedUnseen: (reply: string, frames: string): string =>
    `The server refused a command that is not in the capture: ${reply} (${frames}).`,
  unusedPort: "No transfer was asked for over it.",
  serverEnds: (reply: string, frames: string): string => `The server ended the session: ${reply} (${frames}).`,
  moreSteps: (count: number, failures: number): string =>
    `${plural(count, "more step", "more steps")} followed${failures === 0 ? "" : `, ${grouped(failures)} of them without success`}; --all tells them.`,
  nothingAsked: "No transfer was asked for in this capture.",
  /** How a session ended. */
  closed: {
    quit: (quit: string, frames: string): string =>
      `The client said goodbye (QUIT, ${quit}), and the connection was closed (${frames}).`,
    fin: (frames: string): string => `The connection was closed (${frames}), and the capture has no QUIT.`,
    finUnread: (frames: string): string => `The connection was closed (${frames}).`,
    rst: (frames: string): string => `The connection was broken off with RST (${frames}).`,
    quitRst: (quit: string, frames: string): string =>
      `The client said goodbye (QUIT, ${quit}), and the connection was broken off with RST (${frames}).`,
    quitOpen: (quit: string): string => `The client said goodbye (QUIT, ${quit}); the capture does not show the close.`,
    open: (frames: string): string =>
      `The capture does not show the end of the control connection, whose last packet is ${frames}.`,
  },
  /** What became of an exchange is told by the words of its ladder. */
  exchange: (id: number, time: string): string => `Exchange ${id}, ${time}.`,
  askedBefore: (discovers: number, time: string): string =>
    `The client sent ${grouped(discovers)} DISCOVERs before the first OFFER came, after ${time}.`,
  askedAgain: (frames: string): string => `The client sent its DISCOVER again after the OFFER (${frames}).`,
  viaRelays: (list: string): string => `It went by way of relay ${list}.`,
  moreExchanges: (count: number, frames: string): string =>
    `${plural(count, "more exchange", "more exchanges")} went the same way (${frames}).`,
};

function opener({ opener: end, openerIp }: ToldOpening): string {
  return openerIp ?? `The ${end}`;
}

function target({ to }: ToldOpening): string {
  return to ?? "that port";
}

function own({ fromPort }: ToldOpening): string {
  return fromPort === null ? "" : ` from its port ${fromPort}`;
}
