/** Finds the step at which the one side stopped while the other went on. */
import { type BreakPoint, STEP_NAMES, type StepName } from "../report/comparison.ts";
import type { DataConnection } from "../report/connection.ts";
import type { Exchange } from "../report/report.ts";
import { synFate } from "../report/syn-fate.ts";
import {
  commandOf,
  dataConnections,
  loginAttempts,
  portTalks,
  refusedGreeting,
  type Side,
  unseen,
} from "./compare-side.ts";

/** Where one side ended early. */
type Break = Omit<BreakPoint, "side">;

/** The server could not open the data connection, or lost it (RFC 959 section 4.2.2). */
const DATA_TROUBLE: ReadonlySet<number | null> = new Set([425, 426]);

/** The first step that one side completed and the other did not; null where both got as far, or nobody can tell. */
export function brokeAt(left: Side, right: Side): BreakPoint | null {
  const [mine, theirs] = [breakOf(left), breakOf(right)];
  if (mine !== null && place(mine) < completedSteps(right, theirs)) return { ...mine, side: "left" };
  if (theirs !== null && place(theirs) < completedSteps(left, mine)) return { ...theirs, side: "right" };
  return null;
}

function place({ step }: { step: StepName }): number {
  return STEP_NAMES.indexOf(step);
}

/** How many steps are known to have been completed. */
function completedSteps({ session, transfer }: Side, ended: Break | null): number {
  if (ended !== null) return place(ended);
  if (transfer?.outcome === "completed") return STEP_NAMES.length;
  if (transfer?.connection?.established === true) {
    return place({ step: (transfer.bytes ?? 0) > 0 ? "done" : "transfer" });
  }
  return place({ step: session.login === "accepted" ? "port" : "login" });
}

function breakOf(side: Side): Break | null {
  return side.transfer === null ? breakBeforeTransfer(side) : breakOfTransfer(side);
}

/** Nothing was asked for: what stood in the way. */
function breakBeforeTransfer(side: Side): Break | null {
  const { session } = side;
  const [greeting] = refusedGreeting(side);
  if (greeting !== undefined) return refusal("login", greeting);
  const attempt = loginAttempts(side).at(-1);
  if (session.login === "refused" && attempt !== undefined) return refusal("login", ...attempt);
  if (attempt?.every(({ replies }) => replies.length === 0)) {
    return ended("login", "unanswered", null, framesOf(attempt));
  }
  const attempts = dataConnections(side).at(-1);
  const talk = portTalks(side).at(-1);
  if (talk === undefined) return unseen(side) ? null : ended(attempt === undefined ? "login" : "port", "missing");
  const broken = breakOfTalk(talk) ?? (attempts === undefined ? null : breakOfConnection(attempts, null));
  return broken ?? (unseen(side) ? null : ended("command", "missing"));
}

/** A port that was named and not accepted. */
function breakOfTalk(talk: Exchange): Break | null {
  const reply = talk.replies.findLast(({ code }) => code >= 200);
  if (reply === undefined) return ended("port", "unanswered", null, framesOf([talk]));
  return reply.code >= 400 ? refusal("port", talk) : null;
}

/** A data connection that did not come about. `code` is what the server said of it. */
function breakOfConnection(connection: DataConnection, code: number | null): Break | null {
  const fate = synFate(connection);
  const { opener, synFrame, lastFrame, sent, packets } = connection;
  if (opener === null || synFrame === null || fate === null || connection.established) return null;
  const listed = packets?.runs.map(({ frame }) => frame) ?? [];
  const frames = listed.length > 0 ? listed : [...new Set([synFrame, lastFrame])];
  if (fate === "answered") return ended("data", "cut", code, frames);
  return { ...ended("data", fate, code, frames), packets: sent[opener].packets };
}

function breakOfTransfer(side: Side): Break | null {
  const { transfer } = side;
  if (transfer === null || transfer.outcome === "completed") return null;
  const connection = dataConnections(side).at(-1) ?? null;
  const broken = connection === null ? null : breakOfConnection(connection, transfer.replyCode);
  if (broken !== null) return broken;
  const command = commandOf(side);
  if (transfer.outcome === "unknown" || command === null) return null;
  return transfer.connection === null ? breakWithoutData(side, command) : breakWithData(side, command);
}

function breakWithoutData(side: Side, command: Exchange): Break {
  const { replyCode } = side.transfer ?? { replyCode: null };
  const talk = portTalks(side).at(-1);
  const unnamed = talk === undefined ? null : breakOfTalk(talk);
  if (unnamed?.reason === "refused") return unnamed;
  if (hasBegun(command) || DATA_TROUBLE.has(replyCode))
    return ended("data", "missing", replyCode, finalFrames(command));
  return replyCode === null ? ended("command", "unanswered", null, framesOf([command])) : refusal("command", command);
}

function breakWithData({ transfer }: Side, command: Exchange): Break {
  const replyCode = transfer?.replyCode ?? null;
  const frames = finalFrames(command);
  if (transfer?.outcome === "aborted") return ended("transfer", "aborted", replyCode, frames);
  if (replyCode === null) {
    const lastFrame = transfer?.connection?.lastFrame;
    const reset = transfer?.connection?.closed === "rst" && lastFrame !== undefined;
    return reset ? ended("transfer", "cut", null, [lastFrame]) : ended("done", "missing");
  }
  if (!hasBegun(command) && !DATA_TROUBLE.has(replyCode)) return refusal("command", command);
  return ended("transfer", "cut", replyCode, frames);
}

/** A 1yz reply came: the server took the command. */
function hasBegun({ replies }: Exchange): boolean {
  return replies.some(({ code }) => code < 200);
}

/** What refused the last of these commands. */
function refusal(step: StepName, ...exchanges: Exchange[]): Break {
  const reply = exchanges.flatMap(({ replies }) => replies).at(-1);
  return ended(step, "refused", reply?.code ?? null, reply === undefined ? [] : [reply.frame]);
}

function ended(step: StepName, reason: Break["reason"], code: number | null = null, frames: number[] = []): Break {
  return { step, reason, code, packets: null, frames };
}

function framesOf(exchanges: readonly Exchange[]): number[] {
  return exchanges.flatMap(({ frame }) => frame ?? []);
}

function finalFrames({ replies }: Exchange): number[] {
  const reply = replies.findLast(({ code }) => code >= 200);
  return reply === undefined ? [] : [reply.frame];
}
