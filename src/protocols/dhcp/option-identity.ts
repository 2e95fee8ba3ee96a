/** Options by which a client says who or what it is: 61, 77, 81, 94, 97. */
import { colonHex, hexText } from "./address-text.ts";
import { readName } from "./option-names.ts";
import { type Decoder, isPrintable, malformed, type Notes, text, viewOf } from "./option-reader.ts";

/** Client identifier (RFC 2132 section 9.14, RFC 4361): what follows the type byte is a name, a hardware address, or IAID and DUID. */
export const clientIdentifier: Decoder = (bytes, notes) => {
  const [type] = bytes;
  if (type === undefined || bytes.length < 2) return malformed(notes);
  const rest = bytes.subarray(1);
  if (type === 255) return { type, ...identityAndDuid(rest, notes) };
  if (type === 0) return isPrintable(rest) ? { type, text: text(rest, notes) } : { type, hex: hexText(rest) };
  if (rest.length === 6 && type < 0x20) return { type, mac: colonHex(rest) };
  // Some clients leave the type out and begin with their text.
  return isPrintable(bytes) ? { type: null, text: text(bytes, notes) } : { type, hex: hexText(rest) };
};

function identityAndDuid(bytes: Uint8Array, notes: Notes): object {
  if (bytes.length < 6) {
    notes.malformed = true;
    return { iaid: null, duid: null };
  }
  return { iaid: hexText(bytes.subarray(0, 4)), duid: uniqueIdentifier(bytes.subarray(4)) };
}

/** A DUID (RFC 8415 section 11), its hardware address or UUID picked out where it has one. */
function uniqueIdentifier(bytes: Uint8Array): object {
  const type = viewOf(bytes).getUint16(0);
  const hex = hexText(bytes);
  if (type === 1 && bytes.length === 14) return { type, hex, mac: colonHex(bytes.subarray(8)) };
  if (type === 3 && bytes.length === 10) return { type, hex, mac: colonHex(bytes.subarray(4)) };
  if (type === 2 && bytes.length > 6) return { type, hex, enterprise: viewOf(bytes).getUint32(2) };
  if (type === 4 && bytes.length === 18) return { type, hex, uuid: uuidText(bytes.subarray(2)) };
  return { type, hex };
}

/** User class (RFC 3004): texts, each after its length. Many clients send one text and no lengths. */
export const userClass: Decoder = (bytes, notes) => {
  const classes: unknown[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    if (length === 0 || at + 1 + length > bytes.length) return unframedClass(bytes, notes);
    classes.push(text(bytes.subarray(at + 1, at + 1 + length), notes));
    at += 1 + length;
  }
  return classes.length === 0 ? malformed(notes) : classes;
};

function unframedClass(bytes: Uint8Array, notes: Notes): unknown {
  notes.malformed = true;
  return [text(bytes, notes)];
}

/** Client FQDN (RFC 4702): flags, two result codes, the name in wire format (flag E) or as text. */
export const clientFqdn: Decoder = (bytes, notes) => {
  const [flags, rcode1, rcode2] = bytes;
  if (flags === undefined || rcode1 === undefined || rcode2 === undefined) return malformed(notes);
  const rest = bytes.subarray(3);
  const wire = (flags & 4) !== 0;
  return {
    serverUpdates: (flags & 1) !== 0,
    serverOverrode: (flags & 2) !== 0,
    wireFormat: wire,
    noServerUpdate: (flags & 8) !== 0,
    rcode1,
    rcode2,
    name: wire ? wireFqdn(rest, notes) : text(rest, notes),
  };
};

/** A partial name has no root label at its end (RFC 4702 section 2.3.1). */
function wireFqdn(bytes: Uint8Array, notes: Notes): string | null {
  if (bytes.length === 0) return "";
  const whole = readName(bytes, 0, notes) ?? readName(Uint8Array.of(...bytes.subarray(0, 255), 0), 0, notes);
  return whole === null ? malformed(notes) : whole.text;
}

/** Client network interface (RFC 4578 section 2.2). */
export const networkInterface: Decoder = (bytes, notes) => {
  const [type, major, minor] = bytes;
  return bytes.length === 3 ? { type, major, minor } : malformed(notes);
};

/** Machine identifier (RFC 4578 section 2.3): type 0 is a UUID, its first three fields little-endian as SMBIOS keeps it. */
export const machineIdentifier: Decoder = (bytes, notes) => {
  const [type] = bytes;
  if (type !== 0 || bytes.length !== 17) return malformed(notes);
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  return { type, uuid: uuidText(Uint8Array.from(order, (at) => bytes[at + 1] ?? 0)) };
};

function uuidText(bytes: Uint8Array): string {
  return hexText(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
