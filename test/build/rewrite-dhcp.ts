import { formatIpv4Number, formatMac } from "../../src/decode/addresses.ts";
import { ipBytes, macBytes } from "./addresses.ts";

export interface DhcpChanges {
  address: (ip: string) => string;
  mac: (mac: string) => string;
  xid: (xid: number) => number;
}

/** Options that are lists of addresses: routers, name servers, requested address, server identifier. */
const ADDRESS_OPTIONS: readonly number[] = [3, 6, 50, 54];
const FIRST_OPTION = 240;

/** A DHCP message with other addresses in its header and common options, and another client MAC. Its length stays. */
export function rewriteDhcp(message: Uint8Array, { address, mac, xid }: DhcpChanges): Uint8Array {
  const bytes = message.slice();
  const data = new DataView(bytes.buffer);
  const replace = (at: number): void => {
    const number = at + 4 <= bytes.length ? data.getUint32(at) : 0;
    if (number !== 0) bytes.set(ipBytes(address(formatIpv4Number(number))), at);
  };
  if (bytes.length >= 8) data.setUint32(4, xid(data.getUint32(4)));
  for (const at of [12, 16, 20, 24]) replace(at);
  if (bytes.length >= FIRST_OPTION) bytes.set(macBytes(mac(formatMac(data, 28))), 28);
  for (let at = FIRST_OPTION; at + 1 < bytes.length && bytes[at] !== 255; ) {
    const code = bytes[at] ?? 0;
    const length = code === 0 ? -1 : (bytes[at + 1] ?? 0);
    if (ADDRESS_OPTIONS.includes(code)) for (let of = 0; of + 4 <= length; of += 4) replace(at + 2 + of);
    at += length + 2;
  }
  return bytes;
}
