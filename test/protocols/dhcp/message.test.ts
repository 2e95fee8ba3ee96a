import { describe, expect, it } from "vitest";
import { hexText } from "../../../src/protocols/dhcp/address-text.ts";
import { optionHex } from "../../../src/protocols/dhcp/message.ts";
import { concat, hex, seededBytes, u8 } from "../../build/bytes.ts";
import { type DhcpFields, dhcpMessage, dhcpOption } from "../../build/dhcp-message.ts";
import { parsed, parsePayload } from "./exchange.ts";

describe("the fixed header", () => {
  it("is read field by field", () => {
    const message = parsed({
      op: 2,
      hops: 3,
      xid: 0x3903f326,
      secs: 7,
      broadcastFlag: true,
      ciaddr: "1.2.3.4",
      yiaddr: "5.6.7.8",
      siaddr: "9.10.11.12",
      giaddr: "13.14.15.16",
      sname: "boot",
      file: concat("부트".normalize("NFC")),
      type: "ACK",
    });
    expect(message).toMatchObject({
      op: 2,
      htype: 1,
      hlen: 6,
      hops: 3,
      xid: 0x3903f326,
      secs: 7,
      broadcastFlag: true,
      ciaddr: "1.2.3.4",
      yiaddr: "5.6.7.8",
      siaddr: "9.10.11.12",
      giaddr: "13.14.15.16",
      chaddr: "02:00:00:00:00:01",
      sname: "boot",
      file: "부트",
      type: 5,
      typeName: "ACK",
      fromServer: true,
      problems: [],
    });
  });

  it("is copied, not borrowed", () => {
    const bytes = dhcpMessage({ type: "DISCOVER" });
    const message = parsePayload(bytes);
    bytes.fill(0);
    expect(message?.bytes[0]).toBe(1);
  });

  it.each<[string, DhcpFields, object]>([
    ["hlen 0", { hlen: 0, htype: 32 }, { chaddr: "", problems: [] }],
    ["hlen 16", { hlen: 16, htype: 32, chaddr: seededBytes(16, 1) }, { problems: [] }],
    [
      "hlen 16 on Ethernet",
      { hlen: 16 },
      { chaddr: `02:00:00:00:00:01${":00".repeat(10)}`, problems: ["hardware-length"] },
    ],
    ["hlen 255", { hlen: 255 }, { chaddr: `02:00:00:00:00:01${":00".repeat(10)}`, problems: ["hardware-length"] }],
    ["op 0", { op: 0 }, { op: 0, typeName: "DISCOVER", problems: ["bad-op"] }],
    ["op against the type", { op: 2 }, { fromServer: false, problems: ["op-mismatch"] }],
    ["a wrong cookie", { cookie: 0x63825364 }, { options: [], typeName: "BOOTREQUEST", problems: ["bad-cookie"] }],
    ["options where the cookie should be", { cookie: null }, { options: [], problems: ["bad-cookie"] }],
    ["an unassigned type", { type: 200 }, { type: 200, typeName: "TYPE-200", fromServer: false }],
    ["type 0", { type: 0, op: 2 }, { typeName: "TYPE-0", fromServer: true }],
    ["secs with its bytes swapped", { secs: 0x0300 }, { secs: 3, problems: ["secs-byte-order"] }],
    ["secs above 255", { secs: 0x0301 }, { secs: 769, problems: [] }],
  ])("%s", (_, fields, expected) => {
    expect(parsed({ type: "DISCOVER", ...fields })).toMatchObject(expected);
  });

  it("of plain BOOTP has no problems", () => {
    const request = dhcpMessage({ cookie: null });
    expect(parsePayload(request)).toMatchObject({ type: null, typeName: "BOOTREQUEST", problems: [] });
    expect(parsePayload(request.slice(0, 236))).toMatchObject({ typeName: "BOOTREQUEST", problems: [] });
    expect(parsePayload(dhcpMessage({ cookie: null, op: 2 }))?.typeName).toBe("BOOTREPLY");
  });

  it.each<[string, Uint8Array, number]>([
    ["nothing", new Uint8Array(), 0],
    ["less than the fixed header on the wire", dhcpMessage().slice(0, 235), 235],
    ["a capture that ends before the client is known", dhcpMessage().slice(0, 43), 300],
    ["neither op nor cookie", dhcpMessage({ op: 7, cookie: null }), 300],
  ])("%s is no message", (_, bytes, wireLength) => {
    expect(parsePayload(bytes, wireLength)).toBeNull();
  });
});

