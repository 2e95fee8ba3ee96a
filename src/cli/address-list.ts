import { parseIpv4 } from "../decode/addresses.ts";
import { UsageError } from "./usage-error.ts";

const EXAMPLES = "192.0.2.1, 02:00:00:00:00:01";

/**
 * For an option that takes IPv4 addresses and MACs, separated by commas, any number of times: what was given before, and these, as
 * reports write them. Throws UsageError for anything else.
 */
export function addressList(option: string): (value: string, before?: readonly string[]) => string[] {
  return (value, before = []) => {
    const addresses = value.split(",").map((one) => {
      const address = parseIpv4(one.trim()) ?? parseMac(one.trim());
      if (address === null) throw new UsageError("bad-value", `${option} ${one}`, EXAMPLES);
      return address;
    });
    return [...new Set([...before, ...addresses])];
  };
}

/** Lower-case hex with colons, of any of the forms that systems print; null for anything else. */
function parseMac(text: string): string | null {
  const pairs = /^[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i.test(text);
  const words = /^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/i.test(text);
  if (!pairs && !words) return null;
  return text
    .toLowerCase()
    .replace(/[^0-9a-f]/g, "")
    .replace(/..(?!$)/g, "$&:");
}
