import type { AddressUse } from "../../address-uses.ts";
import { shifted } from "./client-story.ts";

/** Who spoke for an address in ARP this long before or after its client found it in use is who uses it. */
const AROUND = 30;

/** Machines other than the client that claim an address by ARP at about this time. */
export function claimants(uses: readonly AddressUse[], client: string, time: string): AddressUse[] {
  if (uses.length === 0) return [];
  const [from, to] = [shifted(time, -AROUND), shifted(time, AROUND)];
  return uses.filter(
    ({ mac, how, time: first, lastTime }) => how === "arp" && mac !== client && first < to && lastTime > from,
  );
}
