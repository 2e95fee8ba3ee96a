import type { SegmentRun } from "../../report/connection.ts";
import { escapeText } from "../escape.ts";
import { grouped } from "../number-text.ts";
import type { Sheet } from "../text/sheet.ts";
import { otherRole, type PacketedConnection } from "./ftp-step.ts";

const SEQUENCE_NUMBERS = 2 ** 32;
/** No shift is larger (RFC 7323 section 2.3). */
const MOST_SHIFT = 14;

/**
 * The layers of a packet, from the link up: MAC (none where the link has none), IP and ports with the flags, then sequence
 * numbers (relative where the SYN was seen) and window.
 */
export function layerTexts(run: SegmentRun, connection: PacketedConnection, sheet: Sheet): string[] {
  const from = connection[run.from];
  const to = connection[otherRole(run.from)];
  const { layers } = sheet.words.ladder;
  const { glyphs } = sheet;
  const mac = (address: string | null) => escapeText((address ?? glyphs.absent).slice(0, 40));
  const flags = run.flags.map((flag) => escapeText(flag)).join(", ");
  const ips = `IP ${escapeText(from.endpoint.ip)} ${glyphs.to} ${escapeText(to.endpoint.ip)}`;
  const ports = `TCP ${from.endpoint.port} ${glyphs.to} ${to.endpoint.port}`;
  const numbers = [
    sequenceText(run, from.packets.initialSequence, sheet),
    acknowledgmentText(run, to.packets.initialSequence, sheet),
    windowText(run, from.packets.windowShift, sheet),
    run.packets > 1 ? layers.firstOf(run.packets) : null,
  ];
  const noMac = from.packets.mac === null && to.packets.mac === null;
  return [
    ...(noMac ? [] : [`MAC ${mac(from.packets.mac)} ${glyphs.to} ${mac(to.packets.mac)}`]),
    `${ips}, ${ports} [${flags}]`,
    numbers.filter((part) => part !== null).join(", "),
  ];
}

/** "seq 1", of a SYN "seq 0 (ISN 1941168783)"; absolute where the SYN was not captured. */
export function sequenceText(run: SegmentRun, initial: number | null, sheet: Sheet): string {
  const { layers } = sheet.words.ladder;
  if (initial === null) return layers.absoluteSequence(run.sequence);
  const relative = relativeTo(initial, run.sequence);
  return run.flags.includes("SYN") ? layers.initialSequence(relative, run.sequence) : layers.sequence(relative);
}

/** The acknowledgment number, counted from `initial` where the other end's first sequence number is known; null without ACK. */
export function acknowledgmentText(run: SegmentRun, initial: number | null, sheet: Sheet): string | null {
  const { layers } = sheet.words.ladder;
  if (run.acknowledgment === null) return null;
  return initial === null
    ? layers.absoluteAcknowledgment(run.acknowledgment)
    : layers.acknowledgment(relativeTo(initial, run.acknowledgment));
}

/** Shifted, with the figure as sent; the window of a SYN is never shifted (RFC 7323 section 2.2). */
export function windowText({ window, flags }: SegmentRun, shift: number | null, sheet: Sheet): string {
  const { layers } = sheet.words.ladder;
  if (shift === null || shift <= 0 || flags.includes("SYN")) return layers.window(grouped(window));
  const factor = 2 ** Math.min(shift, MOST_SHIFT);
  return layers.shiftedWindow(grouped(window * factor), `${window}${sheet.glyphs.times}${factor}`);
}

/** Sequence numbers run in a circle. */
function relativeTo(initial: number, number: number): number {
  return (number - initial + SEQUENCE_NUMBERS) % SEQUENCE_NUMBERS;
}
