import { OPTION, optionText, requestedAddress, serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import type { Cause } from "../../../report/findings.ts";
import type { DhcpMessage } from "../../../report/report.ts";
import type { AddressUse } from "../../address-uses.ts";
import type { PastLease } from "./client-past.ts";
import type { ClientStory } from "./client-story.ts";
import { refusalCauses } from "./refusal-causes.ts";
import { acknowledgement, type Grant, type Turn } from "./turn.ts";

/** NAKs of one server about one address that a client kept asking for. */
export interface Refusal {
  turn: Turn;
  /** The last exchange of those that are alike. */
  last: Turn;
  requests: DhcpMessage[];
  naks: DhcpMessage[];
  requested: string | null;
  server: string | null;
  text: string | null;
  afterwards: Grant | null;
  causes: Cause[];
  /** The client asked whether an address of another network was still its own. */
  isWrongNetwork: boolean;
}

/** Every refusal in a client's story; `uses` are by address. */
export function refusalsOf(
  { client, turns, past }: ClientStory,
  uses: ReadonlyMap<string, readonly AddressUse[]>,
): Refusal[] {
  const refusals: Refusal[] = [];
  let open: Refusal | null = null;
  let leaseEnd = past?.lease == null ? null : endOf(past.lease);
  for (const turn of turns) {
    const naks = turn.answers.filter(({ type }) => type === "NAK");
    const [nak] = naks;
    if (nak === undefined) {
      if (turn.grant !== null) open = null;
      leaseEnd = endOfLease(turn) ?? leaseEnd;
      continue;
    }
    const request = turn.questions.findLast(({ type, time }) => type === "REQUEST" && time <= nak.time);
    const requested = request === undefined ? null : (requestedAddress(request) ?? addressOrNull(request.ciaddr));
    const server = serverIdentifier(nak) ?? addressOrNull(nak.source.ip);
    if (open === null || open.requested !== requested || open.server !== server) {
      const others = (uses.get(requested ?? "") ?? []).filter(({ mac }) => mac !== client);
      const causes = refusalCauses({
        turn,
        next: turns.slice(turn.index + 1, turn.index + 4),
        nak,
        request,
        requested,
        leaseEnd,
        others,
      });
      const isWrongNetwork: boolean =
        turn.transaction.kind === "reboot" && requested !== null && causes[0]?.code === "other-network";
      const text = optionText(nak, OPTION.message);
      open = {
        turn,
        last: turn,
        requests: [],
        naks: [],
        requested,
        server,
        text,
        afterwards: null,
        causes,
        isWrongNetwork,
      };
      refusals.push(open);
    }
    open.last = turn;
    open.afterwards = turn.grant ?? turn.afterwards;
    open.naks.push(...naks);
    if (request !== undefined) open.requests.push(request);
  }
  return refusals;
}

function addressOrNull(ip: string): string | null {
  return ip === "0.0.0.0" ? null : ip;
}

function endOfLease({ answers, transaction: { lease } }: Turn): string | null {
  const ack = acknowledgement(answers);
  return ack === undefined || lease?.seconds == null ? null : endOf({ since: ack.time, seconds: lease.seconds });
}

function endOf({ since, seconds }: Pick<PastLease, "since" | "seconds">): string | null {
  const end = new Date(Date.parse(`${since.slice(0, 23)}Z`) + seconds * 1000);
  return Number.isFinite(end.getTime()) ? end.toISOString() : null;
}
