import { describe, expect, it } from "vitest";
import { decodeOption } from "../../../src/protocols/dhcp/option-value.ts";
import { OPTIONS } from "../../../src/protocols/dhcp/options-table.ts";
import { dhcpOptionsEn } from "../../../src/render/locale/dhcp-options.en.ts";
import { concat, hex, u8 } from "../../build/bytes.ts";

function value(code: number, bytes: Uint8Array | string, vendorClass: string | null = null): unknown {
  const decoded = decodeOption({ code, bytes: typeof bytes === "string" ? hex(bytes) : bytes }, vendorClass);
  return decoded.malformed ? { malformed: decoded.value } : decoded.value;
}

const text = (characters: string): Uint8Array => concat(characters);
const wire = (...labels: string[]): Uint8Array =>
  concat(...labels.flatMap((label) => [u8(label.length), label]), u8(0));

describe("simple values", () => {
  it.each<[number, Uint8Array | string, unknown]>([
    [1, "ffffff00", "255.255.255.0"],
    [1, "ffffff", { malformed: null }],
    [2, "ffffabd0", -21552],
    [3, "0a0000010a000002", ["10.0.0.1", "10.0.0.2"]],
    [3, "0a00000102", { malformed: ["10.0.0.1"] }],
    [3, "", { malformed: null }],
    [12, text("pc\0\0"), "pc"],
    [12, "", ""],
    [13, "0102", 258],
    [13, "010203", { malformed: null }],
    [19, "01", true],
    [19, "02", { malformed: null }],
    [23, "40", 64],
    [25, "004401f4", [68, 500]],
    [25, "00", { malformed: null }],
    [51, "ffffffff", 4294967295],
    [53, "02", "OFFER"],
    [53, "0202", { malformed: "OFFER" }],
    [53, "", { malformed: null }],
    [55, "0103060f", [1, 3, 6, 15]],
    [68, "", []],
    [80, "", true],
    [80, "01", { malformed: null }],
    [93, "00070009", [7, 9]],
    [109, "20010db8000000000000000000000001", "2001:db8::1"],
    [116, "01", true],
    [117, "00060000", [6, 0]],
    [150, "0a000001", ["10.0.0.1"]],
    [150, text("10.0.0.100:69"), { malformed: "10.0.0.100:69" }],
    [224, "01", null],
    [105, "01", null],
  ])("option %i, %j", (code, bytes, expected) => {
    expect(value(code, bytes)).toEqual(expected);
  });

  it("tells the encoding of text that is not UTF-8", () => {
    expect(decodeOption({ code: 12, bytes: hex("b0adb4c9") }, null)).toMatchObject({
      value: "강능",
      encoding: "cp949",
    });
    expect(decodeOption({ code: 12, bytes: hex("c9636f6c65") }, null)).toMatchObject({
      value: "École",
      encoding: "latin-1",
    });
  });
});

describe("routes", () => {
  it.each<[number, string, unknown]>([
    [121, "000a000001", [{ destination: "0.0.0.0/0", router: "10.0.0.1" }]],
    [
      121,
      "18c0a80a0a01000110ac100a010002",
      [
        { destination: "192.168.10.0/24", router: "10.1.0.1" },
        { destination: "172.16.0.0/16", router: "10.1.0.2" },
      ],
    ],
    [249, "200a0000010a000002", [{ destination: "10.0.0.1/32", router: "10.0.0.2" }]],
    [121, "210a000001000a000002", { malformed: [] }],
    [121, "000a00000118c0a8", { malformed: [{ destination: "0.0.0.0/0", router: "10.0.0.1" }] }],
    [121, "", { malformed: null }],
    [33, "0a0100000a000001", [{ destination: "10.1.0.0", router: "10.0.0.1" }]],
    [33, "0a0000", { malformed: [] }],
    [21, "0a010000ffff0000", [{ address: "10.1.0.0", mask: "255.255.0.0" }]],
  ])("option %i, %s", (code, bytes, expected) => {
    expect(value(code, bytes)).toEqual(expected);
  });
});

