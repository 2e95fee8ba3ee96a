import type { StoryPart } from "../../report/explanation.ts";
import type { Announcement, Exchange, Finding, FtpSession, Reply, Transfer } from "../../report/report.ts";
import { type FramePlace, framesCited } from "../frames-cited.ts";
import { wallClock } from "../instant.ts";
import { endpoint, frameSpan, oneFrame } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { commandStep, type Known, TLS_AGREED, unusedPortStep } from "./command-step.ts";
import { icmpSenders, withFindings } from "./findings-told.ts";
import { endsOf, replyText, type Sentence, sentenceOf } from "./sentence.ts";
import { byOrder, type Step, tellSteps } from "./step.ts";
import { TransferStep } from "./transfer-step.ts";

/** Sentences about steps of one session, unless all are asked for. */
const STEPS_TOLD = 24;

/** One FTP session: how it began, what was asked and came of it, how it ended. */
export function sessionStory(session: FtpSession, findings: readonly Finding[], sheet: Sheet): StoryPart {
  const { ftpScreen, story } = sheet.words;
  const { client, server } = session;
  const steps = stepsOf(session, findings, sheet);
  const { sentences, more, moreFailed } = tellSteps(steps, sheet.all ? Number.POSITIVE_INFINITY : STEPS_TOLD);
  const told = [
    beginning(session, sheet),
    ...sentences,
    ...(more === 0 ? [] : [sentenceOf([story.moreSteps(more, moreFailed)], [])]),
    ...(askedForNothing(session, steps) ? [sentenceOf([story.nothingAsked], [])] : []),
    ...ending(session, sheet),
  ];
  return {
    subject: { session: session.id, transactions: [] },
    title: `${ftpScreen.session(session.id)}: ${endpoint(client)} ${sheet.glyphs.to} ${endpoint(server)}`,
    sentences: withFindings(told, findings),
  };
}

/** Commands were read, and none of them asked for a transfer or came near one. */
function askedForNothing(session: FtpSession, steps: readonly Step[]): boolean {
  const { transfers, announcements, exchanges, security } = session;
  const isQuiet = transfers.length === 0 && announcements.length === 0 && !steps.some(({ failed }) => failed);
  const isTurnedAway = (bannerOf(session)?.code ?? 0) >= 400;
  return isQuiet && exchanges.length > 0 && security === "none" && !isTurnedAway;
}

function beginning(session: FtpSession, sheet: Sheet): Sentence {
  const { story } = sheet.words;
  const { handshake, capture, opened, security, sent, exchanges, closed } = session;
  const [client, server] = [endpoint(session.client), endpoint(session.server)];
  const time = wallClock(session.startTime, sheet.timeZone);
  const silent = sent.server.bytes === 0 && exchanges.length === 0;
  if (opened === "syn" && handshake === null && silent) {
    const frames = frameSpan(sheet, session);
    const text =
      closed === "rst" && sent.server.packets > 0
        ? story.turnedAway(client, server, time, frames)
        : sent.server.packets === 0
          ? story.noAnswer(client, server, time, Math.max(1, sent.client.packets), frames)
          : story.connected(client, server, time, frames);
    return sentenceOf([text], endsOf(session));
  }
  const first = { capture, frame: session.firstFrame };
  const shaken =
    handshake === null
      ? [first]
      : [handshake.synFrame, handshake.synAckFrame, handshake.ackFrame].map((frame) => ({ capture, frame }));
  const begun =
    opened === "syn"
      ? story.connected(client, server, time, framesCited(shaken, sheet))
      : story.midstream(client, server, time, framesCited([first], sheet));
  const tls = security === "implicit-tls" ? story.implicitTls : null;
  const greeting = bannerOf(session);
  if (greeting === null) return sentenceOf([begun, tls], shaken);
  const cited = oneFrame(sheet, greeting.capture, greeting.frame);
  const say = greeting.code < 400 ? story.greeted : story.notGreeted;
  return sentenceOf([begun, tls, say(replyText(greeting, sheet), cited)], [...shaken, greeting]);
}

function bannerOf({ exchanges, opened }: FtpSession) {
  const [first] = exchanges;
  return opened === "syn" && first?.verb === null ? (first.replies.at(-1) ?? null) : null;
}

