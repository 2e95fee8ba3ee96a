/** Options made of options: 43, 82, 122, 124, 125 and their like. */
import { hexText, ipv4Text } from "./address-text.ts";
import { domainName } from "./option-names.ts";
import {
  type Decoder,
  everyChunk,
  flag,
  hexOnly,
  ip,
  ips,
  isPrintable,
  malformed,
  type Notes,
  type SubOptionTable,
  subOptions,
  text,
  textIfPrintable,
  u8,
  u16,
  u32,
  viewOf,
} from "./option-reader.ts";

/** Relay agent information (RFC 3046); names as IANA lists them. */
const RELAY_AGENT: SubOptionTable = {
  1: ["Agent Circuit ID", textIfPrintable],
  2: ["Agent Remote ID", textIfPrintable],
  4: ["DOCSIS Device Class", u32],
  5: ["Link selection", ip],
  6: ["Subscriber-ID", text],
  7: ["RADIUS Attributes", hexOnly],
  8: ["Authentication", hexOnly],
  9: ["Vendor-Specific Information", (bytes, notes) => enterprises(bytes, notes, {})],
  10: ["Relay Agent Flags", u8],
  11: ["Server Identifier Override", ip],
  12: ["Relay Agent Identifier", hexOnly],
  13: ["Access-Technology-Type", hexOnly],
  14: ["Access-Network-Name", text],
  15: ["Access-Point-Name", text],
  16: ["Access-Point-BSSID", hexOnly],
  17: ["Operator-Identifier", u32],
  18: ["Operator-Realm", text],
  19: ["Relay Source Port", relayPort],
  150: ["Link Selection (Cisco)", ip],
  151: ["Virtual Subnet Selection", hexOnly],
  152: ["Virtual Subnet Selection Control", hexOnly],
};

/** RFC 8357: the sub-option is empty from the relay, and the server returns it so. */
function relayPort(bytes: Uint8Array, notes: Notes): unknown {
  return bytes.length === 0 ? true : u16(bytes, notes);
}

export const relayAgentInformation: Decoder = (bytes, notes) =>
  bytes.length === 0 ? malformed(notes) : subOptions(bytes, notes, RELAY_AGENT);

/** PXE 2.1, table 2-1. */
const PXE: SubOptionTable = {
  1: ["PXE mtftp IP", ip],
  2: ["PXE mtftp client port", littleEndianPort],
  3: ["PXE mtftp server port", littleEndianPort],
  4: ["PXE mtftp timeout", u8],
  5: ["PXE mtftp delay", u8],
  6: ["PXE discovery control", u8],
  7: ["PXE discovery multicast address", ip],
  8: ["PXE boot servers", pxeBootServers],
  9: ["PXE boot menu", pxeBootMenu],
  10: ["PXE menu prompt", pxeMenuPrompt],
  11: ["PXE multicast address allocation", hexOnly],
  12: ["PXE credential types", hexOnly],
  71: ["PXE boot item", pxeBootItem],
};

function littleEndianPort(bytes: Uint8Array, notes: Notes): unknown {
  return bytes.length === 2 ? viewOf(bytes).getUint16(0, true) : malformed(notes);
}

/** Type, count, addresses. */
function pxeBootServers(bytes: Uint8Array, notes: Notes): unknown {
  const servers: { type: number; addresses: string[] }[] = [];
  let at = 0;
  while (at < bytes.length) {
    const count = bytes[at + 2];
    const next = at + 3 + (count ?? 0) * 4;
    if (count === undefined || next > bytes.length) return malformed(notes);
    const addresses = everyChunk(bytes.subarray(at + 3, next), 4, (chunk) => ipv4Text(chunk));
    servers.push({ type: viewOf(bytes).getUint16(at), addresses });
    at = next;
  }
  return servers;
}

/** Type, length, text. */
function pxeBootMenu(bytes: Uint8Array, notes: Notes): unknown {
  const items: { type: number; text: unknown }[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = bytes[at + 2];
    const next = at + 3 + (length ?? 0);
    if (length === undefined || next > bytes.length) return malformed(notes);
    items.push({ type: viewOf(bytes).getUint16(at), text: text(bytes.subarray(at + 3, next), notes) });
    at = next;
  }
  return items;
}

function pxeMenuPrompt(bytes: Uint8Array, notes: Notes): unknown {
  return bytes.length === 0 ? malformed(notes) : { seconds: bytes[0], text: text(bytes.subarray(1), notes) };
}

function pxeBootItem(bytes: Uint8Array, notes: Notes): unknown {
  return bytes.length === 4
    ? { type: viewOf(bytes).getUint16(0), layer: viewOf(bytes).getUint16(2) }
    : malformed(notes);
}

/** What Windows asks for and Windows servers send ([MS-DHCPE]). */
const MICROSOFT: SubOptionTable = {
  1: ["Disable NetBIOS", u32],
  2: ["Release on Shutdown", u32],
  3: ["Default Router Metric Base", u32],
};

/** CableLabs modems and adapters. */
const CABLE: SubOptionTable = {
  2: ["Device Type", text],
  3: ["Embedded Components", text],
  4: ["Serial Number", text],
  5: ["Hardware Version", text],
  6: ["Software Version", text],
  7: ["Boot ROM Version", text],
  8: ["Organizationally Unique Identifier", hexOnly],
  9: ["Model Number", text],
  10: ["Vendor Name", text],
};

