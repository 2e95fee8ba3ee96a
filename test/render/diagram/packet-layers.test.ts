import { expect, test } from "vitest";
import type { PacketedConnection } from "../../../src/render/diagram/ftp-step.ts";
import { layerTexts } from "../../../src/render/diagram/packet-layers.ts";
import { emptyReport } from "../samples.ts";
import { sheetOf } from "./draw-ladder.ts";
import { run } from "./sample-packets.ts";

const SHEET = sheetOf(emptyReport());

function connection(initialSequence: number | null, windowShift: number | null): PacketedConnection {
  const packets = { mac: null, initialSequence, windowShift };
  return {
    client: { endpoint: { ip: "2001:db8::a", port: 50_021 }, packets },
    server: { endpoint: { ip: "2001:db8::14", port: 20 }, packets },
  };
}

const ENDS = "IP 2001:db8::14 → 2001:db8::a, TCP 20 → 50021";

test.each([
  [
    "a SYN has its initial number, and a window that is not shifted",
    run(1, 0, "server", "syn", { sequence: 700, window: 64_240 }),
    connection(700, 7),
    [`${ENDS} [SYN]`, "seq 0 (ISN 700), window 64,240"],
  ],
  [
    "numbers are relative, also round the end of the circle",
    run(5, 0, "server", "ack", { sequence: 5, acknowledgment: 4_294_967_295, window: 100 }),
    connection(4_294_967_290, 7),
    [`${ENDS} [ACK]`, "seq 11, ack 5, window 12,800 (100×128)"],
  ],
  [
    "without the SYNs they are what they are",
    run(5, 0, "server", "data", { sequence: 77, acknowledgment: 88, packets: 9 }),
    connection(null, null),
    [`${ENDS} [PSH, ACK]`, "seq 77 (absolute), ack 88 (absolute), window 502, first of 9 packets"],
  ],
])("%s", (_, packet, ends, texts) => {
  expect(layerTexts(packet, ends, SHEET)).toEqual(texts);
});

test("the MAC addresses come first, where the link has them", () => {
  const { client, server } = connection(700, 7);
  const withMac = { client: { ...client, packets: { ...client.packets, mac: "02:00:00:00:00:0a" } }, server };
  expect(layerTexts(run(1, 0, "server", "syn", {}), withMac, SHEET)[0]).toBe("MAC – → 02:00:00:00:00:0a");
});
