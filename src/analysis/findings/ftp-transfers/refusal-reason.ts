import type { FtpTransferCause } from "../../../report/finding-data/ftp-transfers.ts";
import type { Cause } from "../../../report/findings.ts";
import type { TransferCase } from "./transfer-case.ts";

/** What servers say, in lower case, and what it means. */
const PHRASES: readonly [cause: FtpTransferCause, phrases: readonly string[]][] = [
  ["quota-used-up", ["quota", "storage allocation", "할당량"]],
  ["disk-full", ["disk full", "disk is full", "device full", "no space", "enough space", "enough disk"]],
  ["disk-full", ["insufficient storage", "insufficient disk", "디스크 공간"]],
  ["is-a-folder", ["is a directory", "is a folder", "is not a file", "not a plain file", "not a regular file"]],
  ["is-a-folder", ["only retrieve regular files", "디렉터리입니다", "폴더입니다"]],
  ["file-busy", ["being used by another", "in use", "busy", " locked", "sharing violation", "사용 중"]],
  ["file-exists", ["already exists", "file exists", "이미 있", "이미 존재"]],
  [
    "file-missing",
    ["no such", "not found", "cannot find", "can't find", "could not find", "not exist", "doesn't exist"],
  ],
  ["file-missing", ["no files", "찾을 수 없", "존재하지 않"]],
  ["name-not-allowed", ["name not allowed", "name is not allowed", "forbidden filename", "prohibited file name"]],
  [
    "name-not-allowed",
    ["name invalid", "invalid name", "invalid file", "illegal", "syntax is incorrect", "구문이 잘못"],
  ],
  ["name-not-allowed", ["name too long", "name is too long", "path too long", "이름이 너무"]],
  ["permission-denied", ["permission", "denied", "not permitted", "not allowed", "not authorized", "access forbidden"]],
  ["permission-denied", ["read-only", "read only", "not writable", "액세스가 거부", "권한"]],
  ["server-error", ["oops", "input/output error", "i/o error", "local error", "internal error"]],
];

/** Only so much of a reply is searched. */
const SEARCHED = 512;

/** Why a transfer was refused: by the reply's words, else by its code. */
export function refusalReasons(one: TransferCase): Cause[] {
  const told = toldReasons(one);
  if (told.length > 0) return told;
  const { transfer, existed } = one;
  switch (transfer.replyCode) {
    case 450:
      return [likely("file-busy"), possible("permission-denied")];
    case 451:
      return [likely("server-error")];
    case 452:
      return [likely("disk-full"), possible("quota-used-up")];
    case 500:
    case 502:
      return [{ code: "server-lacks-command", confidence: "likely" }];
    case 550:
    case 551:
      // What was taken and then refused was refused for what it is.
      if (transfer.direction === "upload" && (transfer.bytes ?? 0) > 0) return [];
      if (transfer.direction === "upload") return [likely("permission-denied"), possible("file-exists")];
      if (existed === true) return [likely("permission-denied"), possible("is-a-folder")];
      return [existed === false ? likely("file-missing") : possible("file-missing"), possible("permission-denied")];
    case 552:
      return [likely("quota-used-up"), possible("disk-full")];
    case 553:
      return [likely("permission-denied"), possible("name-not-allowed")];
    case 554:
      return transfer.restart > 0 ? [likely("restart-beyond-end")] : [];
    default:
      return [];
  }
}

/** What the reply says in words. The file's own name, which it often repeats, says nothing. */
export function toldReasons({ exchange, finalReply }: TransferCase): Cause[] {
  if (finalReply === null) return [];
  const name = exchange?.argument ?? "";
  const text = finalReply.text.slice(0, SEARCHED);
  const words = (name === "" ? text : text.replaceAll(name, " ")).toLowerCase();
  const told = new Set(
    PHRASES.flatMap(([cause, phrases]) => (phrases.some((one) => words.includes(one)) ? [cause] : [])),
  );
  // "Name not allowed" is about the name; and where a server says "missing or denied", it leaves open which.
  if (told.has("name-not-allowed")) told.delete("permission-denied");
  return [...told].map((code) => (told.size === 1 ? { code, confidence: "certain" } : possible(code)));
}

function likely(code: FtpTransferCause): Cause {
  return { code, confidence: "likely" };
}

function possible(code: FtpTransferCause): Cause {
  return { code, confidence: "possible" };
}
