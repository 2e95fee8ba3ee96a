import type { Announcement, Exchange, FtpSession } from "../../report/report.ts";
import { type FramePlace, framesCited } from "../frames-cited.ts";
import { wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { replyText, sentenceOf } from "./sentence.ts";
import type { Step } from "./step.ts";
import { toldPort } from "./transfer-step.ts";

const NAME_CELLS = 80;

/** What a session tells about its commands that were no transfers; null where a command is not worth a sentence. */
export function commandStep(exchange: Exchange, user: string | null, sheet: Sheet): Step | null {
  const { verb, argument, replies } = exchange;
  const { story } = sheet.words;
  const last = replies.at(-1);
  if (last === undefined) return null;
  const told = replyText(last, sheet);
  const cited = framesCited(placesOf(exchange), sheet);
  const name = argument === null ? "" : wireText(argument, sheet, NAME_CELLS, "middle");
  const refused = last.code >= 400;
  const step = (key: string, text: string) => commandStepOf(exchange, `${key} ${last.code}`, refused, text, sheet);
  if (verb === null) return last.code >= 400 ? step("end", story.serverEnds(told, cited)) : null;
  if (LOGIN.has(verb)) {
    const who = user === null ? null : wireText(user, sheet, NAME_CELLS);
    if (refused) return step("login", story.loginRefused(who, told, cited));
    if (last.code >= 300) return null;
    return step("login", who === null ? story.loggedInUnnamed(cited) : story.loggedIn(who, cited));
  }
  if (verb === "AUTH" && last.code === TLS_AGREED) return step(verb, story.tls(cited));
  if (refused) {
    return QUESTIONS.has(verb)
      ? null
      : step(verb, story.refused(`${wireText(verb, sheet, 16)} ${name}`.trim(), told, cited));
  }
  const change = CHANGES[verb];
  return change === undefined ? null : step(verb, story.done[change](name, cited));
}

/** A port that was told, and that no transfer used; null where the server refused it. */
export function unusedPortStep(announcement: Announcement, session: FtpSession, sheet: Sheet): Step {
  const { capture, frame, method } = announcement;
  const { story } = sheet.words;
  return {
    place: { capture, frame },
    key: `unused ${method}`,
    failed: false,
    tell: () => sentenceOf([story.unusedPort(toldPort(announcement, session, sheet))], [{ capture, frame }]),
    tellLikewise: (others) => likewise(others, method, sheet),
  };
}

const LOGIN: ReadonlySet<string> = new Set(["USER", "PASS", "ACCT"]);
/** RFC 4217 section 4. */
const TLS_AGREED = 234;

/** A refusal of these changes nothing: clients ask what a server can do, and how large a file is. */
const QUESTIONS: ReadonlySet<string> = new Set([
  ...["FEAT", "OPTS", "SYST", "CLNT", "CSID", "HELP", "STAT", "NOOP", "ALLO", "LANG", "HOST", "SITE"],
  ...["SIZE", "MDTM", "MFMT", "PWD", "XPWD", "AVBL", "ABOR", "QUIT", "PBSZ"],
]);

/** Commands that change something, with those of the same meaning (RFC 1123 section 4.1.3.1). */
const CHANGES: Readonly<Record<string, "DELE" | "MKD" | "RMD" | "RNTO">> = {
  DELE: "DELE",
  MKD: "MKD",
  XMKD: "MKD",
  RMD: "RMD",
  XRMD: "RMD",
  RNTO: "RNTO",
};

function commandStepOf(exchange: Exchange, key: string, failed: boolean, text: string, sheet: Sheet): Step {
  const places = placesOf(exchange);
  return {
    place: places[0] ?? { capture: 0, frame: 0 },
    key,
    failed,
    tell: () => sentenceOf([text], places),
    tellLikewise: (others) => likewise(others, exchange.verb ?? "", sheet),
  };
}

function likewise(others: readonly Step[], verb: string, sheet: Sheet) {
  const places = others.map(({ place }) => place);
  const { story } = sheet.words;
  return sentenceOf(
    [story.likewiseCommands(others.length, wireText(verb, sheet, 16), framesCited(places, sheet))],
    places,
  );
}

/** The command and its last reply. */
function placesOf({ capture, frame, replies }: Exchange): FramePlace[] {
  const last = replies.at(-1);
  return [
    ...(capture === null || frame === null ? [] : [{ capture, frame }]),
    ...(last === undefined ? [] : [{ capture: last.capture, frame: last.frame }]),
  ];
}
