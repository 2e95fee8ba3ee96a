import type { Rule } from "../facts.ts";
import { captureDamaged } from "./damaged.ts";
import { limitReached } from "./limit-reached.ts";
import { snapCut } from "./snap-cut.ts";
import { unknownLinkType } from "./unknown-link-type.ts";

export const CAPTURES_RULES: readonly Rule[] = [captureDamaged, limitReached, snapCut, unknownLinkType];
