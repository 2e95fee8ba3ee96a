import type { RawOption } from "../protocols/dhcp/option-fields.ts";
import { decodeOption } from "../protocols/dhcp/option-value.ts";
import type { DhcpOption } from "./report.ts";

/** How this is read depends on who sent it, and not on its bytes alone (RFC 2132 section 8.4). */
const VENDOR_SPECIFIC = 43;
/** Bytes of options that are remembered, and how many of them. */
const LONGEST = 64;
const MOST = 2_048;

/** A network's messages say much the same: options by their code and bytes. */
const known = new Map<string, DhcpOption>();

/** One option as the report has it, maybe the same object as for another message. `vendorClass` is as for `decodeOption`. */
export function reportOption(option: RawOption, vendorClass: string | null): DhcpOption {
  const { code, bytes } = option;
  if (code === VENDOR_SPECIFIC || bytes.length > LONGEST) return decoded(option, vendorClass);
  const key = String.fromCharCode(code) + String.fromCharCode.apply(null, bytes as unknown as number[]);
  let found = known.get(key);
  if (found === undefined) {
    found = decoded(option, vendorClass);
    if (known.size >= MOST) known.clear();
    known.set(key, found);
  }
  return found;
}

function decoded(option: RawOption, vendorClass: string | null): DhcpOption {
  const { code, name, value, hex, encoding, malformed } = decodeOption(option, vendorClass);
  if (encoding === "utf-8" && !malformed) return { code, name, value, hex };
  return {
    code,
    name,
    value,
    ...(encoding === "utf-8" ? {} : { valueEncoding: encoding }),
    hex,
    ...(malformed ? { malformed: true } : {}),
  };
}
