import { BlockList } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isWithin, parseNetwork } from "../../../src/grade/checks/other/networks.ts";

test.each([
  ["192.168.0.20", "192.168.0.20", true],
  ["192.168.0.20", "192.168.0.21", false],
  ["192.168.0.20", "192.168.0.16/29", true],
  ["192.168.0.24", "192.168.0.16/29", false],
  ["8.8.8.8", "0.0.0.0/0", true],
  ["fe80::1", "fe80::/10", true],
  ["2001:db8::1", "2001:db8:0:0::1", true],
  ["::1", "127.0.0.1", false],
  ["::ffff:10.0.0.1", "10.0.0.0/8", true],
  ["::", "::/0", true],
])("%s within %s: %s", (ip, network, expected) => expect(isWithin(ip, parseNetwork(network))).toBe(expected));

test.each(["", "10.0.0.0/33", "10.0.0", "::/129", "10.0.0.0/8/8", "10.0.0.0/", "host", "10.0.0.0/-1"])(
  "%j is no network",
  (text) => {
    expect(parseNetwork(text)).toBeNull();
    expect(isWithin("10.0.0.1", parseNetwork(text))).toBe(false);
  },
);

test("agrees with Node's own lists of addresses", () => {
  const v4 = fc.tuple(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), fc.constant("ipv4" as const));
  const v6 = fc.tuple(fc.ipV6(), fc.ipV6(), fc.integer({ min: 0, max: 128 }), fc.constant("ipv6" as const));
  fc.assert(
    fc.property(fc.oneof(v4, v6), fc.boolean(), ([ip, other, bits, version], same) => {
      const base = same ? ip : other;
      fc.pre(!/\./.test(ip + base) || version === "ipv4");
      const list = new BlockList();
      list.addSubnet(base, bits, version);
      expect(isWithin(ip, parseNetwork(`${base}/${bits}`))).toBe(list.check(ip, version));
    }),
  );
});
