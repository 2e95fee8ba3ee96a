import { describe, expect, it } from "vitest";
import { identifyLookalike } from "../../src/capture/identify.ts";
import { linkTypeName } from "../../src/capture/link-type-names.ts";
import { concat, hex, u8 } from "../build/bytes.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

describe("what an input looks like", () => {
  it.each([
    ["zip", bytes("PK\x03\x04\x14\0report.hwp")],
    ["docx", bytes("PK\x03\x04\x14\0[Content_Types].xml.....word/document.xml")],
    ["hwpx", bytes("PK\x03\x04\x14\0mimetypeapplication/hwp+zip")],
    ["pdf", bytes("%PDF-1.7\n%\xe2\xe3")],
    ["png", bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR")],
    ["jpeg", hex("ffd8ffe000104a464946")],
    ["gif", bytes("GIF89a\x01\0")],
    ["elf", bytes("\x7fELF\x02\x01\x01\0")],
    ["windows-program", bytes("MZ\x90\0\x03\0")],
    ["7z", hex("377abcaf271c0004")],
    ["office-document", hex("d0cf11e0a1b11ae10000")],
    ["windows-shortcut", hex("4c0000000114020000000000c000000000000046")],
    ["windows-event-log", bytes("ElfFile\0\0\0")],
    ["tar", concat(new Uint8Array(257).fill(0x61), "ustar")],
    ["html", bytes("\n<!DOCTYPE html><html>")],
    ["xml", bytes('\xef\xbb\xbf<?xml version="1.0"?><pdml>')],
    ["json", bytes(' {"schema": "ftpscope/1"}')],
    ["json", bytes("[1, 2]")],
    ["script", bytes("#!/bin/sh\necho")],
    ["packet-text", bytes("12:00:01.123456 IP 10.0.0.1.21 > 10.0.0.2.1024: Flags [S]")],
    ["packet-text", bytes("0000  52 54 00 12 34 56 52 54")],
    ["git-lfs-pointer", bytes("version https://git-lfs.github.com/spec/v1\n")],
    ["text", bytes("USER student\r\nPASS \xb0\xa1\r\n")],
    ["text", hex("fffe61006200")],
    ["text", bytes("a")],
    ["zeros", new Uint8Array(600)],
    ["data", bytes("\x01\x02\x03\x04")],
  ])("%s", (detail, head) => {
    expect(identifyLookalike(head)).toEqual({ code: "not-a-capture", detail });
  });

  it.each([
    ["netmon", bytes("GMBU\x02\x01")],
    ["btsnoop", bytes("btsnoop\0\0\0\0\x01")],
    ["sniffer", bytes("TRSNIFF data    \x1a")],
    ["netxray", bytes("XCP\x002.000")],
    ["xz", hex("fd377a585a000004")],
    ["bzip2", bytes("BZh91AY")],
    ["lz4", hex("04224d186040")],
    ["erf", hex("0000000080e1a85f 02 00 0060 0000 0040 0000")],
    ["etl", etl()],
  ])("%s, a capture or the packing of one", (detail, head) => {
    expect(identifyLookalike(head)).toEqual({ code: "unsupported", detail });
  });

  it("does not depend on how much of it there is, nor on where it stands in memory", () => {
    const padded = concat(u8(1, 2, 3), "%PDF-1.7", new Uint8Array(100_000));
    expect(identifyLookalike(padded.subarray(3)).detail).toBe("pdf");
    expect(identifyLookalike(padded.subarray(3, 8)).detail).toBe("pdf");
    expect(identifyLookalike(new Uint8Array(1).fill(0xff)).detail).toBe("text");
  });
});

function etl(): Uint8Array {
  const head = new Uint8Array(0x68);
  new DataView(head.buffer).setUint32(0, 0x10000, true);
  head.set(hex("01c0"), 0x4a);
  return head;
}

describe("the name of a link type", () => {
  it.each([
    [0, "NULL"],
    [1, "ETHERNET"],
    [101, "RAW"],
    [108, "LOOP"],
    [113, "LINUX_SLL"],
    [127, "IEEE802_11_RADIOTAP"],
    [276, "LINUX_SLL2"],
    [9_999, "LINKTYPE_9999"],
  ])("%i is %s", (linkType, name) => {
    expect(linkTypeName(linkType)).toBe(name);
  });
});
