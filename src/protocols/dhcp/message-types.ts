/** Values of option 53 (RFC 2132 section 9.6; RFC 3203, 4388, 6926, 7724). */
export const MESSAGE_TYPE = {
  discover: 1,
  offer: 2,
  request: 3,
  decline: 4,
  ack: 5,
  nak: 6,
  release: 7,
  inform: 8,
  forceRenew: 9,
  leaseQuery: 10,
  leaseUnassigned: 11,
  leaseUnknown: 12,
  leaseActive: 13,
} as const;

/** Option 53's names by number; 0 has none. */
export const MESSAGE_TYPE_NAMES = [
  "",
  "DISCOVER",
  "OFFER",
  "REQUEST",
  "DECLINE",
  "ACK",
  "NAK",
  "RELEASE",
  "INFORM",
  "FORCERENEW",
  "LEASEQUERY",
  "LEASEUNASSIGNED",
  "LEASEUNKNOWN",
  "LEASEACTIVE",
  "BULKLEASEQUERY",
  "LEASEQUERYDONE",
  "ACTIVELEASEQUERY",
  "LEASEQUERYSTATUS",
  "TLS",
] as const;

const FROM_SERVER: ReadonlySet<number> = new Set([2, 5, 6, 9, 11, 12, 13, 15, 17]);
const LEASE_QUERY_FAMILY: ReadonlySet<number> = new Set([10, 11, 12, 13, 14, 15, 16, 17]);

/** The name of a message type; an unassigned one is "TYPE-" and its number. */
export function messageTypeName(type: number): string {
  return MESSAGE_TYPE_NAMES[type] || `TYPE-${type}`;
}

/** Whether a server says this. Where option 53 does not tell, the op field does (2 is BOOTREPLY). */
export function isFromServer(type: number | null, op: number): boolean {
  return type === null || !(type in MESSAGE_TYPE_NAMES) || type === 0 ? op === 2 : FROM_SERVER.has(type);
}

/** Whether the message belongs to a lease query (RFC 4388 and its successors). */
export function isLeaseQuery(type: number | null): boolean {
  return type !== null && LEASE_QUERY_FAMILY.has(type);
}
