import type { StoryPart } from "../../report/explanation.ts";
import type { Announcement, Exchange, FtpSession } from "../../report/report.ts";
import { type FramePlace, framesCited } from "../frames-cited.ts";
import { wallClock } from "../instant.ts";
import { endpoint, frameSpan, oneFrame } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";
import { commandStep, unusedPortStep } from "./command-step.ts";
import { endsOf, replyText, type Sentence, sentenceOf } from "./sentence.ts";
import { type Step, tellSteps } from "./step.ts";
import { TransferStep } from "./transfer-step.ts";

/** Sentences about steps of one session, unless all are asked for. */
const STEPS_TOLD = 24;

/** One FTP session: how it began, what was asked and came of it, how it ended. */
export function sessionStory(session: FtpSession, sheet: Sheet): StoryPart {
  const { ftpScreen, story } = sheet.words;
  const { client, server } = session;
  const steps = stepsOf(session, sheet);
  const { sentences, more, moreFailed } = tellSteps(steps, sheet.all ? Number.POSITIVE_INFINITY : STEPS_TOLD);
  const asked = session.transfers.length > 0 || session.exchanges.length === 0 || steps.some(({ failed }) => failed);
  return {
    subject: { session: session.id, transactions: [] },
    title: `${ftpScreen.session(session.id)}: ${endpoint(client)} ${sheet.glyphs.to} ${endpoint(server)}`,
    sentences: [
      beginning(session, sheet),
      ...sentences,
      ...(more === 0 ? [] : [sentenceOf([story.moreSteps(more, moreFailed)], [])]),
      ...(asked || session.security !== "none" ? [] : [sentenceOf([story.nothingAsked], [])]),
      ...ending(session, sheet),
    ],
  };
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

/** Everything that is worth a sentence, in order. */
function stepsOf(session: FtpSession, sheet: Sheet): Step[] {
  const { exchanges, transfers, announcements } = session;
  const askedAt = new Map(
    exchanges.map((exchange, index) => [keyOf(exchange.capture, exchange.frame, exchange.verb), index]),
  );
  const announced = new Map<number, Announcement>();
  for (const one of announcements) if (one.transfer !== null) announced.set(one.transfer, one);
  const asking = new Set<Exchange>();
  const steps: Step[] = transfers.map((transfer) => {
    const index = askedAt.get(keyOf(transfer.capture, transfer.frame, transfer.verb)) ?? -1;
    const exchange = exchanges[index] ?? null;
    if (exchange !== null) asking.add(exchange);
    const announcement = announced.get(transfer.id) ?? null;
    return new TransferStep({ session, transfer, announcement, exchange, next: exchanges[index + 1] ?? null }, sheet);
  });
  const refusedPorts = new Set<string>();
  let user: string | null = null;
  for (const [index, exchange] of exchanges.entries()) {
    if (exchange.verb === "USER") user = exchange.argument;
    const isBanner = index === 0 && exchange.verb === null && session.opened === "syn";
    if (isBanner || asking.has(exchange)) continue;
    if ((exchange.replies.at(-1)?.code ?? 0) >= 400) refusedPorts.add(keyOf(exchange.capture, exchange.frame, null));
    const step = commandStep(exchange, user, sheet);
    if (step !== null) steps.push(step);
  }
  for (const one of announcements) {
    const isRefused = refusedPorts.has(keyOf(one.capture, one.frame, null));
    if (one.transfer === null && !isRefused) steps.push(unusedPortStep(one, session, sheet));
  }
  return steps.sort((a, b) => a.place.capture - b.place.capture || a.place.frame - b.place.frame);
}

function keyOf(capture: number | null, frame: number | null, verb: string | null): string {
  return `${capture}:${frame}:${verb}`;
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
  if (closed === "rst") return [sentenceOf([words.quitOpen(said), words.rst(cited)], places)];
  return [sentenceOf([closed === "fin" ? words.quit(said, cited) : words.quitOpen(said)], places)];
}
