import { announcedSize } from "./announced-size.ts";
import type { ExchangeRecord, ReplyRecord, TransferRecord } from "./records.ts";
import { quotedPath, resolvePath } from "./working-directory.ts";

const SIZES_KEPT = 1_024;

/** What earlier commands set for the next transfer: directory, type, restart offset, and sizes that were asked for. */
export class TransferSettings {
  #directory: string | null = null;
  #type: TransferRecord["type"] = null;
  #restart = 0;
  /** By path; null while none was asked for. */
  #sizes: Map<string, number> | null = null;

  /** Gives a transfer what is set now. A restart offset holds for one transfer, and is used up. */
  apply(transfer: TransferRecord): void {
    transfer.path = this.resolve(transfer.argument, transfer.verb ?? "");
    transfer.type = this.#type;
    if (this.#restart > 0) transfer.restart = this.#restart;
    this.#restart = 0;
    const path = transfer.path ?? "";
    if (transfer.direction === "download") transfer.announcedBytes = this.#sizes?.get(path) ?? null;
    else if (transfer.direction === "upload") this.#sizes?.delete(path);
  }

  resolve(argument: string | null, verb: string): string | null {
    return resolvePath(this.#directory, argument, verb);
  }

  /** The final reply to a command came. */
  answered({ verb, argument }: ExchangeRecord, reply: ReplyRecord): void {
    const done = reply.code >= 200 && reply.code < 300;
    switch (verb) {
      case "PWD":
      case "XPWD":
        if (done) this.#directory = quotedPath(reply.text) ?? this.#directory;
        break;
      case "CWD":
      case "XCWD":
        if (done) this.#directory = toldDirectory(reply.text) ?? this.resolve(argument ?? "", "CWD");
        break;
      case "CDUP":
      case "XCUP":
        if (done) this.#directory = toldDirectory(reply.text) ?? this.resolve("..", "CWD");
        break;
      case "REIN":
        if (done) this.#forget();
        break;
      case "TYPE":
        if (done) this.#type = typeOf(argument ?? "") ?? this.#type;
        break;
      case "REST":
        if (reply.code === 350) this.#restart = restartOf(argument ?? "");
        break;
      case "SIZE":
        this.#rememberSize(argument ?? "", reply);
        break;
      default:
    }
  }

  /** All parameters are as they were when the connection was new (RFC 959 section 4.1.1). */
  #forget(): void {
    this.#directory = null;
    this.#type = null;
    this.#restart = 0;
    this.#sizes = null;
  }

  #rememberSize(argument: string, reply: ReplyRecord): void {
    const path = this.resolve(argument, "SIZE");
    const size = announcedSize(reply.code, reply.text);
    if (path === null || size === null) return;
    this.#sizes ??= new Map();
    this.#sizes.set(path, size);
    if (this.#sizes.size <= SIZES_KEPT) return;
    const [oldest] = this.#sizes.keys();
    if (oldest !== undefined) this.#sizes.delete(oldest);
  }
}

/** The directory that many servers quote when they have changed to it. */
function toldDirectory(text: string): string | null {
  const told = text.includes('"') ? quotedPath(text.slice(text.lastIndexOf("\n") + 1)) : null;
  return told?.startsWith("/") ? told : null;
}

function typeOf(argument: string): TransferRecord["type"] {
  switch (argument.trim().charAt(0).toUpperCase()) {
    case "I":
    case "L":
      return "image";
    case "A":
      return "ascii";
    case "E":
      return "ebcdic";
    default:
      return null;
  }
}

function restartOf(argument: string): number {
  const offset = Number(argument.trim());
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
}
