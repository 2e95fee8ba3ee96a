import { FURTHER_LINK_TYPES } from "../../../decode/decoder.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";

/** Packets of a link type that is not read: they were counted and nothing else. */
export function unknownLinkType({ tallies }: Facts) {
  return [...tallies.unknownLinkTypes].map(([linkType, { count, firstFrame }]) =>
    makeFinding(
      "capture.unknown-link-type",
      "warning",
      { linkType: linkType === FURTHER_LINK_TYPES ? null : linkType, packets: count },
      { at: [firstFrame] },
    ),
  );
}
