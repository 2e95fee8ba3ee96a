import { ANY_ADDRESS, isFromServer, OPTION, optionNumber, serverIdentifier } from "../../report/dhcp-message-facts.ts";
import type { DhcpMessage } from "../../report/report.ts";
import { framesCited } from "../frames-cited.ts";
import { oneFrame, wireText } from "../text/phrases.ts";
import { leaseSeconds, leaseTerms } from "./dhcp-lease.ts";
import type { Case } from "./dhcp-verdict-parts.ts";

/** What was asked about a lease, and the answer (RFC 4388); null where there is none. */
export function leaseQuerySentence(told: Case): string | null {
  const { messages, sheet } = told;
  const { verdict } = sheet.words.dhcpLadder;
  const query = messages.find((message) => !isFromServer(message));
  const answer = messages.find(isFromServer);
  if (query === undefined || answer === undefined) return null;
  const asked = query.ciaddr === ANY_ADDRESS ? query.chaddr : query.ciaddr;
  const cited = oneFrame(sheet, query.capture, query.frame);
  return verdict.leaseQuery(wireText(asked, sheet, 40), cited, answerText(answer, asked, told));
}

function answerText(answer: DhcpMessage, asked: string, { sheet }: Case): string {
  const { verdict } = sheet.words.dhcpLadder;
  const frame = oneFrame(sheet, answer.capture, answer.frame);
  const seconds = optionNumber(answer, OPTION.leaseTime);
  switch (answer.type) {
    case "LEASEACTIVE": {
      const ip = answer.ciaddr === ANY_ADDRESS || answer.ciaddr === asked ? null : wireText(answer.ciaddr, sheet, 40);
      return verdict.leaseActive(ip, seconds === null ? null : leaseSeconds(seconds, sheet), frame);
    }
    case "LEASEUNASSIGNED":
      return verdict.leaseUnassigned(frame);
    case "LEASEUNKNOWN":
      return verdict.leaseUnknown(frame);
    default:
      return verdict.leaseOther(wireText(answer.type, sheet, 24), frame);
  }
}

/** What only a server said: FORCERENEW (RFC 3203), or an ACK whose REQUEST is not in the capture. Null for the rest. */
export function unknownSentence({ transaction, messages, cast, sheet }: Case): string | null {
  const { verdict } = sheet.words.dhcpLadder;
  const [first] = messages;
  if (first === undefined || !messages.every(isFromServer)) return null;
  const server = cast.nameOf(serverIdentifier(first) ?? first.source.ip);
  const frame = oneFrame(sheet, first.capture, first.frame);
  if (first.type === "FORCERENEW") return verdict.forceRenew(server, frame);
  const { lease } = transaction;
  const alone = verdict.serverOnly(framesCited(messages, sheet));
  if (lease === null) return alone;
  const grant = { ip: wireText(lease.ip, sheet, 40), server, lease: leaseTerms(lease, sheet) };
  return `${alone} ${verdict.ackAlone(grant, frame)}`;
}
