import { readdirSync, readlinkSync, truncateSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { type OpenCapture, openCapture } from "../../src/capture/open.ts";
import { ENDED, RECORD } from "../../src/capture/record-reader.ts";
import { seededBytes, seededRandom } from "../build/bytes.ts";
import { type CapturedPacket, pcapFile } from "../build/pcap-file.ts";
import { PcapngWriter } from "../build/pcapng-file.ts";
import { scratchFolder } from "./scratch.ts";

const scratch = scratchFolder();

/** Packets of all sizes up to `largest`, of `bytes` together. */
function packetsOf(bytes: number, largest: number): CapturedPacket[] {
  const random = seededRandom(11);
  const content = seededBytes(largest, 12);
  const packets: CapturedPacket[] = [];
  for (let left = bytes; left > 0; left -= packets.at(-1)?.data.length ?? left) {
    const start = Math.floor(random() * largest);
    packets.push({
      time: { seconds: 1_700_000_000, nanoseconds: packets.length * 1000 },
      data: content.subarray(start),
    });
  }
  return packets;
}

/** Reads all that is left, and compares each record with what was written; how many there were. */
async function compare(capture: OpenCapture, written: readonly CapturedPacket[]): Promise<number> {
  const { reader } = capture;
  let count = 0;
  for (let status = reader.next(); status !== ENDED; status = reader.next()) {
    if (status !== RECORD) {
      if (!capture.fillNow()) await capture.fill();
      continue;
    }
    const { offset, capturedLength, nanoseconds, window } = reader;
    const bytes = window.bytes.subarray(offset, offset + capturedLength);
    const packet = written[count];
    if (nanoseconds !== packet?.time.nanoseconds || Buffer.compare(bytes, packet.data) !== 0) return -1;
    count += 1;
  }
  capture.close();
  return count;
}

describe("a large file", () => {
  it.each([1_500, 250_000])("gives every packet of up to %i bytes as it was written", async (largest) => {
    const written = packetsOf(7_000_000, largest);
    const bytes = pcapFile(written);
    const capture = await openCapture(scratch.file(`ahead-${largest}.pcap`, bytes));
    expect(await compare(capture, written)).toBe(written.length);
    expect(capture).toMatchObject({ size: bytes.length, consumed: bytes.length, damage: null });
  });

  it("gives them around blocks that are larger than what is read at a time", async () => {
    const written = packetsOf(4_000_000, 1_500);
    const writer = new PcapngWriter().section().interface();
    for (const [index, packet] of written.entries()) {
      if (index % 1000 === 500) writer.block(0x0b00, new Uint8Array(index === 500 ? 3_000_000 : 400_000).fill(0xb7));
      writer.packet(packet);
    }
    const capture = await openCapture(scratch.file("blocks.pcapng", writer.bytes()));
    expect(await compare(capture, written)).toBe(written.length);
    expect(capture).toMatchObject({ damage: null });
  });

  it("that is cut off meanwhile ends there", async () => {
    const written = packetsOf(7_000_000, 1_500);
    const path = scratch.file("shrinks.pcap", pcapFile(written));
    const capture = await openCapture(path);
    truncateSync(path, 4_000_000);
    const count = await compare(capture, written);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(written.length);
    expect(capture.consumed).toBeLessThanOrEqual(4_000_000);
  });

  it.runIf(process.platform === "linux")("is closed at once, or when what was asked for has come", async () => {
    const path = scratch.file("left.pcap", pcapFile(packetsOf(7_000_000, 1_500)));
    const isOpen = (): boolean => openFiles().includes(path);
    const capture = await openCapture(path);
    onTestFinished(() => capture.close());
    for (let fills = 0; fills < 2; ) {
      if (capture.reader.next() === RECORD) continue;
      if (!capture.fillNow()) await capture.fill();
      fills += 1;
    }
    expect(isOpen()).toBe(true);
    capture.close();
    await expect.poll(isOpen).toBe(false);
  });
});

/** What the descriptors of this process lead to. */
function openFiles(): string[] {
  return readdirSync("/proc/self/fd").flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      // The one that listed the folder.
      return [];
    }
  });
}
