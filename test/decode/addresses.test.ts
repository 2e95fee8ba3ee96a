import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIp, formatIpv4Number, formatMac, parseIpv4, parseIpv6 } from "../../src/decode/addresses.ts";
import { hex, ipBytes } from "../build/packets.ts";

function ip6(digits: string): string {
  return formatIp(new DataView(hex(digits).buffer), 0, 6);
}

describe("formatIp", () => {
  it.each([
    ["20010db8000000000000000000000001", "2001:db8::1"],
    ["00000000000000000000000000000000", "::"],
    ["00000000000000000000000000000001", "::1"],
    ["20010db8000000000000000000000000", "2001:db8::"],
    // A single zero group is written out; of two runs the longer is shortened, of equal ones the first (RFC 5952 section 4.2).
    ["20010db8000000010001000100010001", "2001:db8:0:1:1:1:1:1"],
    ["20010000000000010000000000000001", "2001:0:0:1::1"],
    ["20010db8000000000001000000000001", "2001:db8::1:0:0:1"],
    ["fe8000000000000002AABBFFFEccddee", "fe80::2aa:bbff:fecc:ddee"],
    ["00000000000000000000ffffc0000201", "::ffff:192.0.2.1"],
    ["00000000000000000000fffec0000201", "::fffe:c000:201"],
  ])("writes %s as %s", (digits, text) => {
    expect(ip6(digits)).toBe(text);
  });

  it("reads IPv4 at an offset", () => {
    expect(formatIp(new DataView(hex("ffff c0a8000a").buffer), 2, 4)).toBe("192.168.0.10");
  });

  it("is what parseIpv6 gives for the same address", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const text = formatIp(new DataView(bytes.buffer, bytes.byteOffset), 0, 6);
        expect(parseIpv6(text)).toBe(text);
        if (!text.includes(".")) expect(ipBytes(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });
});

describe("formatIpv4Number and formatMac", () => {
  it("take a number as signed or unsigned", () => {
    expect(formatIpv4Number(0xfffefdfc)).toBe("255.254.253.252");
    expect(formatIpv4Number(0xfffefdfc | 0)).toBe("255.254.253.252");
    expect(formatIpv4Number(0)).toBe("0.0.0.0");
  });

  it("write MACs in lower case", () => {
    expect(formatMac(new DataView(hex("00 0A1B2C3D4E0F").buffer), 1)).toBe("0a:1b:2c:3d:4e:0f");
  });
});

describe("parseIpv4", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["010.001.000.255", "10.1.0.255"],
  ])("takes %s", (text, canonical) => {
    expect(parseIpv4(text)).toBe(canonical);
  });

  it.each([
    "",
    "1.2.3",
    "1.2.3.4.5",
    "256.1.1.1",
    "1.2.3.-4",
    " 1.2.3.4",
    "1.2.3.4\n",
    "1.2.3.0004",
    "a.b.c.d",
    "1..2.3",
  ])("refuses %j", (text) => {
    expect(parseIpv4(text)).toBeNull();
  });
});

describe("parseIpv6", () => {
  it.each([
    ["2001:DB8::1", "2001:db8::1"],
    ["2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::1"],
    ["::", "::"],
    ["1::", "1::"],
    ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
    ["fe80::1%eth0", "fe80::1"],
    ["::ffff:192.0.2.1", "::ffff:192.0.2.1"],
    ["64:ff9b::192.0.2.33", "64:ff9b::c000:221"],
  ])("takes %s", (text, canonical) => {
    expect(parseIpv6(text)).toBe(canonical);
  });

  it.each([
    "",
    "1",
    ":",
    ":::",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1::2::3",
    "1:2:3:4:5:6:7:8::",
    "12345::",
    "g::",
    "::1.2.3",
    "1.2.3.4",
    "::1.2.3.400",
    ":1:2:3:4:5:6:7",
  ])("refuses %j", (text) => {
    expect(parseIpv6(text)).toBeNull();
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789abcdefg:.%") }), (text) => {
        const parsed = parseIpv6(text);
        if (parsed !== null) expect(parseIpv6(parsed)).toBe(parsed);
      }),
    );
  });
});
