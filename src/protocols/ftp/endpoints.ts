import { parseIpv4, parseIpv6 } from "../../decode/addresses.ts";
import type { AnnouncedEndpoint } from "./announced-endpoint.ts";
import { extendedIpv4, extendedPort, sixInParentheses, sixNumbers } from "./usual-endpoints.ts";

/** Replies and arguments are searched so far; an announcement is never further in. */
const SEARCHED = 4_096;

/**
 * PORT's argument "h1,h2,h3,h4,p1,p2" (RFC 959 section 4.1.2), with spaces anywhere around the numbers. Null unless it is six
 * numbers up to 255. Port 0, where nobody can be reached, is null in all of these functions; 0.0.0.0 is an address like others.
 */
export function parsePort(argument: string): AnnouncedEndpoint | null {
  const usual = sixNumbers(argument, 0, false);
  if (usual !== null) return usual;
  const text = argument.trim().slice(0, SEARCHED);
  return /^[\d, \t]+$/u.test(text) ? fromSix(numbersOf(text)) : null;
}

/** EPRT's argument "|af|address|port|" (RFC 2428 section 2) with any delimiter; the last one may be missing. */
export function parseEprt(argument: string): AnnouncedEndpoint | null {
  const usual = extendedIpv4(argument);
  if (usual !== null) return usual;
  const text = argument.trim().slice(0, SEARCHED);
  const delimiter = text[0];
  if (delimiter === undefined || /[\w\s]/u.test(delimiter)) return null;
  const [, family, address, port, rest] = text.split(delimiter).map((part) => part.trim());
  if (rest !== undefined && rest !== "") return null;
  const ip = addressOf(family, address);
  return ip === null ? null : withPort(ip, decimal(port));
}

/** LPRT's argument "af,hal,h1,…,pal,p1,…" (RFC 1639): af 4 with 4 address bytes, or 6 with 16. */
export function parseLprt(argument: string): AnnouncedEndpoint | null {
  const text = argument.trim().slice(0, SEARCHED);
  return /^[\d, \t]+$/u.test(text) ? fromLong(numbersOf(text)) : null;
}

/**
 * The text of a 227 (RFC 959): the first six numbers with commas between them, with parentheses, "=" or nothing around
 * them (RFC 1123 section 4.1.2.6), whatever stands before. Servers on IPv6 that put their address in place of the
 * first four are understood too. Null where there are none, or where a number exceeds 255.
 */
export function parse227(text: string): AnnouncedEndpoint | null {
  const usual = sixInParentheses(text);
  if (usual !== null) return usual;
  const searched = text.slice(0, SEARCHED);
  for (const [found] of searched.matchAll(NUMBER_LISTS)) {
    const endpoint = fromSix(numbersOf(found));
    if (endpoint !== null) return endpoint;
  }
  const [, address = "", high, low] = IPV6_AND_PORT.exec(searched) ?? [];
  const ip = parseIpv6(address);
  return ip === null ? null : withPort(ip, portOf([decimal(high), decimal(low)]));
}

/** The text of a 228 (RFC 1639): the numbers of LPRT somewhere in it. */
export function parse228(text: string): AnnouncedEndpoint | null {
  for (const [found] of text.slice(0, SEARCHED).matchAll(NUMBER_LISTS)) {
    const endpoint = fromLong(numbersOf(found));
    if (endpoint !== null) return endpoint;
  }
  return null;
}

/**
 * The text of a 229 (RFC 2428 section 3): "(|||port|)" with any delimiter, where the parentheses, the last delimiter or both may be
 * missing and a dot may follow. A family and an address, which the RFC leaves empty, give `ip` if they are right.
 */
export function parse229(text: string): AnnouncedEndpoint | null {
  const usual = extendedPort(text);
  if (usual !== null) return usual;
  for (const [, , family, address, port] of text.slice(0, SEARCHED).matchAll(EXTENDED)) {
    const endpoint = withPort(addressOf(family, address), decimal(port));
    if (endpoint !== null) return endpoint;
  }
  return null;
}

const NUMBER_LISTS = /\d{1,9}(?:[ \t]{0,8},[ \t]{0,8}\d{1,9}){5,40}/gu;
const IPV6_AND_PORT =
  /([\da-f]{0,4}:[\da-f:.]{1,45}(?:%\w{1,16})?)\s{0,8},\s{0,8}(\d{1,3})\s{0,8},\s{0,8}(\d{1,3})(?!\d)/iu;
const EXTENDED = /([^\w\s()])([12]?)\1([\da-f:.]{0,45}(?:%\w{1,16})?)\1(\d{1,9})(?!\d)/giu;

function numbersOf(list: string): number[] {
  return list.split(",").map((part) => decimal(part.trim()));
}

/** NaN for anything but one to five digits, leading zeros aside. */
function decimal(digits: string | undefined): number {
  return digits !== undefined && /^0{0,8}\d{1,5}$/u.test(digits) ? Number(digits) : Number.NaN;
}

function fromSix(numbers: number[]): AnnouncedEndpoint | null {
  if (numbers.length !== 6 || !numbers.every(isByte)) return null;
  return withPort(parseIpv4(numbers.slice(0, 4).join(".")), portOf(numbers.slice(4)));
}

function fromLong(numbers: number[]): AnnouncedEndpoint | null {
  const [family, addressLength = 0] = numbers;
  const end = 2 + addressLength;
  if (!numbers.every(isByte) || numbers[end] !== 2 || numbers.length !== end + 3) return null;
  const address = numbers.slice(2, end);
  const port = portOf(numbers.slice(end + 1));
  if (family === 4 && addressLength === 4) return withPort(parseIpv4(address.join(".")), port);
  if (family !== 6 || addressLength !== 16) return null;
  const groups = Array.from({ length: 8 }, (_, index) => portOf(address.slice(index * 2, index * 2 + 2)).toString(16));
  return withPort(parseIpv6(groups.join(":")), port);
}

function isByte(number: number): boolean {
  return number >= 0 && number <= 255;
}

/** Two bytes as one number, the high one first; NaN unless both are bytes. */
function portOf(bytes: number[]): number {
  const [high = Number.NaN, low = Number.NaN] = bytes;
  return isByte(high) && isByte(low) ? high * 256 + low : Number.NaN;
}

function addressOf(family: string | undefined, address: string | undefined): string | null {
  if (family === "1") return parseIpv4(address ?? "");
  return family === "2" ? parseIpv6(address ?? "") : null;
}

function withPort(ip: string | null, port: number): AnnouncedEndpoint | null {
  return port >= 1 && port <= 65_535 ? { ip, port } : null;
}
