/**
 * The report: contract "ftpscope/1". Plain data, the only thing that renderers and other programs see.
 * Fields may be added; none is renamed, removed or given another meaning. Unknown is null, never absent.
 * Times are ISO 8601 UTC with nine decimals; frames are 1-based record numbers in their capture.
 */
import type { Comparison } from "./comparison.ts";
import type { ConnectionPackets, DataConnection, Endpoint, Sent } from "./connection.ts";
import type { Explanation, StoryPart } from "./explanation.ts";
import type { Rows } from "./rows.ts";

export const SCHEMA = "ftpscope/1";

export interface Report {
  schema: typeof SCHEMA;
  captures: CaptureSummary[];
  ftp: { sessions: Rows<FtpSession>; unclaimedConnections: DataConnection[] };
  dhcp: { transactions: Rows<DhcpTransaction>; clients: DhcpClient[]; linkLocal: LinkLocalClaim[] };
  findings: Finding[];
  traffic: Traffic[];
  /** Two transfers step by step; null where nobody asked for it. */
  comparison: Comparison | null;
  /** What happened, in order; null where nobody asked for it. */
  story: StoryPart[] | null;
}

/** `mac` is lower-case hex with colons, null where the link layer has none. */
export interface StationEndpoint extends Endpoint {
  mac: string | null;
}

export interface CaptureSummary {
  path: string;
  format: "pcap" | "pcapng" | "snoop";
  compression: "gzip" | "zstd" | null;
  linkTypes: string[];
  snapLength: number;
  packets: number;
  cutPackets: number;
  firstTime: string | null;
  lastTime: string | null;
  seconds: number | null;
  complete: boolean;
  damage: { offset: number; code: string; message: string } | null;
}

export interface Reply {
  /** Index into captures: a session may run over several. */
  capture: number;
  frame: number;
  time: string;
  code: number;
  /** Lines joined by \n, without the code. */
  text: string;
  /** Only where the bytes were not UTF-8. */
  textEncoding?: string;
}

export interface Exchange {
  capture: number | null;
  /** Null for replies that answer nothing (the banner). */
  frame: number | null;
  time: string | null;
  verb: string | null;
  argument: string | null;
  argumentEncoding?: string;
  replies: Reply[];
}

export type AnnouncementMethod = "PORT" | "EPRT" | "LPRT" | "PASV" | "EPSV" | "LPSV";
export type TransferMethod = AnnouncementMethod | "default" | "inferred";

export interface Announcement {
  capture: number;
  frame: number;
  method: AnnouncementMethod;
  ip: string;
  port: number;
  listener: "client" | "server";
  transfer: number | null;
  /** Connections to it that no transfer used: never answered, refused, or opened for nothing. */
  attempts: DataConnection[];
}

export interface Transfer {
  id: number;
  capture: number;
  frame: number | null;
  verb: string | null;
  argument: string | null;
  argumentEncoding?: string;
  path: string | null;
  direction: "download" | "upload" | "listing" | null;
  mode: "active" | "passive" | null;
  method: TransferMethod | null;
  announcementFrame: number | null;
  type: "image" | "ascii" | "ebcdic" | null;
  restart: number;
  connection: DataConnection | null;
  bytes: number | null;
  missingBytes: number | null;
  retransmittedBytes: number | null;
  announcedBytes: number | null;
  /** Format that the file's first bytes are of ("PNG", "ZIP" …); null where they are not captured or tell nothing. */
  signature: string | null;
  startTime: string | null;
  seconds: number | null;
  outcome: "completed" | "failed" | "aborted" | "unfinished" | "unknown";
  replyCode: number | null;
  findings: number[];
}

