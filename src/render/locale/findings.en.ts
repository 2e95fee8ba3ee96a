import type { Endpoint } from "../../report/connection.ts";
import type { FindingCode, FindingData } from "../../report/findings.ts";
import { grouped, listOfNumbers } from "../number-text.ts";
import { wordsFor } from "./code-words.ts";
import { codesEn } from "./codes.en.ts";
import { plural } from "./measures.en.ts";

/** One sentence, or two, for every finding, made from its data. */
export type FindingWords = { [Code in FindingCode]: (data: FindingData[Code]) => string };

export const findingsEn: FindingWords = {
  "ftp.password-clear": ({ sessions }) =>
    `Passwords are readable (${sessions.length === 1 ? "session" : "sessions"} ${listOfNumbers(sessions)}). ftpscope masks them unless --show-passwords is given.`,
  "ftp.control-refused": ({ client, server }) =>
    `${endpointText(server)} refused the control connection of ${client.ip} (RST). Is a server listening there?`,
  "ftp.control-unanswered": ({ client, server, syns }) =>
    `${endpointText(server)} did not answer ${plural(syns, "SYN", "SYNs")} of ${client.ip}. A firewall may be dropping them, or the host is down.`,
  "ftp.overlap-conflict": ({ bytes }) =>
    `${plural(bytes, "byte was", "bytes were")} sent twice with different contents. The first copy was kept.`,
  "capture.damaged": ({ code, offset, places }) => {
    const others = places > 1 ? ` ${plural(places - 1, "more place is", "more places are")} damaged.` : "";
    return `At byte ${grouped(offset)} of the file: ${wordsFor(codesEn.damages, code)}.${others}`;
  },
  "capture.snap-cut": ({ packets, snapLength }) =>
    `${plural(packets, "packet was", "packets were")} recorded only in part${snapLength > 0 ? ` (snap length ${grouped(snapLength)})` : ""}. Record with "tcpdump -s 0" to keep them whole.`,
  "capture.unknown-link-type": ({ linkType, packets }) =>
    `${plural(packets, "packet has", "packets have")} link type ${linkType}, which ftpscope does not read.`,
  "limit.reached": ({ table, dropped }) =>
    `A limit that keeps memory bounded was reached: ${limitText(table, dropped)}. The result is incomplete.`,
};

/** "192.168.0.20:21", "[2001:db8::1]:21". */
export function endpointText({ ip, port }: Endpoint): string {
  return ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;
}

function limitText(table: string, dropped: number): string {
  const say = Object.entries(codesEn.limits).find(([name]) => name === table)?.[1];
  return say?.(dropped) ?? `${table}: ${grouped(dropped)}`;
}
