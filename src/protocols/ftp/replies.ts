/** Every reply code that is known by name, and where it is defined. */
export const REPLIES = {
  110: "RFC 959 §4.2.2",
  111: "GridFTP (GFD.20)",
  112: "GridFTP (GFD.20)",
  120: "RFC 959 §4.2.2",
  125: "RFC 959 §4.2.2",
  150: "RFC 959 §4.2.2",
  200: "RFC 959 §4.2.2",
  202: "RFC 959 §4.2.2",
  211: "RFC 959 §4.2.2",
  212: "RFC 959 §4.2.2",
  213: "RFC 959 §4.2.2",
  214: "RFC 959 §4.2.2",
  215: "RFC 959 §4.2.2",
  220: "RFC 959 §4.2.2",
  221: "RFC 959 §4.2.2",
  225: "RFC 959 §4.2.2",
  226: "RFC 959 §4.2.2",
  227: "RFC 959 §4.2.2",
  228: "RFC 1639",
  229: "RFC 2428 §3",
  230: "RFC 959 §4.2.2",
  231: "not standard",
  232: "RFC 2228 §5",
  234: "RFC 2228 §5, RFC 4217 §4",
  235: "RFC 2228 §5",
  250: "RFC 959 §4.2.2",
  251: "draft-twine-ftpmd5",
  252: "draft-twine-ftpmd5",
  253: "not standard",
  257: "RFC 959 §4.2.2",
  331: "RFC 959 §4.2.2",
  332: "RFC 959 §4.2.2",
  334: "RFC 2228 §5",
  335: "RFC 2228 §5",
  336: "RFC 2228 §5",
  350: "RFC 959 §4.2.2",
  421: "RFC 959 §4.2.2",
  425: "RFC 959 §4.2.2",
  426: "RFC 959 §4.2.2",
  430: "not standard",
  431: "RFC 2228 §5",
  434: "not standard",
  450: "RFC 959 §4.2.2",
  451: "RFC 959 §4.2.2",
  452: "RFC 959 §4.2.2",
  500: "RFC 959 §4.2.2",
  501: "RFC 959 §4.2.2",
  502: "RFC 959 §4.2.2",
  503: "RFC 959 §4.2.2",
  504: "RFC 959 §4.2.2",
  520: "not standard",
  521: "RFC 1639, RFC 4217",
  522: "RFC 2428 §2, RFC 4217",
  530: "RFC 959 §4.2.2",
  532: "RFC 959 §4.2.2",
  533: "RFC 2228 §5",
  534: "RFC 2228 §5",
  535: "RFC 2228 §5",
  536: "RFC 2228 §5",
  537: "RFC 2228 §5",
  550: "RFC 959 §4.2.2",
  551: "RFC 959 §4.2.2",
  552: "RFC 959 §4.2.2",
  553: "RFC 959 §4.2.2",
  554: "RFC 1123 §4.1.3.4",
  555: "RFC 1123 §4.1.3.4",
  631: "RFC 2228 §5",
  632: "RFC 2228 §5",
  633: "RFC 2228 §5",
} as const satisfies Record<number, string>;

export type FtpReplyCode = keyof typeof REPLIES;

/** What a code's first digit says (RFC 959 section 4.2, RFC 2228 section 5 for "protected"). */
export type ReplyClass = "preliminary" | "completion" | "intermediate" | "transient" | "permanent" | "protected";

const CLASSES: readonly ReplyClass[] = [
  "preliminary",
  "completion",
  "intermediate",
  "transient",
  "permanent",
  "protected",
];

/** Whether the code is in the table. */
export function isKnownReply(code: number): code is FtpReplyCode {
  return Object.hasOwn(REPLIES, code);
}

/** The class of a code from 100 to 699; null for any other number. */
export function replyClass(code: number): ReplyClass | null {
  return code >= 100 ? (CLASSES[Math.floor(code / 100) - 1] ?? null) : null;
}

/** 4yz and 5yz: the command was refused or failed. */
export function isRefusal(code: number): boolean {
  const kind = replyClass(code);
  return kind === "transient" || kind === "permanent";
}
