import { describe, test } from "vitest";
import { GoldenFolder } from "../golden-folder.ts";
import { captureScreens, type Screen, screenFile } from "./capture-screens.ts";

/**
 * DHCP ladders of real captures, read beside tshark when they were made. After a wanted change:
 * UPDATE_GOLDEN=1 npx vitest run test/render/dhcp-ladder-screens.test.ts, then read the diff.
 */
const GOLDEN = new GoldenFolder(import.meta.dirname, "dhcp-ladder-screens");

const CAPTURES = [
  "dhcp-any.pcap",
  "dhcp-decline.pcap",
  "dhcp-leasequery.pcap",
  "dhcp-linklocal-conflict.pcap",
  "dhcp-nak.pcap",
  "dhcp-no-server-linklocal.pcap",
  "dhcp-offer-not-acked.pcap",
  "dhcp-pxe.pcap",
  "dhcp-rapid-commit.pcap",
  "dhcp-rebind.pcap",
  "dhcp-relay-both.pcap",
  "dhcp-relay-chain.pcap",
  "dhcp-relay-client-side.pcap",
  "dhcp-relay-server-side.pcap",
  "dhcp-snap96.pcap",
  "dhcp-two-servers-late.pcap",
  "dhcp-two-servers-slower.pcap",
  "generated-dhcp-after-the-lease.pcap",
  "generated-dhcp-several-servers.pcap",
];

const SCREENS: readonly Screen[] = [
  ["ftpscope ladder", { topic: "ladder" }],
  ["ftpscope ladder --lang ko --width 120", { topic: "ladder" }, { language: "ko", width: 120 }],
  ["ftpscope ladder --width 60 --ascii", { topic: "ladder" }, { width: 60, ascii: true }],
  ["ftpscope ladder --transaction 1 --layers", { topic: "ladder", transaction: 1, layers: true }],
];

describe("the ladder of", () => {
  test.each(CAPTURES)("%s", async (capture) => {
    GOLDEN.expectSame(screenFile(capture), await captureScreens(capture, SCREENS));
  });
});

test("no screen is left over", () => {
  GOLDEN.expectFiles(CAPTURES.map(screenFile));
});
