import { describe, expect, test } from "vitest";
import { isNamedCapture, namedKind } from "../../../src/grade/scoring/named-kinds.ts";

describe("the kind in a name", () => {
  test.each([
    ["active.pcap", "active"],
    ["20261001_FTP-Active.pcapng", "active"],
    ["ftpactive2.pcap", "active"],
    ["act.pcap", "active"],
    ["능동.pcap", "active"],
    ["능동".normalize("NFD"), "active"],
    ["액티브 모드.pcap", "active"],
    ["passive.pcap", "passive"],
    ["ftp_pasv.cap", "passive"],
    ["pas-1.pcap", "passive"],
    ["수동모드.pcapng", "passive"],
    ["패시브.pcap", "passive"],
    ["passive/capture.pcap", "passive"],
    ["active/passive.pcap", "passive"],
    ["DHCP.pcap", "dhcp"],
    ["dora1.pcap", "dhcp"],
    ["capture.pcap", null],
    ["active-and-passive.pcap", null],
    ["inactive.pcap", null],
    ["password.pcap", null],
    ["practice.pcap", null],
    ["impact.pcap", null],
  ])("%s: %s", (path, kind) => {
    expect(namedKind(path)).toBe(kind);
  });
});

test("names of captures are told by their endings", () => {
  for (const path of ["a.pcap", "a.PCAPNG", "b/a.cap", "a.pcap.gz", "a.pcap1", "a.pcap.2"])
    expect(isNamedCapture(path)).toBe(true);
  for (const path of ["a.png", "pcap", "a.pcap.txt", "capture"]) expect(isNamedCapture(path)).toBe(false);
});
