import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { localize } from "../../../src/render/locale/localize.ts";
import { renderXferlog } from "../../../src/render/logs/xferlog.ts";
import { renderZeek } from "../../../src/render/logs/zeek.ts";
import { GoldenFolder } from "../../golden-folder.ts";
import { fixturePath } from "../../report/captures-at-hand.ts";
import { joined, PLAIN, WHOLE } from "../draw.ts";

/**
 * Logs of real captures. xferlog was read beside the logs of the servers' own; after a wanted change:
 * UPDATE_GOLDEN=1 npx vitest run test/render/logs, then read the difference.
 */
const GOLDEN = new GoldenFolder(import.meta.dirname, "fixtures");

const CAPTURES = [
  "ftp-abor-vsftpd.pcap",
  "ftp-active-vsftpd.pcap",
  "ftp-anonymous.pcap",
  "ftp-ascii.pcap",
  "ftp-auth-tls-passive.pcap",
  "ftp-data-reset.pcap",
  "ftp-epsv-v6.pcap",
  "ftp-korean-cp949.pcap",
  "ftp-rest-resume.pcap",
  "ftp-stou-appe.pcap",
  "ftp-three-clients.pcap",
  "generated-ftp-names-hostile.pcap",
  "dhcp-inform.pcap",
  "dhcp-nak.pcap",
  "dhcp-relay-both.pcap",
  "dhcp-rich-options.pcap",
  "dhcp-two-servers.pcap",
  "generated-dhcp-malformed-options.pcap",
];

const LOGS = [
  ["xferlog", renderXferlog],
  ["zeek", renderZeek],
] as const;

describe("the logs of", () => {
  test.each(CAPTURES)("%s", async (capture) => {
    const report = localize(await analyzeCaptures([fixturePath(capture)], { showPasswords: false }), "en");
    for (const [ending, render] of LOGS) {
      const output = joined(render(report, WHOLE, PLAIN));
      if (output !== "") GOLDEN.expectSame(fileOf(capture, ending), output);
      else expect([ending, [...report.ftp.sessions].length]).toEqual(["xferlog", 0]);
    }
  });
});

test("no log is left over", () => {
  const files = CAPTURES.flatMap((capture) =>
    LOGS.map(([ending]) => fileOf(capture, ending)).filter((file) => !/dhcp.*xferlog$/.test(file)),
  );
  GOLDEN.expectFiles(files);
});

function fileOf(capture: string, ending: string): string {
  return `${basename(capture, ".pcap")}.${ending}`;
}
