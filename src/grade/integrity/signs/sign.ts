import type { RecordReader } from "../../../capture/record-reader.ts";
import type { PacketView } from "../../../decode/packet-view.ts";
import type { IntegrityCases } from "../../../report/grading/integrity-data.ts";
import type { TrackedFlow } from "../tracked-flows.ts";

/** A file of a hand-in: its index and its path within it. */
export interface SignFile {
  index: number;
  path: string;
}

export interface SignOptions {
  window: { from: string | null; until: string | null } | null;
  /** Milliseconds since 1970. */
  now: number;
}

/** A packet, and what of the report it belongs to: a flow of FTP, a message of DHCP, or neither. */
export interface SignPacket {
  view: PacketView;
  reader: RecordReader;
  flow: TrackedFlow | null;
  isDhcp: boolean;
}

/** Something that was found, but for the file's path; its frames. */
export type Found = {
  [Code in keyof IntegrityCases]: { code: Code; data: Omit<IntegrityCases[Code], "path">; frames: number[] };
}[keyof IntegrityCases];

/** Looks at a capture's packets for one thing. What is found is a fact; what it means is for a person to say. */
export interface Sign {
  packet(packet: SignPacket): void;
  finish(): Found | null;
}

const MOST_FRAMES = 8;

/** Adds a frame to the first few. */
export function noteFrame(frames: number[], frame: number): void {
  if (frames.length < MOST_FRAMES) frames.push(frame);
}
