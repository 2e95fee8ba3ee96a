import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import { gathering } from "../gathering.ts";
import { everyConnection } from "./connections.ts";

/** One in so many packets is there twice; a few copies may come from anywhere. */
const EVERY = 10;
const FEWEST = 4;

/** By capture: packets that count, and copies of DHCP's. */
interface Packets {
  counted: number[];
  copies: number[];
}

/** Packets of FTP and DHCP that were captured twice. They count once in everything that is told. */
export const duplicates = gathering({
  begin: (): Packets => ({ counted: [], copies: [] }),
  gather: count,
  tell({ counted, copies: dhcpCopies }, facts) {
    const copies = facts.report.captures.map(
      (_, capture) => (facts.duplicates[capture] ?? 0) + (dhcpCopies[capture] ?? 0),
    );
    return copies.flatMap((twice, capture) => {
      const all = counted[capture] ?? 0;
      if (twice < FEWEST || twice * EVERY < all) return [];
      const cause = causeOf(facts, capture, copies);
      const causes = cause === null ? [] : [cause];
      return [makeFinding("capture.duplicates", "note", { packets: twice, of: all + twice }, { capture, causes })];
    });
  },
});

function count({ counted, copies }: Packets, { report }: Facts): void {
  for (const { tcp } of everyConnection(report)) {
    const { capture, sent } = tcp;
    counted[capture] = (counted[capture] ?? 0) + sent.client.packets + sent.server.packets;
  }
  for (const { messages } of report.dhcp.transactions) {
    for (const { capture, duplicateOf } of messages) {
      const into = duplicateOf === null ? counted : copies;
      into[capture] = (into[capture] ?? 0) + 1;
    }
  }
}

function causeOf({ report: { captures } }: Facts, capture: number, copies: readonly number[]): Cause | null {
  const linkTypes = captures[capture]?.linkTypes ?? [];
  // Several captures of one moment have the same packets; those of the first are not there twice.
  if (capture > 0 && copies[0] === 0) return { code: "captures-overlap", confidence: "likely" };
  const cooked = linkTypes.some((name) => name.startsWith("LINUX_SLL"));
  if (cooked || linkTypes.length > 1) return { code: "any-interface", confidence: "likely" };
  return linkTypes[0] === "ETHERNET" ? { code: "mirror-twice", confidence: "possible" } : null;
}
