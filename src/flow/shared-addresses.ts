import { formatIp, formatIpv4Number, formatMac } from "../decode/addresses.ts";
import { sharedText } from "./shared-text.ts";

const SLOTS = 512;
/** The addresses written out last, one a slot, and their texts. A slot without a text holds nothing. */
const ips = new Int32Array(SLOTS);
const ipTexts: (string | undefined)[] = new Array(SLOTS).fill(undefined);
const macs = new Float64Array(SLOTS);
const macTexts: (string | undefined)[] = new Array(SLOTS).fill(undefined);

/** An IP address as text, one copy of it for all who ask. `offset` points at 4 or 16 readable bytes. */
export function sharedIp(view: DataView, offset: number, version: 4 | 6): string {
  return version === 4 ? sharedIpv4(view.getInt32(offset)) : sharedText(formatIp(view, offset, 6));
}

/** The same from an IPv4 address's 32 bits. */
export function sharedIpv4(address: number): string {
  const signed = address | 0;
  const slot = slotOf(signed);
  const known = ipTexts[slot];
  if (known !== undefined && ips[slot] === signed) return known;
  const text = sharedText(formatIpv4Number(signed));
  ips[slot] = signed;
  ipTexts[slot] = text;
  return text;
}

/** A MAC address as text, one copy of it for all who ask. */
export function sharedMac(view: DataView, offset: number): string {
  const low = view.getInt32(offset + 2);
  const mac = view.getUint16(offset) * 2 ** 32 + (low >>> 0);
  const slot = slotOf(low);
  const known = macTexts[slot];
  if (known !== undefined && macs[slot] === mac) return known;
  const text = sharedText(formatMac(view, offset));
  macs[slot] = mac;
  macTexts[slot] = text;
  return text;
}

function slotOf(bits: number): number {
  return Math.imul(bits, 0x9e3779b1) >>> 23;
}
