import fc from "fast-check";

/** Fields that hold what somebody sent. */
const WIRE_FIELDS: ReadonlySet<string> = new Set([
  ...["path", "argument", "argumentEncoding", "text", "banner", "user", "password", "verb", "protocol", "code"],
  ...["hostname", "clientId", "vendorClass", "sname", "file", "value", "name", "hex", "domain", "type"],
  ...[
    "ip",
    "mac",
    "chaddr",
    "ciaddr",
    "yiaddr",
    "siaddr",
    "giaddr",
    "relays",
    "chosenServer",
    "server",
    "message",
    "problems",
  ],
]);

const PIECES = [
  ..."가 나다 보고서 텍스트".split(" "),
  "보고서".normalize("NFD"),
  ...["\u001b[2J", "\u001b]0;title\u0007", "\u009b31m", "\r", "\n", "\t", "\0", "\b\b\b"],
  ...["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\u061c", "\u00ad"],
  ...["👨\u200d👩\u200d👧", "🇰🇷", "1\ufe0f\u20e3", "☎\ufe0f", "🤦🏽", "x\u0331\u0331\u0331\u0331", "\u0301"],
  ...["ｶﾞ", "नि", "ก็", "日本語", "\u1100\u1161\u11a8", "\u1100\u1100", "\ud83d", "\udc00", "\ue000"],
  ...["a".repeat(90), "/".repeat(20), "with spaces ", "=1+1", "'quoted'", "`tick`"],
];

/** Text as an attacker, or a careless program, would send it. */
export const hostileText = fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }).map((pieces) => pieces.join(""));

/** A report, or a part of one, with every string in its wire fields replaced, one after the other, by the given ones. */
export function poisoned<Value>(value: Value, texts: readonly string[], next = { index: 0 }): Value {
  const walk = (item: unknown, key: string): unknown => {
    if (typeof item === "string") return WIRE_FIELDS.has(key) ? texts[next.index++ % texts.length] : item;
    if (Array.isArray(item)) return item.map((one) => walk(one, key));
    if (typeof item !== "object" || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([name, one]) => [name, walk(one, name)]));
  };
  return walk(value, "") as Value;
}
