import { formatIp } from "../../decode/addresses.ts";
import type { PacketView } from "../../decode/packet-view.ts";
import type { DataConnection } from "../../report/connection.ts";
import type { DhcpMessage, DhcpTransaction, FtpSession, Report } from "../../report/report.ts";
import type { FlowOwner } from "./fingerprint.ts";
import { hashBytes } from "./hash.ts";

/** Flows of one capture that are looked at; two for each fit into a byte. */
export const MOST_FLOWS = 120;

/** A TCP connection of the report that packets are looked up for. */
export interface TrackedFlow {
  index: number;
  clientPort: number;
  serverPort: number;
  clientIp: string;
  lastFrame: number;
  /** Hash of the client's address, known from its first frame on. */
  client: number;
}

type Planned = Pick<DataConnection, "client" | "server" | "firstFrame" | "lastFrame" | "capture">;

/** Which packets of a capture belong to which FTP connection or DHCP transaction of its report. */
export class TrackedFlows {
  readonly owners: FlowOwner[] = [];
  /** Owner of each flow. */
  readonly ownerOf: number[] = [];
  /** DHCP transactions by their flow. */
  readonly exchanges = new Map<number, DhcpTransaction>();
  readonly #starting = new Map<number, TrackedFlow[]>();
  readonly #open = new Map<number, TrackedFlow[]>();
  readonly #messages = new Map<number, { flow: number; message: DhcpMessage }>();
  readonly #ports = new Uint8Array(65_536);

  constructor({ ftp, dhcp }: Report) {
    const sessions = ftp.sessions.slice(0, MOST_FLOWS);
    for (const { id } of sessions) this.owners.push({ session: id, transaction: null });
    for (const [owner, session] of sessions.entries()) this.#plan(owner, controlOf(session));
    for (const [owner, session] of sessions.entries()) {
      for (const one of connectionsOf(session)) this.#plan(owner, one);
    }
    for (const exchange of dhcp.transactions) {
      if (this.ownerOf.length >= MOST_FLOWS) break;
      this.exchanges.set(this.ownerOf.length, exchange);
      for (const message of exchange.messages) {
        if (message.capture === 0 && message.duplicateOf === null) {
          this.#messages.set(message.frame, { flow: this.ownerOf.length, message });
        }
      }
      this.owners.push({ session: null, transaction: exchange.id });
      this.ownerOf.push(this.owners.length - 1);
    }
    if (ftp.unclaimedConnections.length === 0) return;
    this.owners.push({ session: null, transaction: null });
    for (const one of ftp.unclaimedConnections) this.#plan(this.owners.length - 1, one);
  }

  /** The connection that a TCP packet belongs to; null for those of no interest. */
  tcp(view: PacketView): TrackedFlow | null {
    const { sourcePort, destinationPort, frame } = view;
    if (this.#ports[sourcePort] === 0 || this.#ports[destinationPort] === 0) return null;
    for (const flow of this.#starting.get(frame) ?? []) this.#begin(flow, view);
    for (const flow of this.#open.get(portsKey(sourcePort, destinationPort)) ?? []) {
      if (frame <= flow.lastFrame && flow.client === clientHash(flow, view)) return flow;
    }
    return null;
  }

  /** The message of DHCP that is in a frame. */
  dhcp(frame: number): { flow: number; message: DhcpMessage } | null {
    return this.#messages.get(frame) ?? null;
  }

  #plan(owner: number, { client, server, firstFrame, lastFrame, capture }: Planned): void {
    if (this.ownerOf.length >= MOST_FLOWS || capture !== 0) return;
    const ends = { clientPort: client.port, serverPort: server.port, clientIp: client.ip };
    const flow = { ...ends, index: this.ownerOf.length, lastFrame, client: 0 };
    this.ownerOf.push(owner);
    this.#starting.set(firstFrame, [...(this.#starting.get(firstFrame) ?? []), flow]);
    this.#ports[client.port] = 1;
    this.#ports[server.port] = 1;
  }

  /** The packet in hand is a connection's first one: its bytes say what the report's text of an address is. */
  #begin(flow: TrackedFlow, view: PacketView): void {
    const key = portsKey(flow.clientPort, flow.serverPort);
    if (view.ipVersion === 0 || key !== portsKey(view.sourcePort, view.destinationPort)) return;
    const source = formatIp(view.network, view.sourceAddress, view.ipVersion === 6 ? 6 : 4);
    flow.client = hashAddress(view, source === flow.clientIp ? view.sourceAddress : view.destinationAddress);
    const earlier = (this.#open.get(key) ?? []).filter(({ lastFrame }) => lastFrame >= view.frame);
    this.#open.set(key, [...earlier, flow]);
  }
}

function controlOf(session: FtpSession): Planned {
  const { lastCapture, lastFrame } = session;
  return { ...session, lastFrame: lastCapture === 0 ? lastFrame : Number.POSITIVE_INFINITY };
}

function connectionsOf({ transfers, announcements }: FtpSession): Planned[] {
  return [...transfers.flatMap(({ connection }) => connection ?? []), ...announcements.flatMap((one) => one.attempts)];
}

function portsKey(one: number, other: number): number {
  return Math.min(one, other) * 65_536 + Math.max(one, other);
}

/** Hash of the address at that end of the packet which has the client's port. */
function clientHash(flow: TrackedFlow, view: PacketView): number {
  return isFromClient(flow, view) ? hashAddress(view, view.sourceAddress) : hashAddress(view, view.destinationAddress);
}

/** Whether the client sent the packet, one of the flow. Where both ends have one port, the address tells. */
export function isFromClient(flow: TrackedFlow, view: PacketView): boolean {
  if (flow.clientPort !== flow.serverPort) return view.sourcePort === flow.clientPort;
  return hashAddress(view, view.sourceAddress) === flow.client;
}

/** Hash of the address at `offset` in `view.network`. */
export function hashAddress(view: PacketView, offset: number): number {
  return hashBytes(view.network, offset, view.ipVersion === 6 ? 16 : 4);
}
