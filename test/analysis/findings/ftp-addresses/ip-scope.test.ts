import { describe, expect, it } from "vitest";
import { sameAddress, sameNetwork, scopeOf } from "../../../../src/analysis/findings/ftp-addresses/ip-scope.ts";

describe("the scope of an address", () => {
  it.each([
    ["10.0.0.1", "private"],
    ["172.15.0.1", "public"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["172.32.0.1", "public"],
    ["192.168.0.1", "private"],
    ["192.169.0.1", "public"],
    ["100.64.0.1", "private"],
    ["100.128.0.1", "public"],
    ["169.254.1.1", "link-local"],
    ["127.0.1.1", "loopback"],
    ["0.0.0.0", "unspecified"],
    ["224.0.0.1", "unusable"],
    ["255.255.255.255", "unusable"],
    ["203.0.113.1", "public"],
    ["fd12::1", "private"],
    ["fe80::1", "link-local"],
    ["febf::1", "link-local"],
    ["fec0::1", "public"],
    ["::1", "loopback"],
    ["::", "unspecified"],
    ["ff02::1", "unusable"],
    ["2001:db8::1", "public"],
    ["::ffff:10.0.0.1", "private"],
  ])("of %s is %s", (ip, scope) => expect(scopeOf(ip)).toBe(scope));

  it("is one address whether IPv6 wraps it or not", () => {
    expect(sameAddress("::ffff:192.0.2.1", "192.0.2.1")).toBe(true);
    expect(sameAddress("192.0.2.1", "192.0.2.11")).toBe(false);
  });

  it.each([
    ["10.4.11.91", "10.4.11.135", true],
    ["10.4.11.91", "10.4.12.91", false],
    ["127.0.0.1", "127.0.1.1", true],
    ["2001:db8:0:1::5", "2001:db8::1:a:b:c:d", true],
    ["2001:db8::1:0:0:0:5", "2001:db8:0:2::5", false],
    ["::ffff:10.0.0.1", "10.0.0.2", true],
    ["10.0.0.1", "2001:db8::1", false],
  ])("%s and %s in one network: %s", (a, b, same) => expect(sameNetwork(a, b)).toBe(same));
});
