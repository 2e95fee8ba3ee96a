// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, narrowWireEnd, proceed } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";
import { setMacs } from "./mac.ts";

/** First frame control byte: version 0 and type "data"; the subtype's bits say "no data" and "QoS". */
const VERSION_AND_TYPE = 0x0f;
const DATA_FRAME = 0x08;
const NO_DATA = 0x40;
const QOS = 0x80;

/** Second frame control byte. */
const TO_DS = 0x01;
const FROM_DS = 0x02;
const PROTECTED = 0x40;
const HT_CONTROL = 0x80;

/** In the QoS control field: several frames are packed into this one. */
const AGGREGATE = 0x80;

/** IEEE 802.11 data frames that are not encrypted and not a later fragment. Of an aggregate (A-MSDU) the first frame is read. */
export function decodeIeee80211(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 24) return;
  const control = data.getUint8(offset);
  const flags = data.getUint8(offset + 1);
  const fragmentNumber = data.getUint8(offset + 22) & 0x0f;
  if ((control & VERSION_AND_TYPE) !== DATA_FRAME || (control & NO_DATA) !== 0) return;
  if ((flags & PROTECTED) !== 0 || fragmentNumber !== 0) return;

  const addressed = (flags & (TO_DS | FROM_DS)) === (TO_DS | FROM_DS) ? 30 : 24;
  const qos = (control & QOS) !== 0;
  const length = addressed + (qos ? 2 : 0) + (qos && (flags & HT_CONTROL) !== 0 ? 4 : 0);
  const padding = cursor.paddedHeader ? -length & 3 : 0;
  if (cursor.end - offset < length + padding) return;
  setStationMacs(cursor, view, flags);
  const aggregate = qos && (data.getUint8(offset + addressed) & AGGREGATE) !== 0;
  proceed(cursor, length + padding, LAYER.llc, 0);
  if (aggregate) openAggregate(cursor, view);
}

/** Which of the addresses are the frame's ends depends on the way through the distribution system (802.11 table 9-30). */
function setStationMacs(cursor: Cursor, view: PacketView, flags: number): void {
  const first = cursor.offset + 4;
  const second = cursor.offset + 10;
  const third = cursor.offset + 16;
  const fourth = cursor.offset + 24;
  const toDs = (flags & TO_DS) !== 0;
  const fromDs = (flags & FROM_DS) !== 0;
  const destination = toDs ? third : first;
  const source = fromDs ? (toDs ? fourth : third) : second;
  setMacs(cursor, view, destination, source);
}

/** A-MSDU: each frame has two MACs and a length of its own in front of its LLC header. */
function openAggregate(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  if (cursor.end - offset < 14) {
    cursor.layer = LAYER.none;
    return;
  }
  setMacs(cursor, view, offset, offset + 6);
  narrowWireEnd(cursor, offset + 14 + data.getUint16(offset + 12));
  proceed(cursor, 14, LAYER.llc, 0);
}
