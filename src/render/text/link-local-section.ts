import type { LinkLocalClaim } from "../../report/report.ts";
import { paragraph } from "./flow.ts";
import { oneFrame, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const CLAIMS_SHOWN = 10;

/** Addresses of 169.254/16 that hosts gave themselves; empty where there is none. */
export function linkLocalSection(claims: readonly LinkLocalClaim[], sheet: Sheet): string[] {
  if (claims.length === 0) return [];
  const { summary } = sheet.words;
  const told = tellingClaims(claims);
  const { shown, more } = shorten(told, CLAIMS_SHOWN, sheet);
  const lines = shown.flatMap((claim) => {
    const say = claim.kind === "announcement" ? summary.linkLocal : summary.linkLocalProbed;
    const sentence = say(wireText(claim.mac, sheet, 24), wireText(claim.ip, sheet, 24), claim.afterTransaction);
    return paragraph("  ", `${sentence}, ${oneFrame(sheet, claim.capture, claim.frame)}`, sheet.width);
  });
  return [sheet.paint.heading(summary.headings.linkLocal), ...lines, ...more];
}

/** One claim for each host and address: its first announcement, else its first probe. */
function tellingClaims(claims: readonly LinkLocalClaim[]): LinkLocalClaim[] {
  const told = new Map<string, LinkLocalClaim>();
  for (const claim of claims) {
    const key = `${claim.mac} ${claim.ip}`;
    const known = told.get(key);
    if (known === undefined || (known.kind === "probe" && claim.kind === "announcement")) told.set(key, claim);
  }
  return [...told.values()];
}
