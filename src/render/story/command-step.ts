import type { DataConnection } from "../../report/connection.ts";
import type { Announcement, Exchange, FtpSession } from "../../report/report.ts";
import { type FramePlace, framesCited } from "../frames-cited.ts";
import { oneFrame, wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { connectionOpening } from "../transfer-opening.ts";
import { openingSentence, portSentence } from "./opening-sentences.ts";
import { endsOf, replyText, sentenceOf } from "./sentence.ts";
import type { Step } from "./step.ts";

const NAME_CELLS = 80;

/** What a command is told with besides itself. */
export interface Known {
  user: string | null;
  /** The first command after the encrypted part that can be read again (CCC, RFC 4217 section 12.3); null without. */
  clearAgain: FramePlace | null;
}

/** What a session tells about a command that was no transfer; null where it is not worth a sentence. */
export function commandStep(exchange: Exchange, known: Known, sheet: Sheet): Step | null {
  const say = sayingOf(exchange, known, sheet);
  const last = exchange.replies.at(-1);
  if (say === null || last === undefined) return null;
  const places = placesOf(exchange);
  return {
    place: places[0] ?? { capture: 0, frame: 0 },
    time: exchange.time ?? last.time,
    key: `${exchange.verb} ${last.code}`,
    failed: last.code >= 400,
    tell: () => sentenceOf([say(replyText(last, sheet), framesCited(places, sheet))], places),
    tellLikewise: (others) => likewise(others, exchange.verb ?? "", sheet),
  };
}

/** The sentence for a command, made of its last reply and the frames of both. */
function sayingOf(
  { verb, argument, replies }: Exchange,
  { user, clearAgain }: Known,
  sheet: Sheet,
): ((reply: string, frames: string) => string) | null {
  const { story } = sheet.words;
  const code = replies.at(-1)?.code ?? 0;
  const refused = code >= 400;
  const safe = (text: string) => wireText(text, sheet, NAME_CELLS, "middle");
  if (verb === null) {
    if (code === SERVICE_CLOSING) return story.serverEnds;
    return refused ? story.refusedUnseen : null;
  }
  if (LOGIN.has(verb)) {
    if (refused) return (reply, frames) => story.loginRefused(user === null ? null : safe(user), reply, frames);
    if (code < 200 || code >= 300) return null;
    return (_reply, frames) => (user === null ? story.loggedInUnnamed(frames) : story.loggedIn(safe(user), frames));
  }
  if (verb === "AUTH" && code === TLS_AGREED) {
    const until = clearAgain === null ? null : oneFrame(sheet, clearAgain.capture, clearAgain.frame);
    return (_reply, frames) => story.tls(frames, until);
  }
  if (refused) {
    const command = () => safe(argument === null ? verb : `${verb} ${argument}`);
    return QUESTIONS.has(verb) ? null : (reply, frames) => story.refused(command(), reply, frames);
  }
  const change = Object.hasOwn(CHANGES, verb) ? CHANGES[verb] : undefined;
  return change === undefined || code < 200
    ? null
    : (_reply, frames) => story.done[change](safe(argument ?? ""), frames);
}

/** A port that was told, who connected to it all the same, and that no transfer used it. */
export function unusedPortStep(
  announcement: Announcement,
  session: FtpSession,
  time: string,
  icmpSender: (connection: DataConnection) => string | null,
  sheet: Sheet,
): Step {
  const { capture, frame, method, attempts } = announcement;
  const { story } = sheet.words;
  const [connection = null] = attempts;
  const opening = connection === null ? null : connectionOpening(connection);
  const tried = () =>
    connection === null || opening === null
      ? null
      : openingSentence(opening, { session, announcement, connection, icmpSender: icmpSender(connection) }, sheet);
  return {
    place: { capture, frame },
    time,
    key: `unused ${method} ${opening}`,
    failed: opening === "unanswered" || opening === "refused" || opening === "half",
    tell: () =>
      sentenceOf(
        [portSentence(announcement, session, sheet), tried(), story.unusedPort],
        [{ capture, frame }, ...(connection === null ? [] : endsOf(connection))],
      ),
    tellLikewise: (others) => likewise(others, method, sheet),
  };
}

const LOGIN: ReadonlySet<string> = new Set(["USER", "PASS", "ACCT"]);
/** RFC 959 section 4.2.2. */
const SERVICE_CLOSING = 421;
/** RFC 4217 section 4. */
export const TLS_AGREED = 234;

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
