import type { AnnouncedScope } from "../../../report/finding-data/ftp-addresses.ts";

/** How far an address reaches. */
export type Scope = "public" | AnnouncedScope;

/**
 * The scope of an address in canonical text (decode/addresses.ts). Private are RFC 1918, RFC 6598 (a provider's own NAT) and
 * RFC 4193; unusable are those that no host has (multicast, reserved). Addresses for documentation count as public.
 */
export function scopeOf(ip: string): Scope {
  const plain = unmapped(ip);
  return plain.includes(":") ? scopeOfIpv6(plain) : scopeOfIpv4(plain);
}

/** The scope of an address that was found to be unreachable. */
export function unreachableScope(ip: string): AnnouncedScope {
  const scope = scopeOf(ip);
  return scope === "public" ? "unusable" : scope;
}

function scopeOfIpv4(ip: string): Scope {
  const [a = 0, b = 0] = ip.split(".", 2).map(Number);
  if (ip === "0.0.0.0") return "unspecified";
  if (a === 127) return "loopback";
  if (a === 169 && b === 254) return "link-local";
  if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return "private";
  if (a === 100 && b >= 64 && b < 128) return "private";
  return a === 0 || a >= 224 ? "unusable" : "public";
}

function scopeOfIpv6(ip: string): Scope {
  if (ip === "::") return "unspecified";
  if (ip === "::1") return "loopback";
  const first = Number.parseInt(ip.split(":", 1)[0] || "0", 16);
  if ((first & 0xffc0) === 0xfe80) return "link-local";
  if ((first & 0xfe00) === 0xfc00) return "private";
  return first >= 0xff00 ? "unusable" : "public";
}

/** Whether two addresses are one, be it that an IPv4 address is written as IPv6 (RFC 4291 section 2.5.5.2). */
export function sameAddress(a: string, b: string): boolean {
  return a === b || unmapped(a) === unmapped(b);
}

export function sameFamily(a: string, b: string): boolean {
  return unmapped(a).includes(":") === unmapped(b).includes(":");
}

/** Whether two addresses are likely to be in one network: alike in 24 bits, or 64 of IPv6; all of loopback is one. */
export function sameNetwork(a: string, b: string): boolean {
  if (!sameFamily(a, b)) return false;
  if (scopeOf(a) === "loopback" && scopeOf(b) === "loopback") return true;
  return networkOf(unmapped(a)) === networkOf(unmapped(b));
}

function networkOf(ip: string): string {
  if (!ip.includes(":")) return ip.slice(0, ip.lastIndexOf("."));
  const [head = "", tail = ""] = ip.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}

function unmapped(ip: string): string {
  return ip.startsWith("::ffff:") && ip.includes(".") ? ip.slice(7) : ip;
}
