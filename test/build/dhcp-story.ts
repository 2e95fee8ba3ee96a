import { ipBytes } from "./addresses.ts";
import { u8, u32 } from "./bytes.ts";
import type { DhcpFields, DhcpOptionInput, DhcpRoute } from "./dhcp-message.ts";
import { dhcpMessage, FROM_CLIENT, fromServer, leaseOptions, sendDhcp } from "./dhcp-message.ts";
import type { Recording } from "./recording.ts";
import type { TransactionTruth } from "./truth.ts";

export interface DhcpStoryOptions {
  mac?: string;
  xid?: number;
  /** The server that answers, and the address that it gives. */
  server?: string;
  ip?: string;
}

type MessageOptions = DhcpFields & { route?: DhcpRoute };

/** One DHCP client's exchange. Records the messages and writes down their names; kind and outcome are for the case to tell. */
export class DhcpStory {
  readonly recording: Recording;
  readonly mac: string;
  readonly xid: number;
  readonly server: string;
  readonly ip: string;
  readonly truth: TransactionTruth & { types: string[] };

  constructor(recording: Recording, options: DhcpStoryOptions = {}) {
    this.recording = recording;
    this.mac = options.mac ?? "02:00:00:00:00:01";
    this.xid = options.xid ?? 0x3903_f326;
    this.server = options.server ?? "10.1.0.1";
    this.ip = options.ip ?? "10.1.0.57";
    this.truth = { client: this.mac, types: [] };
  }

  discover(fields: MessageOptions = {}): this {
    return this.fromClient("DISCOVER", fields);
  }

  offer(fields: MessageOptions = {}, server: string = this.server, ip: string = this.ip): this {
    return this.fromServer("OFFER", fields, server, ip);
  }

  /** A REQUEST that selects an offer; other kinds (table 4 of RFC 2131) are told by `fields`. */
  request(fields: MessageOptions = {}, server: string = this.server, ip: string = this.ip): this {
    const chosen: DhcpOptionInput[] = [
      [50, ipBytes(ip)],
      [54, ipBytes(server)],
    ];
    return this.fromClient("REQUEST", { options: chosen, ...fields });
  }

  ack(fields: MessageOptions = {}, server: string = this.server, ip: string = this.ip): this {
    return this.fromServer("ACK", fields, server, ip);
  }

  nak(fields: MessageOptions = {}, server: string = this.server): this {
    return this.fromServer("NAK", { options: [[54, ipBytes(server)]], yiaddr: "0.0.0.0", ...fields }, server, this.ip);
  }

  /** DISCOVER, OFFER, REQUEST, ACK; `fields` are those of the ACK. */
  dora(fields: MessageOptions = {}): this {
    this.discover().offer().request().ack(fields);
    return this.is("init", "bound");
  }

  /** What the whole is. */
  is(kind: TransactionTruth["kind"], outcome: TransactionTruth["outcome"]): this {
    if (kind !== undefined) this.truth.kind = kind;
    if (outcome !== undefined) this.truth.outcome = outcome;
    return this;
  }

  fromClient(type: string, fields: MessageOptions = {}): this {
    const { route, ...message } = fields;
    return this.send(type, { sourceMac: this.mac, ...(route ?? FROM_CLIENT) }, { op: 1, ...message });
  }

  fromServer(type: string, fields: MessageOptions, server: string, ip: string): this {
    const { route, ...message } = fields;
    return this.send(type, route ?? fromServer(server), {
      op: 2,
      yiaddr: ip,
      options: leaseOptions(server),
      ...message,
    });
  }

  private send(type: string, route: DhcpRoute, fields: DhcpFields): this {
    const named = fields.type === undefined && fields.cookie === undefined ? { type: TYPES[type] ?? 0 } : {};
    sendDhcp(this.recording, route, dhcpMessage({ chaddr: this.mac, xid: this.xid, ...named, ...fields }));
    this.truth.types.push(type);
    return this;
  }
}

const TYPES: Record<string, number> = {
  DISCOVER: 1,
  OFFER: 2,
  REQUEST: 3,
  DECLINE: 4,
  ACK: 5,
  NAK: 6,
  RELEASE: 7,
  INFORM: 8,
  FORCERENEW: 9,
  LEASEQUERY: 10,
};

/** A lease time option, and the two timers. */
export function leaseTimes(lease: number, t1: number, t2: number): DhcpOptionInput[] {
  return [
    [51, u32(lease)],
    [58, u32(t1)],
    [59, u32(t2)],
  ];
}

/** Option 55 with the usual wishes. */
export const PARAMETERS: DhcpOptionInput = [55, u8(1, 3, 6, 12, 15, 28, 42)];
