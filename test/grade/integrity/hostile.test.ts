import { describe, expect, it } from "vitest";
import { TCP_SYN } from "../../../src/decode/packet-view.ts";
import { findCopies } from "../../../src/grade/integrity/find-copies.ts";
import { MOST_FLOWS } from "../../../src/grade/integrity/tracked-flows.ts";
import { seededRandom } from "../../build/bytes.ts";
import { FtpStory } from "../../build/ftp-story.ts";
import { pcapFile } from "../../build/pcap-file.ts";
import { Recording } from "../../build/recording.ts";
import { tcpDatagram } from "../../build/segments.ts";
import { fixture, read, student } from "./classroom.ts";

const CAPTURES = ["ftp-active-vsftpd.pcap", "ftp-auth-tls-active.pcap", "ftp-eprt-v6.pcap", "dhcp-relay-both.pcap"];

describe("hostile captures", () => {
  it.each(CAPTURES)("%s with bytes changed at random never throws", async (name) => {
    const random = seededRandom(name.length);
    const original = fixture(name);
    for (let round = 0; round < 15; round++) {
      const changed = original.slice(0, round % 3 === 0 ? Math.floor(random() * original.length) : original.length);
      // The file's own header stays, so that it is a capture at all.
      for (let count = 0; count < 40 && changed.length > 40; count++) {
        changed[24 + Math.floor(random() * (changed.length - 24))] = Math.floor(random() * 256);
      }
      if (changed.length < 24) continue;
      const { fingerprint, signals } = await read(changed);
      expect(fingerprint.flows.length).toBeLessThanOrEqual(MOST_FLOWS);
      for (const { frames } of signals) expect(frames.length).toBeLessThanOrEqual(8);
    }
  });

  it("with very many sessions and SYNs have a small fingerprint", async () => {
    const random = seededRandom(3);
    const recording = new Recording();
    const server = { ip: "10.0.0.2", port: 21 };
    for (let port = 10_000; port < 10_300; port++) {
      const client = { ip: "10.0.0.1", port };
      const numbers = { isnA: Math.floor(random() * 2 ** 32), isnB: Math.floor(random() * 2 ** 32) };
      const story = new FtpStory(recording, { client, server, ...numbers }).open().login();
      story.transfer(story.passive(), "RETR a", "content").quit();
    }
    for (let port = 20_000; port < 30_000; port++) {
      const flood = tcpDatagram({
        from: { ip: "10.0.0.9", port },
        to: server,
        flags: TCP_SYN,
        sequence: port * 77_773,
      });
      recording.datagram(flood, "10.0.0.9", server.ip);
    }
    const { fingerprints } = await student("A", [pcapFile(recording.packets)]);
    const [print] = fingerprints;
    const rows = [print?.sequences, print?.identifications, print?.timestamps, print?.spacings];
    expect(print?.flows).toHaveLength(MOST_FLOWS);
    expect(rows.reduce((sum, sketch) => sum + (sketch?.hashes.length ?? 0), 0)).toBeLessThan(3_300);
  });

  it("that are all alike in one hash are compared in the time of others", async () => {
    const one = await student("A", [fixture("ftp-active-vsftpd.pcap")]);
    const many = Array.from({ length: 300 }, (_, index) => {
      const fingerprints = one.fingerprints.map((print) => ({
        ...print,
        sha256: `${index}`,
        evidence: `${index}`,
        flows: print.flows.map((flow) => ({ ...flow, isns: [index, index + 1_000] as [number, number] })),
      }));
      return { ...one, student: `${index}`, fingerprints };
    });
    expect(findCopies(many).size).toBe(300);
  });
});