export interface FtpSession {
  id: number;
  capture: number;
  client: StationEndpoint;
  server: StationEndpoint;
  firstFrame: number;
  lastFrame: number;
  /** The capture that lastFrame is in: `capture`, unless this runs over several. */
  lastCapture: number;
  startTime: string;
  endTime: string;
  opened: "syn" | "midstream";
  closed: "fin" | "rst" | "open";
  /** Which end the capture was made at, told by hop counts and the handshake's timing; null where neither tells. */
  capturePoint: "client" | "server" | "between" | null;
  sent: { client: Sent; server: Sent };
  /** Of the control connection; null where nobody asked for packets. */
  packets: ConnectionPackets | null;
  handshake: { synFrame: number; synAckFrame: number; ackFrame: number; seconds: number } | null;
  security: "none" | "explicit-tls" | "implicit-tls";
  secureFromFrame: number | null;
  banner: string | null;
  user: string | null;
  passwordSeen: boolean;
  password: string | null;
  login: "accepted" | "refused" | "none" | "unknown";
  exchanges: Exchange[];
  announcements: Announcement[];
  transfers: Transfer[];
}

export interface DhcpOption {
  code: number;
  name: string;
  /** Decoded: text, number, list or object by the option's kind; null where only `hex` can be told. */
  value: unknown;
  valueEncoding?: string;
  hex: string;
  /** Only where the bytes do not fit the option's kind. */
  malformed?: boolean;
}

export interface DhcpMessage {
  capture: number;
  frame: number;
  time: string;
  type: string;
  source: StationEndpoint;
  destination: StationEndpoint;
  delivery: "broadcast" | "unicast";
  /** Frame of the first copy, where this is the same packet captured again (`-i any`, a bridge); else null. */
  duplicateOf: number | null;
  op: number;
  hops: number;
  secs: number;
  broadcastFlag: boolean;
  ciaddr: string;
  yiaddr: string;
  siaddr: string;
  giaddr: string;
  chaddr: string;
  sname: string;
  snameEncoding?: string;
  file: string;
  fileEncoding?: string;
  options: DhcpOption[];
  problems: string[];
}

export interface DhcpOffer {
  frame: number;
  server: string | null;
  ip: string;
  seconds: number;
  chosen: boolean;
}

export interface DhcpLease {
  ip: string;
  subnetMask: string | null;
  routers: string[];
  dns: string[];
  domain: string | null;
  domainEncoding?: string;
  seconds: number | null;
  t1Seconds: number | null;
  t2Seconds: number | null;
  server: string | null;
}

export interface DhcpTransaction {
  id: number;
  capture: number;
  xid: string;
  client: {
    mac: string;
    hostname: string | null;
    hostnameEncoding?: string;
    clientId: string | null;
    vendorClass: string | null;
    vendorClassEncoding?: string;
  };
  kind: "init" | "reboot" | "renew" | "rebind" | "inform" | "release" | "decline" | "leasequery" | "bootp" | "unknown";
  outcome:
    | "bound"
    | "refused"
    | "no-offer"
    | "no-answer"
    | "offered"
    | "informed"
    | "released"
    | "declined"
    | "incomplete";
  firstFrame: number;
  lastFrame: number;
  /** The capture that lastFrame is in: `capture`, unless this runs over several. */
  lastCapture: number;
  startTime: string;
  seconds: number;
  relays: string[];
  messages: DhcpMessage[];
  offers: DhcpOffer[];
  chosenServer: string | null;
  lease: DhcpLease | null;
}

export interface DhcpClient {
  mac: string;
  hostname: string | null;
  hostnameEncoding?: string;
  transactions: number[];
  addresses: string[];
}

export interface LinkLocalClaim {
  mac: string;
  ip: string;
  capture: number;
  frame: number;
  time: string;
  kind: "probe" | "announcement";
  /** Id of the transaction of the same client that went unanswered before it. */
  afterTransaction: number | null;
}

export interface Finding {
  code: string;
  severity: "error" | "warning" | "note";
  /** Whether the frames show what it says, or it is concluded from them. */
  confidence: "seen" | "inferred";
  subject: { session: number | null; transfer: number | null; transaction: number | null };
  /** The capture that the frames are in; null where there are none, or in several. */
  capture: number | null;
  frames: number[];
  data: Record<string, unknown>;
  /** Why it happened, the most probable reason first; see findings.ts. */
  causes: { code: string; confidence: "certain" | "likely" | "possible" }[];
  /** One or two sentences in the chosen language, made from data. */
  message: string;
  /** The whole explanation; null where nobody asked for it. */
  explanation: Explanation | null;
}

export interface Traffic {
  protocol: string;
  packets: number;
  bytes: number;
}