describe("names", () => {
  it.each<[string, Uint8Array | string, unknown]>([
    ["with a pointer", concat(wire("eng", "apple", "com"), hex("03 6f7073 c004")), ["eng.apple.com", "ops.apple.com"]],
    ["that point at themselves", "03616263c000", { malformed: [] }],
    ["that point forward", concat(wire("a"), hex("c005"), wire("b")), { malformed: ["a"] }],
    ["that point at each other", "c002c000", { malformed: [] }],
    ["without an end", "0361", { malformed: [] }],
    ["of reserved label types", "4061", { malformed: [] }],
    [
      "longer than 255",
      concat(...Array.from({ length: 5 }, () => concat(u8(63), "x".repeat(63))), u8(0)),
      { malformed: [] },
    ],
    ["none", "", { malformed: null }],
  ])("%s", (_, bytes, expected) => {
    expect(value(119, bytes)).toEqual(expected);
  });

  it("cannot be made to grow without bound by pointers", () => {
    const name = concat(...Array.from({ length: 3 }, () => concat(u8(60), "x".repeat(60))), u8(0));
    const pointers = hex("c000".repeat(10_000));
    expect(JSON.stringify(value(119, concat(name, pointers))).length).toBeLessThan(100_000);
  });
});

describe("who the client is", () => {
  it.each<[number, Uint8Array | string, unknown]>([
    [61, "01020000000001", { type: 1, mac: "02:00:00:00:00:01" }],
    [61, concat(u8(0), "my-id"), { type: 0, text: "my-id" }],
    [61, "00ff01", { type: 0, hex: "ff01" }],
    [61, text("bare-name"), { type: null, text: "bare-name" }],
    [61, "fe0102", { type: 254, hex: "0102" }],
    [
      61,
      "ff00000001000100012a3b4c5d020000000001",
      {
        type: 255,
        iaid: "00000001",
        duid: { type: 1, hex: "000100012a3b4c5d020000000001", mac: "02:00:00:00:00:01" },
      },
    ],
    [61, "ff000000010003", { type: 255, iaid: "00000001", duid: { type: 3, hex: "0003" } }],
    [61, "ff0000", { malformed: { type: 255, iaid: null, duid: null } }],
    [61, "01", { malformed: null }],
    [77, concat(u8(4), "user", u8(2), "pc"), ["user", "pc"]],
    [77, text("iPXE"), { malformed: ["iPXE"] }],
    [94, "010301", { type: 1, major: 3, minor: 1 }],
    [97, "00112233445566778899aabbccddeeff00", { type: 0, uuid: "44332211-6655-8877-99aa-bbccddeeff00" }],
    [97, "0011", { malformed: null }],
    [60, text("PXEClient:Arch:00007"), "PXEClient:Arch:00007"],
  ])("option %i, %j", (code, bytes, expected) => {
    expect(value(code, bytes)).toEqual(expected);
  });

  const flags = { serverUpdates: true, serverOverrode: false, noServerUpdate: false };
  it.each<[string, Uint8Array, object]>([
    ["as text", concat(hex("010000"), "pc.lab"), { ...flags, wireFormat: false, rcode1: 0, rcode2: 0, name: "pc.lab" }],
    [
      "on the wire",
      concat(hex("05ffff"), wire("pc", "lab")),
      { ...flags, wireFormat: true, rcode1: 255, name: "pc.lab" },
    ],
    ["partial", concat(hex("05ffff"), hex("027063")), { wireFormat: true, name: "pc" }],
    ["empty", hex("050000"), { name: "" }],
  ])("FQDN %s", (_, bytes, expected) => {
    expect(value(81, bytes)).toMatchObject(expected);
  });
});

