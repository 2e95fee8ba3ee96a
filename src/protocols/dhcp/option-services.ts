/** Options with a layout of their own that point at services: SLP, iSNS, SIP, PCP, 6rd and the like. */
import { hexText, ipv4Text, ipv6Text } from "./address-text.ts";
import { domainName, domainNames } from "./option-names.ts";
import {
  type Decoder,
  everyChunk,
  ips,
  malformed,
  type Notes,
  type SubOptionTable,
  subOptions,
  text,
  u16s,
  viewOf,
} from "./option-reader.ts";

/** SLP directory agents (RFC 2610 section 3). */
export const directoryAgents: Decoder = (bytes, notes) => {
  if (bytes.length < 5) return malformed(notes);
  return { mandatory: bytes[0] === 1, addresses: ips(bytes.subarray(1), notes) };
};

/** SLP service scope (RFC 2610 section 4). */
export const serviceScope: Decoder = (bytes, notes) =>
  bytes.length === 0 ? malformed(notes) : { mandatory: bytes[0] === 1, scopes: text(bytes.subarray(1), notes) };

/** iSNS (RFC 4174). */
export const storageNames: Decoder = (bytes, notes) => {
  if (bytes.length < 14) return malformed(notes);
  const view = viewOf(bytes);
  return {
    functions: view.getUint16(0),
    discoveryDomainAccess: view.getUint16(2),
    administrativeFlags: view.getUint16(4),
    serverSecurity: view.getUint32(6),
    addresses: ips(bytes.subarray(10), notes),
  };
};

/** Authentication (RFC 3118 section 2). */
export const authentication: Decoder = (bytes, notes) => {
  if (bytes.length < 11) return malformed(notes);
  const [protocol, algorithm, replayMethod] = bytes;
  return {
    protocol,
    algorithm,
    replayMethod,
    replayDetection: hexText(bytes.subarray(3, 11)),
    information: hexText(bytes.subarray(11)),
  };
};

/** Name service search order (RFC 2937): option codes, 0 for local naming. */
export const nameServiceOrder: Decoder = (bytes, notes) => u16s(bytes, notes);

/** SIP servers (RFC 3361): names or addresses, as the first byte says. */
export const sipServers: Decoder = (bytes, notes) => {
  if (bytes[0] === 0) return domainNames(bytes.subarray(1), notes);
  return bytes[0] === 1 ? ips(bytes.subarray(1), notes) : malformed(notes);
};

/** 6rd (RFC 5969 section 7.1.1). */
export const sixRd: Decoder = (bytes, notes) => {
  if (bytes.length < 22) return malformed(notes);
  return {
    ipv4MaskLength: bytes[0],
    prefix: `${ipv6Text(bytes, 2)}/${bytes[1]}`,
    relays: ips(bytes.subarray(18), notes),
  };
};

/** One IPv6 address (RFC 8539's source address may be a shorter prefix, padded). */
export const ipv6: Decoder = (bytes, notes) => (bytes.length === 16 ? ipv6Text(bytes) : malformed(notes));

/** Status of a bulk lease query (RFC 6926 section 6.2.2). */
export const leaseQueryStatus: Decoder = (bytes, notes) =>
  bytes.length === 0 ? malformed(notes) : { code: bytes[0], message: text(bytes.subarray(1), notes) };

/** Recursive DNS server selection (RFC 6731 section 4.3). */
export const dnsSelection: Decoder = (bytes, notes) => {
  if (bytes.length < 9) return malformed(notes);
  const domains = bytes.length === 9 ? [] : domainNames(bytes.subarray(9), notes);
  return { preference: (bytes[0] ?? 0) & 3, primary: ipv4Text(bytes, 1), secondary: ipv4Text(bytes, 5), domains };
};

/** Mobility and access-network servers (RFC 5678, RFC 6153): sub-options that hold addresses. */
const ADDRESS_LISTS: SubOptionTable = {
  1: ["Information Service", ips],
  2: ["Command Service", ips],
  3: ["Event Service", ips],
};
export const mobilityAddresses: Decoder = (bytes, notes) => subOptions(bytes, notes, ADDRESS_LISTS);

const NAME_LISTS: SubOptionTable = {
  1: ["Information Service", domainNames],
  2: ["Command Service", domainNames],
  3: ["Event Service", domainNames],
};
export const mobilityNames: Decoder = (bytes, notes) => subOptions(bytes, notes, NAME_LISTS);

/** Port control protocol servers (RFC 7291): lists of addresses, each after its length. */
export const addressGroups: Decoder = (bytes, notes) =>
  lengthPrefixed(bytes, 1, notes).map((group) => everyChunk(group, 4, (chunk) => ipv4Text(chunk)));

/** Bootstrap servers (RFC 8572 section 8.3): URIs, each after its length in two bytes. */
export const uriList: Decoder = (bytes, notes) => lengthPrefixed(bytes, 2, notes).map((uri) => text(uri, notes));

/** Port parameters of a shared address (RFC 7618). */
export const portParameters: Decoder = (bytes, notes) => {
  if (bytes.length !== 4) return malformed(notes);
  return { offset: bytes[0], portSetIdLength: bytes[1], portSetId: viewOf(bytes).getUint16(2) };
};

/** Encrypted DNS resolvers (RFC 9463 section 5.1), each after its length. */
export const encryptedResolvers: Decoder = (bytes, notes) =>
  lengthPrefixed(bytes, 2, notes).map((resolver) => encryptedResolver(resolver, notes));

function encryptedResolver(bytes: Uint8Array, notes: Notes): unknown {
  const nameLength = bytes[2];
  const afterName = 3 + (nameLength ?? 0);
  if (nameLength === undefined || afterName > bytes.length) return malformed(notes);
  const name = domainName(bytes.subarray(3, afterName), notes);
  const afterAddresses = afterName + 1 + (bytes[afterName] ?? 0);
  if (afterAddresses > bytes.length)
    return { priority: viewOf(bytes).getUint16(0), name, addresses: [], parameters: "" };
  const addresses = everyChunk(bytes.subarray(afterName + 1, afterAddresses), 4, (chunk) => ipv4Text(chunk));
  const parameters = hexText(bytes.subarray(afterAddresses));
  return { priority: viewOf(bytes).getUint16(0), name, addresses, parameters };
}

/** Virtual subnet selection (RFC 6607): 0 is a name, 1 an RFC 2685 identifier, 255 the default network. */
export const virtualSubnet: Decoder = (bytes, notes) => {
  const [type] = bytes;
  if (type === undefined) return malformed(notes);
  const rest = bytes.subarray(1);
  return type === 0 ? { type, name: text(rest, notes) } : { type, identifier: hexText(rest) };
};

/** Pieces after lengths of one or two bytes; a piece that is not whole is left out. */
function lengthPrefixed(bytes: Uint8Array, width: 1 | 2, notes: Notes): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const start = at + width;
    const length = width === 1 || start > bytes.length ? (bytes[at] ?? 0) : viewOf(bytes).getUint16(at);
    if (start + length > bytes.length) {
      notes.malformed = true;
      break;
    }
    pieces.push(bytes.subarray(start, start + length));
    at = start + length;
  }
  return pieces;
}
