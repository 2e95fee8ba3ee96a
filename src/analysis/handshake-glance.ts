// FENCE, once a run of records: settles background in one loop over numbers, allocates nothing. Guarded by test/bench.
import type { RecordRun } from "../capture/record-run.ts";
import { TCP_SYN } from "../decode/packet-view.ts";
import type { Moment } from "../decode/timestamp.ts";
import { FlowKey } from "../flow/flow-key.ts";
import type { Bystanders } from "../protocols/ftp/bystanders.ts";
import { pairSlot } from "../protocols/ftp/host-pairs.ts";

const IPV4_HEADERS = 34;

/**
 * HOT PATH. Of connections that are of no interest, SYN, SYN-ACK and the bare ACK behind them are only remembered, in case that one
 * turns out to be FTP's: in the commonest dress (see Glance) that takes no decoding. Guarded by test/bench (flows).
 */
export class HandshakeGlance {
  readonly #bystanders: Bystanders;
  readonly #key = new FlowKey();
  readonly #moment: Moment = { frame: 0, seconds: 0, nanoseconds: 0 };

  constructor(bystanders: Bystanders) {
    this.#bystanders = bystanders;
  }

  /**
   * Keeps a packet with SYN or only ACK, without a payload, between ports that are not wanted; its TCP header is at `transport`. False
   * where it may be a data connection's.
   */
  remembers(run: RecordRun, at: number, frame: number, transport: number): boolean {
    const { view } = run;
    const { handshakes, pairMarks } = this.#bystanders;
    const key = this.#key;
    const offset = run.offsets[at] as number;
    const isIpv4 = transport - offset === IPV4_HEADERS;
    const destination = transport - (isIpv4 ? 4 : 16);
    const source = destination - (isIpv4 ? 4 : 16);
    key.loadFrom(view, isIpv4 ? 4 : 6, source, destination, view.getUint16(transport), view.getUint16(transport + 2));
    if ((view.getUint8(transport + 13) & TCP_SYN) !== 0 && pairMarks[pairSlot(key.hostPair)] !== 0) return false;
    const payload = transport + ((view.getUint8(transport + 12) >> 4) << 2);
    const end = Math.min(payload, offset + (run.capturedLengths[at] as number));
    const moment = this.#moment;
    moment.frame = frame + at;
    moment.seconds = run.seconds;
    moment.nanoseconds = run.nanoseconds[at] as number;
    handshakes.packetOf(key, view, transport, end, moment, run.originalLengths[at] as number);
    return true;
  }
}
