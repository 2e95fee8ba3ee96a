/** What a server's message says about an address: who leases it, to which terms. */
import { decodeText } from "../text.ts";
import { ipv4Text } from "./address-text.ts";
import { optionAddress, optionBytes, type ParsedDhcpMessage } from "./message.ts";
import { ANY_ADDRESS, type TransactionKind } from "./request-kind.ts";

/** What an ACK (or a BOOTREPLY) grants. Seconds are null where the message does not say; 0xffffffff is forever. */
export interface Lease {
  ip: string;
  subnetMask: string | null;
  routers: string[];
  dns: string[];
  domain: string | null;
  domainEncoding: string;
  seconds: number | null;
  t1Seconds: number | null;
  t2Seconds: number | null;
  server: string | null;
}

/** Who answers: option 54; without it who sent the message, unless that was a relay: then siaddr. Null where none of them tells. */
export function serverOf(message: ParsedDhcpMessage, sender: string): string | null {
  const named = optionAddress(message, 54);
  if (named !== null && named !== ANY_ADDRESS) return named;
  if (sender !== ANY_ADDRESS && message.giaddr === ANY_ADDRESS) return sender;
  return message.siaddr === ANY_ADDRESS ? null : message.siaddr;
}

/** The lease in the message that closes a transaction of this kind; null where it grants no address. `sender` is its source address. */
export function leaseOf(kind: TransactionKind, message: ParsedDhcpMessage, sender: string): Lease | null {
  const extended = kind === "renew" || kind === "rebind" ? message.ciaddr : ANY_ADDRESS;
  const ip = message.yiaddr === ANY_ADDRESS ? extended : message.yiaddr;
  if (ip === ANY_ADDRESS) return null;
  const domain = textOption(message, 15);
  return {
    ip,
    subnetMask: optionAddress(message, 1),
    routers: addressList(message, 3),
    dns: addressList(message, 6),
    domain: domain?.text ?? null,
    domainEncoding: domain?.encoding ?? "utf-8",
    seconds: optionSeconds(message, 51),
    t1Seconds: optionSeconds(message, 58),
    t2Seconds: optionSeconds(message, 59),
    server: serverOf(message, sender),
  };
}

function addressList(message: ParsedDhcpMessage, code: number): string[] {
  const bytes = optionBytes(message, code) ?? new Uint8Array();
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => ipv4Text(bytes, index * 4));
}

/** An option that holds a time, null without it or where it is too short. */
export function optionSeconds(message: ParsedDhcpMessage, code: number): number | null {
  const bytes = optionBytes(message, code);
  if (bytes === null || bytes.length < 4) return null;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}

/** An option that holds text, null without it. Without the NULs that some clients end their texts with. */
export function textOption(message: ParsedDhcpMessage, code: number): { text: string; encoding: string } | null {
  const bytes = optionBytes(message, code);
  if (bytes === null) return null;
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
  return decodeText(bytes.subarray(0, end));
}
