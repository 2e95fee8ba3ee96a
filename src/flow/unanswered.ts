import { type PacketView, TCP_FIN, TCP_RST, TCP_SYN } from "../decode/packet-view.ts";
import type { Moment } from "../decode/timestamp.ts";
import type { ConnectionEnd } from "./connection-end.ts";
import { momentOf, setMoment } from "./moments.ts";
import { isKeepAlive } from "./segment-kind.ts";
import { sequenceDistance } from "./sequence.ts";

/** What one end of a connection sent since the other end was last heard of, as far as it wants an acknowledgement. */
export interface Unanswered {
  side: 0 | 1;
  /** Packets with bytes, a FIN, or a keep-alive. */
  packets: number;
  /** Those of them that had been sent before. */
  repeats: number;
  /** It was nothing but keep-alives. */
  probesOnly: boolean;
  /** The connection's last packet before them. */
  before: Moment;
  first: Moment;
  last: Moment;
}

/**
 * Follows a connection for how it ends: packets that are sent again and again and bring nothing back, and a RST. Given
 * each packet once; not for data connections, which have too many.
 */
export class UnansweredWatch {
  /** The RST that broke it off, as far as one was captured. */
  reset: Moment | null = null;
  /** One object, filled anew with each run; it says something while `#running`. */
  #run: Unanswered | null = null;
  #running = false;
  readonly #previous: Moment = { frame: 0, seconds: 0, nanoseconds: 0 };
  #previousSide: 0 | 1 | -1 = -1;
  readonly #reached: [number, number] = [-1, -1];

  /**
   * Null where the connection's last packets wanted no answer, or got one, and where nothing shows that they wanted for one: they
   * were sent once, and no RST came. It holds until the next packet.
   */
  get run(): Unanswered | null {
    if (!this.#running) return null;
    return this.reset !== null || (this.#run?.repeats ?? 0) > 0 ? this.#run : null;
  }

  /** Takes the packet in hand, which `own` sent and its connection has taken. */
  packet(view: PacketView, side: 0 | 1, own: ConnectionEnd): void {
    if ((view.flags & TCP_RST) !== 0) {
      this.reset ??= momentOf(view);
      return;
    }
    if (side !== this.#previousSide) this.#running = false;
    const probe = isKeepAlive(view, own);
    const end = (view.sequence + view.payloadLength + ((view.flags & TCP_FIN) === 0 ? 0 : 1)) >>> 0;
    const reached = this.#reached[side];
    const fresh = reached < 0 || sequenceDistance(end, reached) > 0;
    const wants = view.payloadLength > 0 || (view.flags & TCP_FIN) !== 0 || probe;
    if (wants && (view.flags & TCP_SYN) === 0) this.#sent(view, side, fresh, probe);
    if (fresh) this.#reached[side] = end;
    this.#previousSide = side;
    setMoment(this.#previous, view);
  }

  #sent(view: PacketView, side: 0 | 1, fresh: boolean, probe: boolean): void {
    this.#run ??= unansweredFrom(view);
    const run = this.#run;
    if (!this.#running) {
      this.#running = true;
      run.side = side;
      run.packets = 0;
      run.repeats = 0;
      run.probesOnly = true;
      setMoment(run.before, this.#previousSide < 0 ? view : this.#previous);
      setMoment(run.first, view);
    }
    run.packets += 1;
    if (!fresh) run.repeats += 1;
    if (!probe) run.probesOnly = false;
    setMoment(run.last, view);
  }
}

function unansweredFrom(view: PacketView): Unanswered {
  const [before, first, last] = [momentOf(view), momentOf(view), momentOf(view)];
  return { side: 0, packets: 0, repeats: 0, probesOnly: true, before, first, last };
}
