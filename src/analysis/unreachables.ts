import type { Endpoint } from "../report/connection.ts";

/** An ICMP error (RFC 792, RFC 4443) about a TCP segment. */
export interface Unreachable {
  /** Frame reference, and time as the report has it. */
  at: number;
  time: string;
  /** Who says so. */
  sender: string;
  kind: "network" | "host" | "port" | "prohibited" | "too-big" | "expired" | "other";
  /** For too-big: the largest packet that would pass, null where it does not say. */
  mtu: number | null;
  /** Of the segment that could not be delivered. */
  source: Endpoint;
  destination: Endpoint;
}
