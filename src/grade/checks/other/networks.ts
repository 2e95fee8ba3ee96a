import { parseIpv4, parseIpv6 } from "../../../decode/addresses.ts";

/** An IP network (RFC 4632, RFC 4291): a single address has all of its bits. */
export interface Network {
  /** 4 or 16 bytes. */
  address: readonly number[];
  /** 0 to 32, or to 128. */
  bits: number;
}

/** "192.168.0.0/24", "fe80::/10" or a single address; null where it is neither. */
export function parseNetwork(text: string): Network | null {
  const [ip = "", bits, ...more] = text.trim().split("/");
  const address = addressBytes(ip);
  if (address === null || more.length > 0) return null;
  if (bits === undefined) return { address, bits: address.length * 8 };
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > address.length * 8) return null;
  return { address, bits: Number(bits) };
}

/** Whether an address lies in a network; never in one of the other version. An IPv4-mapped address is taken as IPv4. */
export function isWithin(ip: string, network: Network | null): boolean {
  const address = addressBytes(ip);
  if (network === null || address === null || address.length !== network.address.length) return false;
  const whole = network.bits >> 3;
  const mask = 0xff & (0xff00 >> (network.bits & 7));
  return (
    address.slice(0, whole).every((byte, index) => byte === network.address[index]) &&
    ((address[whole] ?? 0) & mask) === ((network.address[whole] ?? 0) & mask)
  );
}

function addressBytes(ip: string): number[] | null {
  const canonical = parseIpv4(ip) ?? parseIpv6(ip);
  if (canonical === null) return null;
  const v4 = parseIpv4(canonical.replace(/^::ffff:/, ""));
  if (v4 !== null) return v4.split(".").map(Number);
  return groupsOf(canonical).flatMap((group) => [group >> 8, group & 0xff]);
}

/** The eight groups of an IPv6 address in canonical form. */
function groupsOf(canonical: string): number[] {
  const [before = [], after = []] = canonical.split("::").map((half) => (half === "" ? [] : half.split(":")));
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
}
