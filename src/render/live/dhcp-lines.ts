import type { TransactionEvent } from "../../report/live-event.ts";
import { timeOfDay } from "../instant.ts";
import { addressText, isUnserved, serverOf } from "../text/dhcp-facts.ts";
import { FOREVER } from "../text/lease-time.ts";
import { duration, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import type { Told } from "./told.ts";

export function transactionLine(event: TransactionEvent, sheet: Sheet): Told {
  const { paint, glyphs } = sheet;
  const { mac, hostname } = event.client;
  const name = hostname === null || hostname === "" ? [] : [wireText(hostname, sheet, 24)];
  const sign = event.outcome === "bound" ? paint.data(glyphs.succeeded) : paint.dim(glyphs.note);
  return {
    time: timeOfDay(event.startTime, sheet.timeZone, event.seconds),
    sign: isUnserved(event) ? paint.error(glyphs.failed) : sign,
    number: `DHCP #${event.id}`,
    subject: wireText(mac, sheet, 40),
    facts: [...(event.outcome === "bound" ? leaseFacts(event, sheet) : outcomeFacts(event, sheet)), ...name],
  };
}

function leaseFacts(event: TransactionEvent, sheet: Sheet): string[] {
  const { live, names, dhcpScreen } = sheet.words;
  const ip = addressText(event, sheet) ?? sheet.glyphs.absent;
  const seconds = event.lease?.seconds ?? null;
  const time = seconds === null ? null : seconds === FOREVER ? dhcpScreen.forever : duration(sheet, seconds);
  const server = serverText(event, sheet);
  if (event.kind === "init") return [live.leased(ip, time, server)];
  const again = live.leasedAgain(names.dhcpKind[event.kind], ip, time);
  return server === null ? [again] : [again, live.fromServer(server)];
}

/** Their outcome says what they were. */
const SAYING: ReadonlySet<TransactionEvent["kind"]> = new Set(["inform", "release", "decline"]);

/** "new lease: no offer", then the address that it was about, and who spoke. */
function outcomeFacts(event: TransactionEvent, sheet: Sheet): string[] {
  const { live, names } = sheet.words;
  const ip = addressText(event, sheet);
  const server = serverText(event, sheet);
  const name = names.dhcpOutcome[event.outcome];
  const outcome = SAYING.has(event.kind) ? name : `${names.dhcpKind[event.kind]}: ${name}`;
  return [
    isUnserved(event) ? sheet.paint.error(outcome) : outcome,
    ...(ip === null ? [] : [ip]),
    ...(server === null ? [] : [live.fromServer(server)]),
  ];
}

function serverText(event: TransactionEvent, sheet: Sheet): string | null {
  const server = serverOf(event);
  return server === null ? null : wireText(server, sheet, 40);
}