describe("a message that the capture cut", () => {
  const whole = dhcpMessage({
    type: "DISCOVER",
    options: [
      [12, "name"],
      [60, "vendor"],
    ],
    end: true,
    minimumLength: 0,
  });

  it.each([
    [44, ""],
    [236, ""],
    [240, ""],
    [242, ""],
    [243, "53"],
    [248, "53"],
    [249, "53 12"],
    [whole.length - 1, "53 12 60"],
  ])("at %i bytes keeps the options that are whole", (length, codes) => {
    const message = parsePayload(whole.slice(0, length), whole.length);
    expect(message?.options.map(({ code }) => code).join(" ")).toBe(codes);
    expect(message?.problems).toEqual(["cut-by-capture"]);
  });
});

describe("options", () => {
  it.each<[string, DhcpFields, Record<number, string>, string[]]>([
    [
      "PADs between",
      { options: [new Uint8Array(9), [12, "a"], new Uint8Array(3), [15, "b"]] },
      { 12: "61", 15: "62" },
      [],
    ],
    ["nothing behind END", { options: [[12, "a"], u8(255), [15, "b"]] }, { 12: "61" }, []],
    [
      "END inside a value",
      {
        options: [
          [43, hex("ffff00")],
          [15, "b"],
        ],
      },
      { 43: "ffff00", 15: "62" },
      [],
    ],
    [
      "no length",
      {
        options: [
          [12, ""],
          [15, "b"],
        ],
      },
      { 12: "", 15: "62" },
      [],
    ],
    ["no END", { options: [[12, "a"]], end: false, minimumLength: 0 }, { 12: "61" }, ["no-end"]],
    ["no END but PADs", { options: [[12, "a"]], end: false }, { 12: "61" }, ["no-end"]],
    [
      "past the end",
      { options: [[12, "a"], hex("0f0561")], end: false, minimumLength: 0 },
      { 12: "61" },
      ["option-past-end"],
    ],
    ["a code alone", { options: [[12, "a"], u8(15)], end: false, minimumLength: 0 }, { 12: "61" }, ["option-past-end"]],
    [
      "split",
      {
        options: [
          [12, "a"],
          [15, "x"],
          [12, "b"],
          [12, "c"],
        ],
      },
      { 12: "616263", 15: "78" },
      [],
    ],
    ["a repeated type", { options: [[53, u8(1)]] }, { 53: "0101" }, ["message-type"]],
  ])("%s", (_, fields, expected, problems) => {
    const message = parsed({ type: "DISCOVER", ...fields });
    const found = Object.fromEntries(message.options.map(({ code, bytes }) => [code, hexText(bytes)]));
    expect(found).toEqual({ 53: "01", ...expected });
    expect(message.problems).toEqual(problems);
  });

  const inFile = concat(dhcpOption(12, "file"), u8(255), "not read");
  const inSname = concat(dhcpOption(12, "sname"), u8(255));
  it.each<[number, Uint8Array, Uint8Array, string, string[]]>([
    [1, inFile, inSname, "opts file", []],
    [2, inFile, inSname, "opts sname", []],
    [3, inFile, inSname, "opts file sname", []],
    [4, inFile, inSname, "opts", ["overload-value"]],
    [0, inFile, inSname, "opts", ["overload-value"]],
    [1, concat(dhcpOption(52, u8(3)), inFile), inSname, "opts file", ["overload-recursive"]],
    [
      1,
      concat(dhcpOption(12, "file"), dhcpOption(15, "").subarray(0, 1), u8(200)),
      inSname,
      "opts file",
      ["option-past-end"],
    ],
    [3, new Uint8Array(128), inSname, "opts sname", ["no-end"]],
  ])("overload %i", (overload, file, sname, joined, problems) => {
    const message = parsed({
      type: "OFFER",
      op: 2,
      options: [
        [12, "opts"],
        [52, u8(overload)],
      ],
      file,
      sname,
    });
    const expected = joined.replaceAll(" ", "");
    expect(optionHex(message, 12)).toBe(hexText(concat(expected)));
    expect(message.problems).toEqual(problems);
  });

  it("in file and sname leave those without text", () => {
    const message = parsed({ options: [[52, u8(3)]], file: inFile, sname: inSname });
    expect(message).toMatchObject({ file: "", sname: "" });
    expect(parsed({ options: [[52, u8(1)]], file: inFile, sname: "name" })).toMatchObject({ file: "", sname: "name" });
  });
});