describe("options in options", () => {
  it("of the relay are named and decoded", () => {
    expect(value(82, "010465746830 0203ff0001 0b040a010001 0901 00 c801 07")).toMatchObject({
      malformed: [
        { code: 1, name: "Agent Circuit ID", value: "eth0", hex: "65746830" },
        { code: 2, name: "Agent Remote ID", value: null, hex: "ff0001" },
        { code: 11, name: "Server Identifier Override", value: "10.1.0.1" },
        { code: 9, value: [] },
        { code: 200, name: "Sub-option 200", value: null, hex: "07" },
      ],
    });
  });

  it("are given as far as they are whole", () => {
    expect(value(82, "0101610220")).toEqual({
      malformed: [{ code: 1, name: "Agent Circuit ID", value: "a", hex: "61" }],
    });
  });

  it.each<[string, Uint8Array | string, string | null, unknown]>([
    [
      "PXE",
      "060108 0a0400505845 ff",
      "PXEClient",
      [{ name: "PXE discovery control", value: 8 }, { value: { seconds: 0, text: "PXE" } }],
    ],
    ["PXE servers", "0807 0001 01 0a000001", "PXEClient:Arch:0", [{ value: [{ type: 1, addresses: ["10.0.0.1"] }] }]],
    ["PXE menu", "0905 0000 02 6162", "PXEClient", [{ value: [{ type: 0, text: "ab" }] }]],
    ["Microsoft", "010400000002", "MSFT 5.0", [{ name: "Disable NetBIOS", value: 2 }]],
    ["text", text("ANDROID_METERED"), "MSFT 5.0", "ANDROID_METERED"],
    ["an unknown vendor", "0102aabb", null, [{ code: 1, name: "Sub-option 1", hex: "aabb" }]],
    ["bytes of an unknown vendor", "01ffaabb", null, null],
    ["a modem", concat(u8(4, 3), "abc"), "docsis3.0", [{ name: "Serial Number", value: "abc" }]],
  ])("of a vendor: %s", (_, bytes, vendorClass, expected) => {
    const decoded = value(43, bytes, vendorClass);
    if (Array.isArray(expected)) expect(decoded).toMatchObject(expected);
    else expect(decoded).toEqual(expected);
  });

  it("of cable telephony", () => {
    const server = concat(u8(1), wire("ps", "net"));
    expect(value(122, concat(hex("01040a000001 03"), u8(server.length), u8(0), wire("ps", "net")))).toMatchObject([
      { value: "10.0.0.1" },
      { value: "ps.net" },
    ]);
  });

  it("of enterprises", () => {
    expect(value(125, "00000de9 05 0203616263")).toEqual([
      { enterprise: 3561, options: [{ code: 2, name: "DeviceSerialNumber", value: "abc", hex: "616263" }] },
    ]);
    expect(value(125, "000009bfff01")).toEqual({ malformed: [] });
    expect(value(124, "000009bf 04 03616263")).toEqual([{ enterprise: 2495, classes: ["abc"] }]);
  });
});

describe("services", () => {
  it.each<[number, Uint8Array | string, unknown]>([
    [78, "010a000001", { mandatory: true, addresses: ["10.0.0.1"] }],
    [79, concat(u8(0), "lab"), { mandatory: false, scopes: "lab" }],
    [
      90,
      "010100000000000000000161",
      { protocol: 1, algorithm: 1, replayMethod: 0, replayDetection: "0000000000000001", information: "61" },
    ],
    [90, "0101", { malformed: null }],
    [120, concat(u8(0), wire("sip", "net")), ["sip.net"]],
    [120, "010a000001", ["10.0.0.1"]],
    [120, "02", { malformed: null }],
    [146, "030a0000010a00000200", { preference: 3, primary: "10.0.0.1", secondary: "10.0.0.2", domains: [""] }],
    [151, concat(u8(1), "no"), { code: 1, message: "no" }],
    [143, concat(hex("0003"), "a:b"), ["a:b"]],
    [143, "0009", { malformed: [] }],
    [158, "040a000001", [["10.0.0.1"]]],
    [159, "0406abcd", { offset: 4, portSetIdLength: 6, portSetId: 0xabcd }],
    [
      212,
      "202020010db8000000000000000000000000c0000201",
      { ipv4MaskLength: 32, prefix: "2001:db8::/32", relays: ["192.0.2.1"] },
    ],
    [213, wire("lab", "net"), "lab.net"],
  ])("option %i, %j", (code, bytes, expected) => {
    expect(value(code, bytes)).toEqual(expected);
  });
});

describe("names of options", () => {
  it("are there for every code in the words, and the other way round", () => {
    expect(Object.keys(OPTIONS)).toEqual(Object.keys(dhcpOptionsEn));
  });

  it.each([
    [53, "DHCP Message Type"],
    [105, "Unassigned"],
    [240, "Private Use"],
  ])("%i is %s", (code, name) => {
    expect(decodeOption({ code, bytes: u8(1) }, null).name).toBe(name);
  });
});