function vendorTable(vendorClass: string | null): SubOptionTable | null {
  if (vendorClass?.startsWith("PXEClient")) return PXE;
  if (vendorClass?.startsWith("MSFT")) return MICROSOFT;
  if (vendorClass !== null && /^(docsis|pktc|OpenCable)/i.test(vendorClass)) return CABLE;
  return null;
}

/** Vendor-specific information (RFC 2132 section 8.4): sub-options where they fit the bytes, else text; only the vendor knows. */
export const vendorSpecific: Decoder = (bytes, notes) => {
  const table = vendorTable(notes.vendorClass);
  const attempt: Notes = { ...notes, malformed: false };
  const found = subOptions(bytes, attempt, table ?? {}, 255);
  if (!attempt.malformed && found.length > 0) return found;
  if (isPrintable(bytes)) return text(bytes, notes);
  if (table === null) return null;
  notes.malformed = true;
  return found;
};

/** Etherboot's encapsulated options (175, 177): sub-options where they fit. */
export const encapsulated: Decoder = (bytes, notes) => vendorSpecific(bytes, { ...notes, vendorClass: null });

/** CableLabs client configuration (RFC 3495). */
const CABLE_CLIENT: SubOptionTable = {
  1: ["TSP's Primary DHCP Server Address", ip],
  2: ["TSP's Secondary DHCP Server Address", ip],
  3: ["TSP's Provisioning Server Address", provisioningServer],
  4: ["TSP's AS-REQ/AS-REP Backoff and Retry", backoff],
  5: ["TSP's AP-REQ/AP-REP Backoff and Retry", backoff],
  6: ["TSP's Kerberos Realm Name", domainName],
  7: ["TSP's Ticket Granting Server Utilization", flag],
  8: ["TSP's Provisioning Timer Value", u8],
  9: ["Security Ticket Control", u16],
  10: ["KDC Server Address", ips],
};

function provisioningServer(bytes: Uint8Array, notes: Notes): unknown {
  const rest = bytes.subarray(1);
  if (bytes[0] === 0) return domainName(rest, notes);
  return bytes[0] === 1 ? ip(rest, notes) : malformed(notes);
}

function backoff(bytes: Uint8Array, notes: Notes): unknown {
  if (bytes.length !== 12) return malformed(notes);
  const [nominal, maximum, retries] = everyChunk(bytes, 4, (chunk) => viewOf(chunk).getUint32(0));
  return { nominal, maximum, retries };
}

export const cableClientConfiguration: Decoder = (bytes, notes) =>
  bytes.length === 0 ? malformed(notes) : subOptions(bytes, notes, CABLE_CLIENT);

/** Broadband Forum's names for a device and its gateway (TR-069, table 3); both of these hold text. */
const BROADBAND_FORUM: SubOptionTable = {
  1: ["DeviceManufacturerOUI", text],
  2: ["DeviceSerialNumber", text],
  3: ["DeviceProductClass", text],
  4: ["GatewayManufacturerOUI", text],
  5: ["GatewaySerialNumber", text],
  6: ["GatewayProductClass", text],
};

const BY_ENTERPRISE: Readonly<Record<number, SubOptionTable>> = { 3561: BROADBAND_FORUM };

interface EnterpriseData {
  enterprise: number;
  bytes: Uint8Array;
}

/** Enterprise number, length, data, again and again (RFC 3925). What is whole is given. */
function enterpriseData(bytes: Uint8Array, notes: Notes): EnterpriseData[] {
  const found: EnterpriseData[] = [];
  let at = 0;
  while (at < bytes.length) {
    const next = at + 5 + (bytes[at + 4] ?? 0);
    if (at + 5 > bytes.length || next > bytes.length) {
      notes.malformed = true;
      break;
    }
    found.push({ enterprise: viewOf(bytes).getUint32(at), bytes: bytes.subarray(at + 5, next) });
    at = next;
  }
  if (bytes.length === 0) notes.malformed = true;
  return found;
}

function enterprises(bytes: Uint8Array, notes: Notes, tables: Readonly<Record<number, SubOptionTable>>): unknown {
  return enterpriseData(bytes, notes).map((data) => ({
    enterprise: data.enterprise,
    options: subOptions(data.bytes, notes, tables[data.enterprise] ?? {}),
  }));
}

/** Vendor-identifying vendor-specific information (RFC 3925 section 4). */
export const vendorIdentifyingInformation: Decoder = (bytes, notes) => enterprises(bytes, notes, BY_ENTERPRISE);

/** Vendor-identifying vendor class (RFC 3925 section 3). */
export const vendorIdentifyingClass: Decoder = (bytes, notes) =>
  enterpriseData(bytes, notes).map((data) => ({ enterprise: data.enterprise, classes: classTexts(data.bytes, notes) }));

/** Length and data of each class; hex where it is no text. */
function classTexts(bytes: Uint8Array, notes: Notes): unknown[] {
  const classes: unknown[] = [];
  let at = 0;
  while (at < bytes.length) {
    const next = at + 1 + (bytes[at] ?? 0);
    if (next > bytes.length) {
      notes.malformed = true;
      break;
    }
    const data = bytes.subarray(at + 1, next);
    classes.push(textIfPrintable(data, notes) ?? hexText(data));
    at = next;
  }
  return classes;
}
