import { FURTHER_LINK_TYPES } from "../../../decode/decoder.ts";
import { makeFinding } from "../../../report/findings.ts";
import { atEnd } from "../gathering.ts";

/** Packets of a link type that is not read: they were counted and nothing else. */
export const unknownLinkType = atEnd(({ tallies }) =>
  [...tallies.unknownLinkTypes].map(([linkType, { count, firstFrame }]) =>
    makeFinding(
      "capture.unknown-link-type",
      "warning",
      { linkType: linkType === FURTHER_LINK_TYPES ? null : linkType, packets: count },
      { at: [firstFrame] },
    ),
  ),
);
