import type { FtpTransferCause } from "../../../report/finding-data/ftp-transfers.ts";
import type { Cause } from "../../../report/findings.ts";
import type { TransferCase } from "./transfer-case.ts";

/** What servers say, in lower case, and what it means. The first that fits counts. */
const PHRASES: readonly [cause: FtpTransferCause, phrases: readonly string[]][] = [
  ["quota-used-up", ["quota", "storage allocation", "할당량"]],
  [
    "disk-full",
    [
      "disk full",
      "disk is full",
      "no space",
      "enough space",
      "enough disk",
      "insufficient storage",
      "insufficient disk",
      "device full",
      "디스크 공간",
    ],
  ],
  [
    "is-a-folder",
    [
      "is a directory",
      "is a folder",
      "not a plain file",
      "not a regular file",
      "only retrieve regular files",
      "is not a file",
      "디렉터리입니다",
      "폴더입니다",
    ],
  ],
  ["file-busy", ["being used by another", "in use", "busy", "locked", "sharing violation", "사용 중", "사용하고 있"]],
  ["file-exists", ["already exists", "file exists", "이미 있", "이미 존재"]],
  [
    "file-missing",
    [
      "no such file",
      "no such dir",
      "not found",
      "cannot find",
      "can't find",
      "could not find",
      "does not exist",
      "doesn't exist",
      "not exist",
      "no files",
      "찾을 수 없",
      "존재하지 않",
    ],
  ],
  [
    "permission-denied",
    [
      "permission",
      "access is denied",
      "access denied",
      "not permitted",
      "denied",
      "not authorized",
      "read-only",
      "read only",
      "not writable",
      "액세스가 거부",
      "권한",
    ],
  ],
  [
    "name-not-allowed",
    ["prohibited", "forbidden", "name not allowed", "illegal", "invalid", "is incorrect", "이름이 잘못", "구문이 잘못"],
  ],
  ["server-error", ["input/output error", "i/o error", "local error", "internal error"]],
];

/** Only so much of a reply is searched. */
const SEARCHED = 512;

/** Why a transfer was refused: by the reply's words, else by its code. */
export function refusalReasons(one: TransferCase): Cause[] {
  const told = toldReason(one);
  if (told !== null) return [{ code: told, confidence: "certain" }];
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
      if (transfer.direction === "upload") return [likely("permission-denied"), possible("file-exists")];
      if (existed === true) return [likely("permission-denied"), possible("is-a-folder")];
      return [existed === false ? likely("file-missing") : possible("file-missing"), possible("permission-denied")];
    case 552:
      return [likely("quota-used-up"), possible("disk-full")];
    case 553:
      return [likely("permission-denied"), possible("name-not-allowed")];
    default:
      return [];
  }
}

/** What the reply says in words. The file's own name, which it often repeats, says nothing. */
export function toldReason({ exchange, finalReply }: TransferCase): FtpTransferCause | null {
  if (finalReply === null) return null;
  const name = exchange?.argument ?? "";
  const text = finalReply.text.slice(0, SEARCHED);
  const words = (name === "" ? text : text.replaceAll(name, " ")).toLowerCase();
  for (const [cause, phrases] of PHRASES) {
    if (phrases.some((phrase) => words.includes(phrase))) return cause;
  }
  return null;
}

function likely(code: FtpTransferCause): Cause {
  return { code, confidence: "likely" };
}

function possible(code: FtpTransferCause): Cause {
  return { code, confidence: "possible" };
}
