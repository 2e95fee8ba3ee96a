import type { Endpoint } from "../../report/connection.ts";
import type { LoginEvent, RefusedEvent, SessionEvent, TransferEvent } from "../../report/live-event.ts";
import { timeOfDay } from "../instant.ts";
import { byteRate } from "../number-text.ts";
import { replyMeaning } from "../text/meanings.ts";
import { duration, endpoint, wentWrong, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { bytesText, transferNotes, transferredName, transferSign } from "../text/transferred.ts";
import type { Told } from "./told.ts";

const FTP_PORT = 21;
const USER_CELLS = 40;
/** An IPv6 address in brackets, and a port. */
const END_CELLS = 47;

export function loginLine(event: LoginEvent, sheet: Sheet): Told {
  const { paint, glyphs, words } = sheet;
  const user = event.user === null ? null : wireText(event.user, sheet, USER_CELLS);
  const accepted = event.login === "accepted";
  return {
    time: timeOfDay(event.time, sheet.timeZone),
    sign: accepted ? paint.control(glyphs.succeeded) : paint.error(glyphs.failed),
    number: `#${event.session}`,
    subject: ends(event, sheet),
    facts: [accepted ? words.live.loggedIn(user) : paint.error(words.live.loginRefused(user, event.replyCode))],
  };
}

export function transferLine(event: TransferEvent, sheet: Sheet): Told {
  const { mode, verb, replyCode } = event;
  const failed = wentWrong(event);
  const name = transferredName(event, sheet);
  const named = failed && verb !== null && event.direction !== "listing";
  const notes = transferNotes(event, sheet);
  const carried = [bytesText(event, sheet), byteRate(event.bytes, event.seconds) ?? ""];
  const means = replyCode === null ? "" : (replyMeaning(replyCode, sheet.words) ?? "");
  return {
    time: timeOfDay(event.time, sheet.timeZone),
    sign: transferSign(event, sheet),
    number: `#${event.session}`,
    subject: named ? `${wireText(verb, sheet, 16)} ${name}` : name,
    facts: (failed
      ? [...notes.slice(0, 1), means, ...carried, ...notes.slice(1)]
      : [
          ...carried,
          mode === null ? "" : sheet.words.names.mode[mode],
          replyCode === null ? "" : `${replyCode}`,
          ...notes,
        ]
    ).filter((fact) => fact !== ""),
  };
}

export function sessionLine(event: SessionEvent, sheet: Sheet): Told {
  const { paint, glyphs, words } = sheet;
  const lasted = duration(sheet, secondsBetween(event.startTime, event.endTime));
  return {
    time: timeOfDay(event.endTime, sheet.timeZone),
    sign: paint.dim(glyphs.note),
    number: `#${event.id}`,
    subject: ends(event, sheet),
    facts: [paint.dim(words.live.sessionEnded[event.closed](lasted))],
  };
}

export function refusedLine(event: RefusedEvent, sheet: Sheet): Told {
  const { paint, glyphs, words } = sheet;
  return {
    time: timeOfDay(event.time, sheet.timeZone),
    sign: paint.error(glyphs.failed),
    number: "",
    subject: ends(event, sheet),
    facts: [paint.error(words.live.callRefused)],
  };
}

/** "192.168.0.10 → 192.168.0.20"; the server's port where it is not FTP's own. */
function ends({ client, server }: { client: Endpoint; server: Endpoint }, sheet: Sheet): string {
  const to = server.port === FTP_PORT ? server.ip : endpoint(server);
  return `${wireText(client.ip, sheet, END_CELLS)} ${sheet.glyphs.to} ${wireText(to, sheet, END_CELLS)}`;
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
