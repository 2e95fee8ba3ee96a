import { NO_LINK_TYPE } from "../../../src/capture/record-reader.ts";
import { Decoder } from "../../../src/decode/decoder.ts";
import { PacketView } from "../../../src/decode/packet-view.ts";
import { readRecords } from "../../capture/read-records.ts";
import { decodeBytes } from "../../decode/decode-bytes.ts";
import { unsoundness } from "../../decode/unsoundness.ts";
import { someCapture } from "../corpus.ts";
import { mutate } from "../mutations/mutate.ts";
import { otherLinkType } from "../mutations/of-records.ts";
import { must, type Subject } from "../subject.ts";

const LARGEST = 60_000;
const HEADER = 24;
/** Headers of most packets end within so many bytes. */
const HEADERS = 120;
/** Link types counted apart, and one for all others. */
const MOST_UNKNOWN = 65;

/** The decoders of all link types and headers: every offset lies within its packet. */
export const DECODERS: Subject = {
  name: "decoders",
  rounds: 1_000,
  make(dice) {
    const [one, other] = [someCapture(dice, LARGEST), someCapture(dice, LARGEST)];
    const relinked = (dice(2) === 0 ? otherLinkType(one.bytes, other.bytes, dice) : null) ?? one.bytes;
    const { bytes, done } = mutate(relinked, other.bytes, dice);
    return { bytes, what: `${one.name} with ${other.name}: ${done.join(", ")}` };
  },
  judge(bytes, { dice }) {
    if (bytes.length < HEADER + 5) return;
    const decoder = new Decoder();
    const view = new PacketView();
    for (const [index, { data, linkType, originalLength, seconds }] of readRecords(bytes).records.entries()) {
      if (linkType === NO_LINK_TYPE) continue;
      const circumstances = { linkType, originalLength, seconds, frame: index + 1, decoder, view };
      // As it is, and cut as a snap length might.
      for (const captured of [data, data.slice(0, dice(Math.min(data.length, HEADERS)))]) {
        const fault = unsoundness(decodeBytes(captured, circumstances));
        must(fault === null, () => `record ${index + 1} of link type ${linkType}, ${captured.length} bytes: ${fault}`);
      }
    }
    const unknown = decoder.tallies.unknownLinkTypes.size;
    must(unknown <= MOST_UNKNOWN, () => `${unknown} unknown link types are counted apart`);
  },
};