/** Everything that is worth a sentence, in order. Linear: a session may have hundreds of thousands of exchanges. */
function stepsOf(session: FtpSession, findings: readonly Finding[], sheet: Sheet): Step[] {
  const { exchanges, transfers, announcements } = session;
  const asking = askingExchanges(session);
  const announced = new Map<number, Announcement>();
  for (const one of announcements) if (one.transfer !== null) announced.set(one.transfer, one);
  const icmpSender = icmpSenders(findings);
  const steps: Step[] = transfers.map((transfer) => {
    const index = asking.get(transfer.id) ?? -1;
    const asked = { exchange: exchanges[index] ?? null, next: index < 0 ? null : (exchanges[index + 1] ?? null) };
    const announcement = announced.get(transfer.id) ?? null;
    return new TransferStep({ session, transfer, announcement, icmpSender, ...asked }, sheet);
  });
  const isAsking = new Set(asking.values());
  const known: Known = { user: null, clearAgain: clearAgain(session) };
  for (const [index, exchange] of exchanges.entries()) {
    if (exchange.verb === "USER") known.user = exchange.argument;
    const isBanner = index === 0 && exchange.verb === null && session.opened === "syn";
    const isTold = isBanner || isAsking.has(index) || isLoggedInAlready(exchange, exchanges[index - 1]);
    const step = isTold ? null : commandStep(exchange, known, sheet);
    if (step !== null) steps.push(step);
  }
  const refused = refusedAnnouncements(session);
  const times = timesOfFrames(session);
  for (const one of announcements) {
    if (one.transfer !== null || refused.has(one)) continue;
    steps.push(unusedPortStep(one, session, times.get(`${one.capture} ${one.frame}`) ?? "", icmpSender, sheet));
  }
  return steps.sort(byOrder);
}

/** A password that the server takes although the name alone had sufficed. */
function isLoggedInAlready({ verb, replies }: Exchange, before: Exchange | undefined): boolean {
  const accepted = (one: readonly Reply[]) => Math.trunc((one.at(-1)?.code ?? 0) / 100) === 2;
  return verb === "PASS" && before?.verb === "USER" && accepted(replies) && accepted(before.replies);
}

/** The first command after the encrypted part that can be read again. */
function clearAgain({ security, secureFromFrame, exchanges }: FtpSession): FramePlace | null {
  if (security !== "explicit-tls" || secureFromFrame === null) return null;
  const agreed = exchanges.findIndex(({ replies }) => replies.some(({ code }) => code === TLS_AGREED));
  const after = agreed < 0 ? undefined : exchanges.slice(agreed + 1).find(({ verb }) => verb !== null);
  return after === undefined || after.capture === null || after.frame === null
    ? null
    : { capture: after.capture, frame: after.frame };
}

/** By the id of each transfer, the index of the exchange that asked for it. */
function askingExchanges({ exchanges, transfers }: FtpSession): Map<number, number> {
  const byFrame = new Map<number | null, Transfer[]>();
  for (const transfer of transfers) {
    const known = byFrame.get(transfer.frame);
    if (known === undefined) byFrame.set(transfer.frame, [transfer]);
    else known.push(transfer);
  }
  const asking = new Map<number, number>();
  for (const [index, { capture, frame, verb }] of exchanges.entries()) {
    if (frame === null || verb === null) continue;
    const transfer = byFrame
      .get(frame)
      ?.find((one) => one.capture === capture && one.verb === verb && !asking.has(one.id));
    if (transfer !== undefined) asking.set(transfer.id, index);
  }
  return asking;
}

function timesOfFrames({ exchanges }: FtpSession): Map<string, string> {
  const times = new Map<string, string>();
  for (const { capture, frame, time, replies } of exchanges) {
    if (time !== null) times.set(`${capture} ${frame}`, time);
    for (const reply of replies) times.set(`${reply.capture} ${reply.frame}`, reply.time);
  }
  return times;
}

/** Announcements that the server would not take. */
function refusedAnnouncements({ exchanges, announcements }: FtpSession): Set<Announcement> {
  const byFrame = new Map(announcements.map((one) => [one.frame, one]));
  const refused = new Set<Announcement>();
  for (const { capture, frame, replies } of exchanges) {
    const one = frame === null ? undefined : byFrame.get(frame);
    if (one?.capture === capture && (replies.at(-1)?.code ?? 0) >= 400) refused.add(one);
  }
  return refused;
}

function ending(session: FtpSession, sheet: Sheet): Sentence[] {
  const { closed: words } = sheet.words.story;
  const { exchanges, closed, lastCapture, lastFrame, sent } = session;
  if (exchanges.length === 0 && sent.server.bytes === 0) return [];
  const last: FramePlace = { capture: lastCapture, frame: lastFrame };
  const cited = framesCited([last], sheet);
  const quit = exchanges.findLast(({ verb }) => verb === "QUIT");
  if (quit === undefined || quit.capture === null || quit.frame === null) {
    const unread = closed === "fin" && session.security !== "none";
    return [sentenceOf([words[unread ? "finUnread" : closed](cited)], [last])];
  }
  const said = oneFrame(sheet, quit.capture, quit.frame);
  const places = [{ capture: quit.capture, frame: quit.frame }, last];
  if (closed === "rst") return [sentenceOf([words.quitRst(said, cited)], places)];
  return [sentenceOf([closed === "fin" ? words.quit(said, cited) : words.quitOpen(said)], places)];
}
