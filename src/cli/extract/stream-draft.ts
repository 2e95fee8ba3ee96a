import { createHash } from "node:crypto";
import { CapturedRanges } from "../../analysis/captured-ranges.ts";
import type { ByteSink, SentBytes } from "../../analysis/sent-stream.ts";
import type { ChunkPool } from "./chunk-pool.ts";
import type { DraftFile } from "./draft-file.ts";

/** What became of the bytes of one data connection. */
export interface StreamResult {
  sent: SentBytes;
  /** Bytes from the first to behind the last, holes included. */
  bytes: number;
  /** Of these bytes, with holes as zeros. */
  sha256: string;
  isEncrypted: boolean;
}

const TLS_HANDSHAKE = 0x16;
const TLS_MAJOR = 3;

/**
 * Takes the bytes of one data connection to a draft, and hashes them on the way as far as they come in order; what comes too
 * early is written at its place, and read again once the hole before it is closed. Its methods throw what the system says.
 */
export class StreamDraft implements ByteSink {
  /** Set once the connection is over. */
  result: StreamResult | null = null;
  readonly file: DraftFile;
  /** False where only the hash is wanted: what comes in order is not written then. */
  readonly #isKept: boolean;
  readonly #isSecure: boolean;
  /** Null where it is not known yet whether this is TLS. */
  #isEncrypted: boolean | null;
  readonly #pool: ChunkPool;
  #chunk: Uint8Array | null = null;
  #filled = 0;
  /** What was handed to the hash, and then to the draft. */
  #done = 0;
  readonly #hash = createHash("sha256");
  /** What is written already behind holes; null while nothing is. */
  #ahead: CapturedRanges | null = null;

  constructor(file: DraftFile, pool: ChunkPool, options: { isKept: boolean; isSecure: boolean }) {
    this.file = file;
    this.#pool = pool;
    this.#isKept = options.isKept;
    this.#isSecure = options.isSecure;
    this.#isEncrypted = options.isSecure ? null : false;
  }

  data(offset: number, bytes: Uint8Array): void {
    if (this.#isEncrypted === null) this.#isEncrypted = offset !== 0 || isTls(bytes);
    if (this.#isEncrypted) return;
    if (offset === this.#done + this.#filled) {
      this.#append(bytes);
      if (this.#ahead !== null) this.#catchUp(this.#ahead);
      return;
    }
    this.#ahead ??= new CapturedRanges();
    this.#ahead.add(offset, offset + bytes.length, () => undefined);
    this.file.write(offset, bytes);
  }

  end(sent: SentBytes): void {
    this.#flush();
    if (this.#chunk !== null) this.#pool.giveBack(this.#chunk);
    this.#chunk = null;
    // Only the first bytes of a connection tell whether it is encrypted.
    const isEncrypted = this.#isEncrypted === true || (this.#isSecure && !sent.beginningSeen && sent.ranges.length > 0);
    const bytes = isEncrypted ? 0 : (sent.ranges.at(-1)?.to ?? 0);
    const sha256 = this.#done < bytes ? this.file.hash(bytes, this.#done, this.#hash) : this.#hash.digest("hex");
    this.file.close();
    this.result = { sent, bytes, sha256, isEncrypted };
  }

  #append(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      this.#chunk ??= this.#pool.take();
      const room = this.#chunk.length - this.#filled;
      const part = bytes.length - at <= room && at === 0 ? bytes : bytes.subarray(at, at + room);
      this.#chunk.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === this.#chunk.length) this.#flush();
    }
  }

  /** A hole was closed: what was written behind it is next. */
  #catchUp(ahead: CapturedRanges): void {
    const next = this.#done + this.#filled;
    const end = ahead.endOfRangeAt(next);
    if (end === next) return;
    this.#flush();
    for (const bytes of this.file.read(next, end)) this.#hash.update(bytes);
    this.#done = end;
    if (end === ahead.end) this.#ahead = null;
  }

  #flush(): void {
    if (this.#chunk === null || this.#filled === 0) return;
    const bytes = this.#filled === this.#chunk.length ? this.#chunk : this.#chunk.subarray(0, this.#filled);
    this.#hash.update(bytes);
    if (this.#isKept) this.file.write(this.#done, bytes);
    this.#done += this.#filled;
    this.#filled = 0;
  }
}

function isTls([type, major = TLS_MAJOR]: Uint8Array): boolean {
  return type === TLS_HANDSHAKE && major === TLS_MAJOR;
}
