// FENCE, once a capture or where one goes wrong: here may be allocated.
import type { ByteSource } from "./byte-source.ts";
import { ByteWindow } from "./byte-window.ts";
import { CaptureError } from "./capture-error.ts";
import { type CaptureInput, inputName } from "./capture-input.ts";
import { type Compression, compressionOf } from "./compression.ts";
import { identifyLookalike } from "./identify.ts";
import { openSource } from "./open-source.ts";
import { PcapReader } from "./pcap.ts";
import { pcapHeaderBytes } from "./pcap-header.ts";
import { PcapngReader } from "./pcapng.ts";
import { BYTE_ORDER_MAGIC, SECTION_HEADER } from "./pcapng-blocks.ts";
import type { Damage, RecordReader } from "./record-reader.ts";
import { SNOOP_HEADER_BYTES, SNOOP_MAGIC, SnoopReader } from "./snoop.ts";
import { fillWindow, makeRoom, WINDOW_BYTES } from "./window-filler.ts";

const SMALLEST_ROOM = 1_024;
/** Where nothing came for so many milliseconds, what is there is taken as far as it is whole: half of what telling may take. */
const STILL_MS = 50;

/** A capture being read. Its owner loops over `reader.next()` and fills when that is STARVED. */
export interface OpenCapture {
  /** As given, "-" for standard input; a stream's name. */
  readonly path: string;
  readonly compression: Compression | null;
  readonly reader: RecordReader;
  /** Bytes of the file on disk, null for pipes. */
  readonly size: number | null;
  /** Bytes of the file on disk read so far, for progress. */
  readonly consumed: number;
  /** The first damage, of the records or of what they came packed in; null while all is well. */
  readonly damage: Damage | null;
  /** How many places were damaged. */
  readonly damages: number;

  /** True when the window gained bytes or has ended; false when one must wait: then `fill`. Never throws. */
  fillNow(): boolean;
  /** Resolves when the window gained bytes, has ended, or has become still with bytes in it. Never rejects. */
  fill(): Promise<void>;
  /** Gives back files and memory. The reader must not be used after it. */
  close(): void;
}

/**
 * Opens a capture. What it is, is told by its first bytes, never by its name; `signal` ends the wait for them, as if the input
 * ended. Throws CaptureError only.
 */
export async function openCapture(input: CaptureInput, signal: AbortSignal | null = null): Promise<OpenCapture> {
  const source = openSource(input);
  const callOff = () => source.close();
  signal?.addEventListener("abort", callOff);
  try {
    return await openCaptureIn(source, inputName(input));
  } finally {
    signal?.removeEventListener("abort", callOff);
  }
}

/** The same for bytes that come from `source`, which is owned, and closed where this throws. `path` is their name. */
export async function openCaptureIn(source: ByteSource, path: string): Promise<OpenCapture> {
  const input: Input = { path, source, window: new ByteWindow(new Uint8Array(windowBytes(source.size))) };
  try {
    return await begin(input);
  } catch (error) {
    source.close();
    throw error;
  }
}

async function begin(input: Input): Promise<OpenCapture> {
  const { path } = input;
  await need(input, 4);
  if (input.window.end === 0) throw failure(input, new CaptureError("empty", path));
  const compression = windowCompression(input.window);
  if (compression !== null) await unpack(input, compression);
  return new Capture(input, compression, await openReader(input));
}

/** A small file is read whole, and the room behind it shows that it ends. */
function windowBytes(size: number | null): number {
  return size === null ? WINDOW_BYTES : Math.min(WINDOW_BYTES, size + SMALLEST_ROOM);
}

interface Input {
  path: string;
  source: ByteSource;
  window: ByteWindow;
}

/** Reads until `bytes` are in the window, or the input ends. */
async function need(input: Input, bytes: number): Promise<boolean> {
  const { window, source } = input;
  while (window.end - window.start < bytes && !window.ended) {
    if (!fillWindow(window, source)) await source.wait();
  }
  return window.end - window.start >= bytes;
}

/** A read that failed explains an input that cannot be made out better than anything else. */
function failure(input: Input, otherwise: CaptureError): CaptureError {
  const damage = input.source.damage;
  if (damage === null) return otherwise;
  if (damage.code === "read-failed") return new CaptureError("unreadable", input.path, damage.message);
  return new CaptureError("damaged-compression", input.path, damage.code);
}

function windowCompression({ bytes, start, end }: ByteWindow): Compression | null {
  return compressionOf(bytes.subarray(start, Math.min(end, start + 4)));
}

