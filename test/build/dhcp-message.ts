import { ipBytes, macBytes } from "./addresses.ts";
import { asBytes, concat, hex, u8, u16, u32 } from "./bytes.ts";
import type { Recording } from "./recording.ts";
import type { Place } from "./segments.ts";
import { udpDatagram } from "./segments.ts";

/** Values of option 53. */
export const DHCP_TYPE = {
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
} as const;

/** An option: code and value; or raw bytes that are put in as they are (PAD, lies about length, END in the middle …). */
export type DhcpOptionInput = readonly [code: number, value: Uint8Array | string] | Uint8Array;

export interface DhcpFields {
  op?: number;
  htype?: number;
  hlen?: number;
  hops?: number;
  xid?: number;
  secs?: number;
  broadcastFlag?: boolean;
  ciaddr?: string;
  yiaddr?: string;
  siaddr?: string;
  giaddr?: string;
  /** A MAC, or 16 raw bytes. */
  chaddr?: string | Uint8Array;
  /** Text, or raw bytes (options of an overload); cut to 64 and 128 bytes, filled with zeros. */
  sname?: string | Uint8Array;
  file?: string | Uint8Array;
  /** 0x63825363 unless given; null leaves it out (BOOTP of old). */
  cookie?: number | null;
  /** Option 53 in front of all others. */
  type?: keyof typeof DHCP_TYPE | number;
  options?: readonly DhcpOptionInput[];
  /** An END option behind the last one; true unless told. */
  end?: boolean;
  /** Fills the message with zeros up to this many bytes; 300 (RFC 1542 section 2.1) unless told. */
  minimumLength?: number;
}

/** The bytes of one option: code, length, value. */
export function dhcpOption(code: number, value: Uint8Array | string): Uint8Array {
  const bytes = asBytes(value);
  return concat(u8(code, bytes.length), bytes);
}

/** A list of options as they stand in a message, without END. */
export function dhcpOptions(options: readonly DhcpOptionInput[]): Uint8Array {
  return concat(...options.map((option) => (option instanceof Uint8Array ? option : dhcpOption(option[0], option[1]))));
}

/** A DHCP or BOOTP message (RFC 2131 figure 1), the UDP payload. */
export function dhcpMessage(fields: DhcpFields = {}): Uint8Array {
  const type = typeof fields.type === "string" ? DHCP_TYPE[fields.type] : fields.type;
  const chaddr = fields.chaddr ?? "02:00:00:00:00:01";
  const message = concat(
    u8(fields.op ?? 1, fields.htype ?? 1, fields.hlen ?? 6, fields.hops ?? 0),
    u32(fields.xid ?? 0x1234_5678),
    u16(fields.secs ?? 0),
    u16(fields.broadcastFlag === true ? 0x8000 : 0),
    ipBytes(fields.ciaddr ?? "0.0.0.0"),
    ipBytes(fields.yiaddr ?? "0.0.0.0"),
    ipBytes(fields.siaddr ?? "0.0.0.0"),
    ipBytes(fields.giaddr ?? "0.0.0.0"),
    fixed(typeof chaddr === "string" ? macBytes(chaddr) : chaddr, 16),
    fixed(asBytes(fields.sname ?? ""), 64),
    fixed(asBytes(fields.file ?? ""), 128),
    fields.cookie === null ? "" : u32(fields.cookie ?? 0x6382_5363),
    type === undefined ? "" : dhcpOption(53, u8(type)),
    dhcpOptions(fields.options ?? []),
    (fields.end ?? true) && fields.cookie !== null ? u8(255) : "",
  );
  return fixed(message, Math.max(message.length, fields.minimumLength ?? 300));
}

function fixed(bytes: Uint8Array, length: number): Uint8Array {
  const field = new Uint8Array(length);
  field.set(bytes.slice(0, length));
  return field;
}

/** Options as most servers send them: mask, router, DNS, lease time, server identifier. */
export function leaseOptions(server: string, seconds = 3600): DhcpOptionInput[] {
  return [
    [54, ipBytes(server)],
    [51, u32(seconds)],
    [1, hex("ffffff00")],
    [3, ipBytes(server)],
    [6, ipBytes(server)],
  ];
}

/** Where a message comes from and goes to. `delivery` "broadcast" gives the frame the broadcast MAC. */
export interface DhcpRoute {
  from: Place;
  to: Place;
  delivery?: "broadcast" | "unicast";
  /** Of the sender, where it has no address to make one from. */
  sourceMac?: string;
}

/** A client without an address asks everyone. */
export const FROM_CLIENT: DhcpRoute = {
  from: { ip: "0.0.0.0", port: 68 },
  to: { ip: "255.255.255.255", port: 67 },
  delivery: "broadcast",
};

/** A server's answer to everyone on the link. */
export function fromServer(server: string): DhcpRoute {
  return { from: { ip: server, port: 67 }, to: { ip: "255.255.255.255", port: 68 }, delivery: "broadcast" };
}

/** Unicast between two addresses, ports as given. */
export function unicast(fromIp: string, fromPort: number, toIp: string, toPort: number): DhcpRoute {
  return { from: { ip: fromIp, port: fromPort }, to: { ip: toIp, port: toPort }, delivery: "unicast" };
}

/** Records a message in UDP and IP. */
export function sendDhcp(recording: Recording, route: DhcpRoute, message: Uint8Array): void {
  const datagram = udpDatagram(
    { from: route.from, to: route.to, ip: { identification: recording.packets.length + 1 } },
    message,
  );
  recording.datagram(
    datagram,
    route.from.ip,
    route.delivery === "broadcast" ? "broadcast" : route.to.ip,
    route.sourceMac,
  );
}
