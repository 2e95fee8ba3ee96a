import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { everyConnection } from "./connections.ts";

/** One in so many packets is there twice; a few copies may come from anywhere. */
const EVERY = 10;
const FEWEST = 4;

/** Packets of FTP and DHCP that were captured twice. They count once in everything that is told. */
export function duplicates(facts: Facts): Finding[] {
  const { captures } = facts.report;
  const { packets, copies } = countCopies(facts);
  return captures.flatMap((_, capture) => {
    const [all, twice] = [packets[capture] ?? 0, copies[capture] ?? 0];
    if (twice < FEWEST || twice * EVERY < all) return [];
    const cause = causeOf(facts, capture, copies);
    const causes = cause === null ? [] : [cause];
    return [makeFinding("capture.duplicates", "note", { packets: twice, of: all + twice }, { capture, causes })];
  });
}

/** By capture: packets that count, and those that are there again. */
function countCopies({ report, duplicates: tcpCopies }: Facts): { packets: number[]; copies: number[] } {
  const packets = report.captures.map(() => 0);
  const copies = report.captures.map((_, capture) => tcpCopies[capture] ?? 0);
  for (const { tcp } of everyConnection(report)) {
    const { capture, sent } = tcp;
    packets[capture] = (packets[capture] ?? 0) + sent.client.packets + sent.server.packets;
  }
  for (const { messages } of report.dhcp.transactions) {
    for (const { capture, duplicateOf } of messages) {
      const into = duplicateOf === null ? packets : copies;
      into[capture] = (into[capture] ?? 0) + 1;
    }
  }
  return { packets, copies };
}

function causeOf({ report: { captures } }: Facts, capture: number, copies: readonly number[]): Cause | null {
  const linkTypes = captures[capture]?.linkTypes ?? [];
  // Several captures of one moment have the same packets; those of the first are not there twice.
  if (capture > 0 && copies[0] === 0) return { code: "captures-overlap", confidence: "likely" };
  const cooked = linkTypes.some((name) => name.startsWith("LINUX_SLL"));
  if (cooked || linkTypes.length > 1) return { code: "any-interface", confidence: "likely" };
  return linkTypes[0] === "ETHERNET" ? { code: "mirror-twice", confidence: "possible" } : null;
}
