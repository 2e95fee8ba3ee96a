import {
  OPTION,
  optionNumber,
  optionOf,
  optionText,
  requestedAddress,
  serverIdentifier,
} from "../../report/dhcp-message-facts.ts";
import type { DhcpMessage, StationEndpoint } from "../../report/report.ts";
import { wallClock } from "../instant.ts";
import { wordsFor } from "../locale/code-words.ts";
import { leaseTime } from "../text/lease-time.ts";
import { endpoint, frameNumber, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import type { Step } from "./dhcp-steps.ts";
import type { Detail } from "./diagram.ts";

const TEXT_CELLS = 120;
const LAYER_CELLS = 300;
const PARAMETERS_SHOWN = 12;
const HOST_NAME = 12;

/** What there is to know of a step, for whoever points at it. `copies` are frames of the same packet. */
export function stepDetails(step: Step, copies: readonly number[], sheet: Sheet): Detail[] {
  const { details: names } = sheet.words.dhcpLadder;
  const when: [string, string | null][] = [
    [names.frame, frameNumber(sheet, step.capture, step.frame)],
    [names.time, wallClock(step.time, sheet.timeZone)],
  ];
  const { message, claim } = step;
  const rest = message === null ? [] : messageDetails(message, copies, sheet);
  const claimed: [string, string | null][] =
    claim === null
      ? []
      : [
          [names.type, sheet.words.names.linkLocal[claim.kind]],
          [names.mac, claim.mac],
          [names.claim, claim.ip],
        ];
  const told = [
    ...(message === null ? [] : [[names.type, message.type] as [string, string]]),
    ...when,
    ...claimed,
    ...rest,
  ];
  return told.flatMap(([name, value]) => (value === null ? [] : [{ name, value: wireText(value, sheet, TEXT_CELLS) }]));
}

function messageDetails(message: DhcpMessage, copies: readonly number[], sheet: Sheet): [string, string | null][] {
  const { dhcpLadder, names, codes } = sheet.words;
  const lease = optionNumber(message, OPTION.leaseTime);
  const same = copies.map((frame) => frameNumber(sheet, message.capture, frame)).join(", ");
  const problems = message.problems.map((code) => wordsFor(codes.dhcpProblems, code)).join(", ");
  return [
    [dhcpLadder.details.from, station(message.source)],
    [dhcpLadder.details.to, station(message.destination)],
    [dhcpLadder.details.delivery, names.delivery[message.delivery]],
    [dhcpLadder.details.copies, same === "" ? null : same],
    ["ciaddr", message.ciaddr],
    ["yiaddr", message.yiaddr],
    ["siaddr", message.siaddr],
    ["giaddr", message.giaddr],
    [dhcpLadder.details.hops, String(message.hops)],
    [dhcpLadder.details.requested, requestedAddress(message)],
    [dhcpLadder.details.lease, lease === null ? null : leaseTime(lease, sheet)],
    [dhcpLadder.details.server, serverIdentifier(message)],
    [dhcpLadder.details.hostname, optionText(message, HOST_NAME)],
    [dhcpLadder.details.parameters, parameters(message, sheet)],
    [dhcpLadder.details.text, optionText(message, OPTION.message)],
    [dhcpLadder.details.problems, problems === "" ? null : problems],
  ];
}

/** "0.0.0.0:68 (02:00:00:00:00:0a)". */
function station(end: StationEndpoint): string {
  return end.mac === null ? endpoint(end) : `${endpoint(end)} (${end.mac})`;
}

function parameters(message: DhcpMessage, sheet: Sheet): string | null {
  const value = optionOf(message, OPTION.parameters);
  if (!Array.isArray(value)) return null;
  const numbers = value.filter((one) => typeof one === "number");
  const more =
    numbers.length > PARAMETERS_SHOWN ? ` ${sheet.glyphs.ellipsis} +${numbers.length - PARAMETERS_SHOWN}` : "";
  return numbers.slice(0, PARAMETERS_SHOWN).join(", ") + more;
}

/** A frame's layers, a line each: link, internet and transport, and the fixed part of the message (RFC 2131 section 2). */
export function layerLines(message: DhcpMessage, sheet: Sheet): string[] {
  const { dhcpLadder, names } = sheet.words;
  const { to, absent } = sheet.glyphs;
  const { source, destination, hops, secs, ciaddr, yiaddr, siaddr, giaddr } = message;
  const flag = message.broadcastFlag ? dhcpLadder.layers.broadcastFlag : dhcpLadder.layers.noBroadcastFlag;
  const lines = [
    `MAC ${source.mac ?? absent} ${to} ${destination.mac ?? absent}`,
    `IP ${source.ip} ${to} ${destination.ip} (${names.delivery[message.delivery]}), UDP ${source.port} ${to} ${destination.port}`,
    `DHCP ${flag}, hops ${hops}, secs ${secs}, ciaddr ${ciaddr}, yiaddr ${yiaddr}, siaddr ${siaddr}, giaddr ${giaddr}`,
  ];
  return lines.map((line) => wireText(line, sheet, LAYER_CELLS));
}
