import { PacketView } from "../../src/decode/packet-view.ts";
import { Connection } from "../../src/flow/connection.ts";
import { FlowKey } from "../../src/flow/flow-key.ts";
import type { Recording } from "../build/recording.ts";
import { decodeBytes } from "../decode/decode-bytes.ts";

/** A recording's packets, decoded into one reused view with frame numbers and times; key loaded. */
export function* views(recording: Recording): Generator<{ view: PacketView; key: FlowKey }> {
  const view = new PacketView();
  const key = new FlowKey();
  for (const [index, { data, time }] of recording.packets.entries()) {
    decodeBytes(data, { view, frame: index + 1, seconds: time.seconds });
    view.nanoseconds = time.nanoseconds;
    key.load(view);
    yield { view, key };
  }
}

/** A connection that has taken in everything recorded, and what each packet did to it. */
export function connect(recording: Recording): { connection: Connection; did: number[] } {
  let connection: Connection | null = null;
  const did: number[] = [];
  for (const { view, key } of views(recording)) {
    connection ??= new Connection(view, key, null);
    did.push(connection.segment(view, key.reversed ? 1 : 0));
  }
  if (connection === null) throw new RangeError("nothing was recorded");
  return { connection, did };
}
