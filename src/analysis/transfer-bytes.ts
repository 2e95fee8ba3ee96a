import { frameReference } from "../decode/frame-reference.ts";
import { KIND, type PacketView } from "../decode/packet-view.ts";
import { FlowKey } from "../flow/flow-key.ts";
import { FlowTable } from "../flow/flow-table.ts";
import { LIMITS } from "../limits.ts";
import type { FtpSession, Report, Transfer } from "../report/report.ts";
import { type ByteSink, SentStream, type StreamBudget } from "./sent-stream.ts";
import { walkPackets } from "./walk-packets.ts";

/** Gives null for a transfer whose bytes nobody wants. */
export type OpenSink = (transfer: Transfer, session: FtpSession) => ByteSink | null;

/**
 * Reads captures once more and gives the bytes of their transfers to whoever wants them. `paths` are the captures of `report`,
 * in its order. Of several transfers over one connection `open` is asked only for the first. Memory does not grow with what
 * is transferred (LIMITS.transferBytesHeld). Throws CaptureError where a file cannot be read any more.
 */
export async function readTransferBytes(
  paths: readonly string[],
  report: Report,
  open: OpenSink,
  most: number = LIMITS.transfersReadAgain,
): Promise<void> {
  const turns = turnsOf(report);
  const wanted = wantedStreams(report, turns, open, most);
  if (wanted.size === 0) return;
  const running = new FlowTable<Wanted>();
  const key = new FlowKey();
  for (const [turn, capture] of turns.entries()) {
    const packet = (view: PacketView): void => {
      const at = frameReference(turn, view.frame);
      const begins = wanted.get(at);
      if (view.kind !== KIND.tcp || (begins === undefined && running.size === 0)) return;
      key.load(view);
      if (begins !== undefined) {
        begins.stream.begin(view, key);
        running.set(key, begins);
      }
      const found = running.find(key);
      if (found === undefined) return;
      if (at <= found.last) found.stream.packet(view, key);
      if (at < found.last) return;
      running.delete(key);
      found.stream.end();
    };
    await walkPackets(paths[capture] ?? "", { packet });
  }
  for (const { stream } of wanted.values()) stream.end();
}

interface Wanted {
  stream: SentStream;
  /** Where the connection's last packet is: the turn of its capture, and its frame. */
  last: number;
}

/** Indexes of captures in the order of their first packets: a connection may run over several. */
function turnsOf({ captures }: Report): number[] {
  const first = (index: number): string => captures[index]?.firstTime ?? "";
  return [...captures.keys()].sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : a - b));
}

/** By the first frames of their connections. */
function wantedStreams({ ftp }: Report, turns: readonly number[], open: OpenSink, most: number): Map<number, Wanted> {
  const wanted = new Map<number, Wanted>();
  const budget: StreamBudget = { held: LIMITS.transferBytesHeld, holes: LIMITS.transferHoleBytes };
  const turnOf = (capture: number): number => Math.max(0, turns.indexOf(capture));
  for (const session of ftp.sessions) {
    for (const transfer of session.transfers) {
      const { connection } = transfer;
      if (connection === null) continue;
      const first = frameReference(turnOf(connection.capture), connection.firstFrame);
      if (wanted.has(first)) continue;
      if (wanted.size >= most) return wanted;
      const sink = open(transfer, session);
      if (sink === null) continue;
      const last = frameReference(turnOf(connection.lastCapture), connection.lastFrame);
      wanted.set(first, { stream: new SentStream(transfer, connection, sink, budget), last });
    }
  }
  return wanted;
}
