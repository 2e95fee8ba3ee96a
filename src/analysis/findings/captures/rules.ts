import type { Rule } from "../facts.ts";
import { captureDamaged } from "./damaged.ts";
import { duplicates } from "./duplicates.ts";
import { endsInside } from "./ends-inside.ts";
import { limitReached } from "./limit-reached.ts";
import { oneDirection } from "./one-direction.ts";
import { packetsLost } from "./packets-lost.ts";
import { snapCut } from "./snap-cut.ts";
import { startsInside } from "./starts-inside.ts";
import { unknownLinkType } from "./unknown-link-type.ts";

export const CAPTURES_RULES: readonly Rule[] = [
  captureDamaged,
  limitReached,
  snapCut,
  unknownLinkType,
  packetsLost,
  oneDirection,
  duplicates,
  startsInside,
  endsInside,
];
