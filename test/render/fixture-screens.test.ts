import { describe, test } from "vitest";
import { LANGUAGE_NAMES } from "../../src/render/locale/language.ts";
import { GoldenFolder } from "../golden-folder.ts";
import { captureScreens, type Screen, screenFile } from "./capture-screens.ts";

/**
 * What a reader sees of real captures, one file for each: summary in both languages, and one session or exchange. Read beside
 * tshark when they were made. After a wanted change: UPDATE_GOLDEN=1 npx vitest run test/render, then read the diff.
 */
const GOLDEN = new GoldenFolder(import.meta.dirname, "fixture-screens");

const CAPTURES = [
  "ftp-abor-vsftpd.pcap",
  "ftp-active-client-drops-syn.pcap",
  "ftp-active-vsftpd.pcap",
  "ftp-auth-tls-passive.pcap",
  "ftp-capture-loss.pcap",
  "ftp-fxp.pcap",
  "ftp-korean-cp949.pcap",
  "ftp-passive-range-closed.pcap",
  "ftp-rest-resume.pcap",
  "generated-ftp-names-hostile.pcap",
  "generated-file-pcap-bad-length.pcap",
  "dhcp-linklocal-conflict.pcap",
  "dhcp-nak.pcap",
  "dhcp-relay-both.pcap",
  "dhcp-two-servers-slower.pcap",
  "generated-dhcp-malformed-options.pcap",
];

const SUMMARIES = LANGUAGE_NAMES.map((language): Screen => [`ftpscope --lang ${language}`, {}, { language }]);
const SESSION: Screen = ["ftpscope ftp --session 1", { topic: "ftp", session: 1 }];
const TRANSACTION: Screen = ["ftpscope dhcp --transaction 1", { topic: "dhcp", transaction: 1 }];

describe("the screens of", () => {
  test.each(CAPTURES)("%s", async (capture) => {
    const detail = capture.includes("dhcp") ? TRANSACTION : SESSION;
    GOLDEN.expectSame(screenFile(capture), await captureScreens(capture, [...SUMMARIES, detail]));
  });
});

test("no screen is left over", () => {
  GOLDEN.expectFiles(CAPTURES.map(screenFile));
});
