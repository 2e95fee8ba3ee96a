import type { DhcpTransaction, LinkLocalClaim, Report } from "../../../report/report.ts";
import type { Check, Verdict } from "../check.ts";

/** DISCOVERs that are shown as evidence. */
const FRAMES = 6;

/**
 * Whether a capture shows a client that got no answer and took an address of 169.254/16 (RFC 3927). Half of the points for
 * the unanswered DISCOVERs alone, or for an address without them; three quarters where it was probed for, and the
 * announcement is not there.
 */
export const linkLocalShown: Check<"link-local-shown"> = {
  name: "link-local-shown",
  captures: ["dhcp", "any"],
  parameters: {},
  run: ({ attempt }) => {
    if (attempt === null) return { score: 0, reason: "no-capture", data: {}, frames: [] };
    const { report } = attempt;
    return shown(report) ?? unexplained(report) ?? unanswered(report) ?? served(report);
  },
};

/** Of every claim that follows an exchange without an answer, the first announcement; else the first probe. */
function shown({ dhcp }: Report): Verdict<"link-local-shown"> | null {
  const transactions = new Map(dhcp.transactions.map((transaction) => [transaction.id, transaction]));
  const tied = dhcp.linkLocal.flatMap((claim) => {
    const transaction = claim.afterTransaction === null ? undefined : transactions.get(claim.afterTransaction);
    return transaction === undefined ? [] : [{ claim, transaction }];
  });
  const best = tied.find(({ claim }) => claim.kind === "announcement") ?? tied[0];
  if (best === undefined) return null;
  const { ip, mac, kind, frame } = best.claim;
  const calls = callsOf(best.transaction).filter((call) => call < frame);
  const claims = dhcp.linkLocal.filter((claim) => claim.mac === mac && claim.ip === ip).map((claim) => claim.frame);
  const data = { ip, client: mac, discovers: calls.length, frame };
  const frames = [...calls.slice(0, FRAMES), ...claims].sort((a, b) => a - b);
  return kind === "announcement"
    ? { score: 1, reason: "shown", data, frames }
    : { score: 0.75, reason: "probed", data, frames };
}

function unexplained({ dhcp }: Report): Verdict<"link-local-shown"> | null {
  const claim = dhcp.linkLocal.find(isAnnouncement) ?? dhcp.linkLocal[0];
  if (claim === undefined) return null;
  const { ip, mac, frame } = claim;
  return { score: 0.5, reason: "unexplained", data: { ip, client: mac, frame }, frames: [frame] };
}

function isAnnouncement({ kind }: LinkLocalClaim): boolean {
  return kind === "announcement";
}

function unanswered({ dhcp }: Report): Verdict<"link-local-shown"> | null {
  const silent = dhcp.transactions.find(
    (one) => (one.outcome === "no-offer" || one.outcome === "no-answer") && callsOf(one).length > 0,
  );
  if (silent === undefined) return null;
  const calls = callsOf(silent);
  const data = { client: silent.client.mac, discovers: calls.length };
  return { score: 0.5, reason: "unanswered", data, frames: calls.slice(0, FRAMES) };
}

function served({ dhcp }: Report): Verdict<"link-local-shown"> {
  const bound = dhcp.transactions.find(({ lease }) => lease !== null);
  if (bound?.lease == null) return { score: 0, reason: "nothing", data: {}, frames: [] };
  const { client, lease } = bound;
  const frame = bound.messages.find(({ type }) => type === "ACK")?.frame ?? bound.lastFrame;
  return { score: 0, reason: "served", data: { client: client.mac, ip: lease.ip, frame }, frames: [frame] };
}

/** Frames of what the client asked. */
function callsOf({ messages }: DhcpTransaction): number[] {
  const calls = messages.filter(
    ({ type, duplicateOf }) => duplicateOf === null && (type === "DISCOVER" || type === "REQUEST"),
  );
  return calls.map(({ frame }) => frame);
}
