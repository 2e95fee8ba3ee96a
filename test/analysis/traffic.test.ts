import { join } from "node:path";
import { expect, it } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures");

/** On ports that nobody watched, handshakes went by before it was known whose they are. */
it.each(["ftp-port-2121", "generated-ftp-other-ports"])(
  "counts all packets of %s's sessions as FTP's",
  async (name) => {
    const { traffic, ftp } = await analyzeCaptures([join(FIXTURES, `${name}.pcap`)], { showPasswords: false });
    const ends = Array.from(ftp.sessions).flatMap((session) => [session.sent.client, session.sent.server]);
    const packets = ends.reduce((sum, sent) => sum + sent.packets, 0);
    expect(packets).toBeGreaterThan(0);
    expect(traffic.find(({ protocol }) => protocol === "FTP")?.packets).toBe(packets);
    expect(traffic.map(({ protocol }) => protocol)).not.toContain("TCP (other)");
  },
);
