/** What is worth knowing of a hand-in and costs nothing. */
import type { Mode } from "../../report/grading/check-data/attempt-reasons.ts";
import type { Notice } from "../../report/grading/grade-report.ts";
import type { NoticeCode, Notices } from "../../report/grading/notices.ts";
import type { Rubric } from "../../report/grading/rubric.ts";
import type { Report } from "../../report/report.ts";
import type { ReadFile } from "../checks/check.ts";
import { modesShown } from "../checks/ftp/capture-contents.ts";
import { FIT } from "./best-attempt.ts";
import { namedKind } from "./named-kinds.ts";
import type { Roles } from "./roles.ts";

const MODES: readonly Mode[] = ["active", "passive"];

/** The notices of one student's files, in a fixed order. */
export function noticesOf(rubric: Rubric, files: readonly ReadFile[], roles: Roles): Notice[] {
  const wanted = MODES.filter((mode) => rubric.parts.some(({ capture }) => capture === mode));
  const used = new Map(wanted.map((mode) => [mode, shownBy(rubric, mode, roles)]));
  return [
    ...bothInOne(used),
    ...wronglyNamed(used),
    ...(wanted.length === MODES.length ? doubled(files) : []),
    ...sameCaptures(files),
    ...cutOff(roles),
  ];
}

function notice<Code extends NoticeCode>(code: Code, data: Notices[Code]): Notice {
  return { code, data: { ...data }, message: "" };
}

/** Files that the parts of a mode were marked by, and that show it. */
function shownBy({ parts }: Rubric, mode: Mode, roles: Roles): string[] {
  const chosen = parts.filter(({ capture }) => capture === mode).map(({ id }) => roles.get(id) ?? null);
  return [...new Set(chosen.flatMap((one) => (one === null || one.fit !== FIT.shown ? [] : one.path)))];
}

function bothInOne(used: ReadonlyMap<Mode, string[]>): Notice[] {
  const passive = used.get("passive") ?? [];
  const both = (used.get("active") ?? []).filter((path) => passive.includes(path));
  return both.map((path) => notice("both-in-one", { path }));
}

/** Names that say one mode where the contents are of the other. */
function wronglyNamed(used: ReadonlyMap<Mode, string[]>): Notice[] {
  const wrong = (mode: Mode, says: Mode) => {
    const others = used.get(says) ?? [];
    return (used.get(mode) ?? []).filter((path) => namedKind(path) === says && !others.includes(path));
  };
  const asPassive = wrong("active", "passive");
  const asActive = wrong("passive", "active");
  const [active] = asPassive;
  const [passive] = asActive;
  if (active !== undefined && passive !== undefined) return [notice("swapped", { active, passive })];
  return [
    ...asPassive.map((path) => notice("misnamed", { path, says: "passive", shows: "active" })),
    ...asActive.map((path) => notice("misnamed", { path, says: "active", shows: "passive" })),
  ];
}

/** Several captures of one mode, and none of the other. */
function doubled(files: readonly ReadFile[]): Notice[] {
  const shown = files.flatMap(({ path, report }) => (report === null ? [] : [{ path, modes: modesShown(report) }]));
  return MODES.flatMap((mode) => {
    const other = mode === "active" ? "passive" : "active";
    const paths = shown.filter(({ modes }) => modes[mode] > 0).map(({ path }) => path);
    if (paths.length < 2 || shown.some(({ modes }) => modes[other] > 0)) return [];
    return [notice("doubled", { mode, paths: inOrder(paths) })];
  });
}

/** The same bytes, or the same sessions and exchanges, under several names. */
function sameCaptures(files: readonly ReadFile[]): Notice[] {
  const groups = new Map<string, string[]>();
  for (const { path, sha256, report } of files) {
    if (report === null) continue;
    const key = contentsOf(report) ?? sha256;
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [path]);
    else group.push(path);
  }
  const several = [...groups.values()].filter(({ length }) => length > 1).map(inOrder);
  return inOrder(several.map((paths) => JSON.stringify(paths))).map((text) =>
    notice("same-capture", { paths: JSON.parse(text) as string[] }),
  );
}

/** Files that stop where a session that was marked was still open. */
function cutOff(roles: Roles): Notice[] {
  const paths = [...roles.values()].flatMap((one) => {
    const { report, session } = one?.attempt ?? {};
    const isOpen = session?.closed === "open" && report?.captures.some(({ damage }) => damage?.code === "record-cut");
    return one !== null && isOpen === true ? [one.path] : [];
  });
  return inOrder([...new Set(paths)]).map((path) => notice("cut-off", { path }));
}

/** What tells a capture from any other: when its sessions and exchanges began, and between whom. Null where it has none. */
function contentsOf({ ftp, dhcp }: Report): string | null {
  const sessions = ftp.sessions.map(({ startTime, client, server }) => {
    return `${startTime} ${client.ip} ${client.port} ${server.ip} ${server.port}`;
  });
  const transactions = dhcp.transactions.map(({ startTime, xid, client }) => `${startTime} ${xid} ${client.mac}`);
  const all = [...sessions, ...transactions];
  return all.length === 0 ? null : all.join("\n");
}

/** By code units, so that it is the same everywhere. */
function inOrder(texts: readonly string[]): string[] {
  return [...texts].sort((a, b) => (a < b ? -1 : Number(a > b)));
}
