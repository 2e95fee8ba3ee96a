/** Sets two stories beside each other, row by row, and tells of each row whether it is the same. */

import {
  type ComparedEvent,
  type ComparedRow,
  type ComparedStep,
  type Sameness,
  STEP_NAMES,
  type StepName,
} from "../report/comparison.ts";
import { fileOf, type Side, unseen } from "./compare-side.ts";
import { type Lane, type Story, storyOf, type Unit } from "./compare-story.ts";

/** The steps that either side has, with what both did in them. */
export function alignedSteps(left: Side, right: Side): ComparedStep[] {
  const [leftStory, rightStory] = [storyOf(left), storyOf(right)];
  const seen = { left: canSee(left, leftStory), right: canSee(right, rightStory) };
  return STEP_NAMES.flatMap((step) => {
    const pairs = alignLanes(leftStory[step], rightStory[step]);
    const rows = pairs.map(([mine, theirs]): ComparedRow => {
      const known = (mine !== null || seen.left(step, theirs)) && (theirs !== null || seen.right(step, mine));
      return { same: known ? sameEvent(step, mine, theirs) : null, left: mine, right: theirs };
    });
    return rows.length === 0 ? [] : [{ step, same: allSame(rows), rows }];
  });
}

function allSame(rows: readonly ComparedRow[]): Sameness {
  if (rows.some(({ same }) => same === false)) return false;
  return rows.some(({ same }) => same === null) ? null : true;
}

type Pair = readonly [left: ComparedEvent | null, right: ComparedEvent | null];

function alignLanes(left: readonly Lane[], right: readonly Lane[]): Pair[] {
  const lanes = Math.max(left.length, right.length);
  return Array.from({ length: lanes }, (_unused, lane) => alignUnits(left[lane] ?? [], right[lane] ?? [])).flat();
}

/** From the end: the last attempt is the one that counts, and earlier ones stand above it. */
function alignUnits(left: Lane, right: Lane): Pair[] {
  const height = Math.max(left.length, right.length);
  return Array.from({ length: height }, (_unused, index) => {
    const back = index - height;
    return alignEvents(left.at(back) ?? [], right.at(back) ?? []);
  }).flat();
}

function alignEvents(left: Unit, right: Unit): Pair[] {
  const height = Math.max(left.length, right.length);
  const pairs = Array.from({ length: height }, (_unused, index): Pair => [left[index] ?? null, right[index] ?? null]);
  return pairs.filter(([mine, theirs]) => mine !== null || theirs !== null);
}

/** Whether a side's capture would have shown an event of a step that is missing there, as the other side has it. */
function canSee(side: Side, story: Story): (step: StepName, other: ComparedEvent | null) => boolean {
  const { session, transfer } = side;
  const hidden = unseen(side);
  const connection = transfer?.connection ?? null;
  const uncaptured = connection === null && transfer?.outcome === "completed";
  return (step, other) => {
    if (step === "control") return false;
    if (step === "login") return !hidden;
    if (step === "port") return !hidden && transfer?.method !== "inferred" && !isReplyLost(side);
    if (step === "command") return transfer === null ? session.security === "none" : transfer.frame !== null;
    if (step === "done")
      return !hidden && transfer?.outcome !== "unknown" && !(uncaptured && other?.channel === "data");
    if (connection === null) return !uncaptured && transfer?.outcome !== "unknown";
    return step === "transfer" || !connection.established || hasWholeHandshake(story);
  };
}

/** A port that was asked for, and called, although no reply that names it was captured. */
function isReplyLost({ transfer }: Side): boolean {
  if (transfer === null || transfer.method === "default" || transfer.announcementFrame !== null) return false;
  return transfer.connection?.established === true;
}

function hasWholeHandshake({ data }: Story): boolean {
  const kinds = data.flat(2).map((event) => event?.kind);
  return kinds.includes("syn") && kinds.includes("syn-ack") && kinds.includes("ack");
}

/** Whether two events mean the same: random ports, addresses and a reply's wording make no difference. */
function sameEvent(step: StepName, left: ComparedEvent | null, right: ComparedEvent | null): boolean {
  if (left === null || right === null) return false;
  if (left.kind !== right.kind || left.from !== right.from || left.code !== right.code) return false;
  if (step === "data") return left.fate === right.fate && fromFtpData(left) === fromFtpData(right);
  if (step === "command") return sameCommand(left.text ?? "", right.text ?? "");
  if (left.kind === "command") return verbOf(left.text ?? "") === verbOf(right.text ?? "");
  return left.kind === "login" ? left.text === right.text : left.bytes === right.bytes;
}

const FTP_DATA_PORT = 20;

/** The server's data port is the one that habit gives it, or some other one. */
function fromFtpData(event: ComparedEvent): boolean {
  return (event.from === "server" ? event.fromPort : event.toPort) === FTP_DATA_PORT;
}

function sameCommand(left: string, right: string): boolean {
  return verbOf(left) === verbOf(right) && fileOf(argumentOf(left)) === fileOf(argumentOf(right));
}

function verbOf(command: string): string {
  return command.split(" ", 1)[0] ?? "";
}

function argumentOf(command: string): string {
  return command.slice(verbOf(command).length).trim();
}
