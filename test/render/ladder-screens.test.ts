import { describe, test } from "vitest";
import { GoldenFolder } from "../golden-folder.ts";
import { captureScreens, type Screen, screenFile } from "./capture-screens.ts";

/**
 * FTP ladders of captures, read beside tshark when they were made. After a wanted change:
 * UPDATE_GOLDEN=1 npx vitest run test/render/ladder-screens.test.ts, then read the diff.
 */
const GOLDEN = new GoldenFolder(import.meta.dirname, "ladder-screens");

const CAPTURES = [
  "ftp-550.pcap",
  "ftp-abor-vsftpd.pcap",
  "ftp-active-client-drops-syn.pcap",
  "ftp-active-vsftpd.pcap",
  "ftp-auth-tls-active.pcap",
  "ftp-capture-loss.pcap",
  "ftp-eprt-v6.pcap",
  "ftp-fxp.pcap",
  "ftp-loss-reorder-server.pcap",
  "ftp-midstream.pcap",
  "ftp-nat-passive-obeyed.pcap",
  "ftp-passive-range-refused.pcap",
  "generated-ftp-commands-500-ports.pcap.gz",
  "generated-ftp-data-keep-alive.pcap",
  "generated-ftp-names-hostile.pcap",
  "generated-ftps-ccc.pcap",
];

const SCREENS: readonly Screen[] = [
  ["ftpscope ladder", { topic: "ladder" }],
  ["ftpscope ladder --lang ko --width 120", { topic: "ladder" }, { language: "ko", width: 120 }],
  ["ftpscope ladder --session 1 --width 60 --ascii", { topic: "ladder", session: 1 }, { width: 60, ascii: true }],
  ["ftpscope ladder --transfer 1 --layers", { topic: "ladder", transfer: 1, layers: true }],
];

describe("the ladder of", () => {
  test.each(CAPTURES)("%s", async (capture) => {
    GOLDEN.expectSame(screenFile(capture), await captureScreens(capture, SCREENS, "folded"));
  });
});

test("no screen is left over", () => {
  GOLDEN.expectFiles(CAPTURES.map(screenFile));
});