/** Puts a decompressor in front of the source, which starts over with what was read so far. */
async function unpack(input: Input, compression: Compression): Promise<void> {
  const head = input.window.bytes.slice(input.window.start, input.window.end);
  input.source = await unpacker(compression, input.source, head);
  input.window = new ByteWindow(new Uint8Array(WINDOW_BYTES));
  await need(input, 4);
  if (input.window.end === 0) throw failure(input, new CaptureError("empty", input.path));
  const again = windowCompression(input.window);
  if (again !== null) throw new CaptureError("unsupported", input.path, `${again}-in-${compression}`);
}

/** Loaded where a capture is packed: others begin the sooner. */
async function unpacker(compression: Compression, packed: ByteSource, head: Uint8Array): Promise<ByteSource> {
  return compression === "gzip"
    ? new (await import("./gzip-source.ts")).GzipSource(packed, head)
    : new (await import("./zstd-source.ts")).ZstdSource(packed, head);
}

async function openReader(input: Input): Promise<RecordReader> {
  const { window } = input;
  if (await need(input, 4)) {
    const view = window.view;
    const headerBytes = pcapHeaderBytes(view, window.start);
    if (headerBytes > 0) {
      if (await need(input, headerBytes)) return new PcapReader(window);
      throw failure(input, new CaptureError("not-a-capture", input.path, "cut-header"));
    }
    if (view.getUint32(window.start) === SECTION_HEADER) return openPcapng(input);
    if (view.getUint32(window.start) === SNOOP_MAGIC) return openSnoop(input);
  }
  throw lookalike(input);
}

async function openPcapng(input: Input): Promise<RecordReader> {
  const { window } = input;
  if (!(await need(input, 16))) throw failure(input, new CaptureError("not-a-capture", input.path, "cut-header"));
  const little = window.view.getUint32(window.start + 8, true) === BYTE_ORDER_MAGIC;
  if (!little && window.view.getUint32(window.start + 8) !== BYTE_ORDER_MAGIC) throw lookalike(input);
  const major = window.view.getUint16(window.start + 12, little);
  if (major !== 1) throw new CaptureError("unsupported", input.path, `pcapng-version-${major}`);
  return new PcapngReader(window);
}

async function openSnoop(input: Input): Promise<RecordReader> {
  const { window } = input;
  const whole = await need(input, SNOOP_HEADER_BYTES);
  if (!whole || window.view.getUint32(window.start + 4) !== 0x70000000) throw lookalike(input);
  const version = window.view.getUint32(window.start + 8);
  if (version !== 2) throw new CaptureError("unsupported", input.path, `snoop-version-${version}`);
  return new SnoopReader(window);
}

function lookalike(input: Input): CaptureError {
  const { window } = input;
  const { code, detail } = identifyLookalike(window.bytes.subarray(window.start, window.end));
  return failure(input, new CaptureError(code, input.path, detail));
}

class Capture implements OpenCapture {
  readonly path: string;
  readonly compression: Compression | null;
  readonly reader: RecordReader;
  private readonly source: ByteSource;
  /** A wait of the source that is going on: there must not be two. */
  private waiting: Promise<void> | null = null;

  constructor(input: Input, compression: Compression | null, reader: RecordReader) {
    this.path = input.path;
    this.compression = compression;
    this.reader = reader;
    this.source = input.source;
  }

  get size(): number | null {
    return this.source.size;
  }

  get consumed(): number {
    return this.source.consumed;
  }

  /** A record cut at the end is only the consequence where the packing or the reading itself broke off. */
  get damage(): Damage | null {
    const ofRecords = this.reader.damage;
    const ofSource = this.source.damage;
    return ofRecords === null || (ofSource !== null && ofRecords.code === "record-cut") ? ofSource : ofRecords;
  }

  get damages(): number {
    const ofSource = this.source.damage;
    if (ofSource === null) return this.reader.damages;
    return this.reader.damage?.code === "record-cut" ? this.reader.damages : this.reader.damages + 1;
  }

  fillNow(): boolean {
    const { window, wanted } = this.reader;
    if (window.ended) return true;
    const isReadWhole = this.source.size !== null && this.source.consumed >= this.source.size;
    if (!isReadWhole || window.end === window.bytes.length) makeRoom(window, wanted);
    return fillWindow(window, this.source);
  }

  async fill(): Promise<void> {
    const { window } = this.reader;
    while (!this.fillNow()) {
      this.waiting ??= this.source.wait().then(() => {
        this.waiting = null;
      });
      if (window.still || window.start === window.end) await this.waiting;
      else if (!(await isDoneSoon(this.waiting))) {
        window.still = !this.fillNow();
        return;
      }
    }
  }

  close(): void {
    this.source.close();
    this.reader.window.ended = true;
  }
}

async function isDoneSoon(waiting: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, STILL_MS, false);
  });
  try {
    return await Promise.race([waiting.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
