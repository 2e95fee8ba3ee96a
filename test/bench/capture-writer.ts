import { closeSync, openSync, writeSync } from "node:fs";
import { Recording } from "../build/recording.ts";
import { PCAP, type RecordFormat } from "./record-format.ts";

const BUFFER = 4 * 1024 * 1024;
const LARGEST_RECORD = 70_000;
const NAP_MILLISECONDS = 2;

export interface WriterOptions {
  /** pcap unless given. */
  format?: RecordFormat;
  /** Seconds between two packets where nobody says otherwise. */
  step?: number;
}

/**
 * Writes a capture of any size through one buffer. Scripts record into `recording`, whose clock all packets share, or put
 * frames straight into the buffer.
 */
export class CaptureWriter {
  readonly recording = new Recording({ step: 0.000_05 });
  /** The buffer that `place` gives offsets of. */
  readonly bytes = new Uint8Array(BUFFER);
  readonly view = new DataView(this.bytes.buffer);
  /** Size of the file and packets in it so far. */
  size = 0;
  packets = 0;
  readonly #format: RecordFormat;
  readonly #step: number;
  readonly #file: number;
  #used = 0;

  /** `path` "-" is standard output. */
  constructor(path: string, { format = PCAP, step = 0.000_01 }: WriterOptions = {}) {
    this.#format = format;
    this.#step = step;
    this.#file = path === "-" ? 1 : openSync(path, "w");
    this.bytes.set(format.header);
    this.#used = format.header.length;
    this.size = format.header.length;
  }

  /** Writes what was recorded since the last time. */
  flushRecording(): void {
    for (const { time, data } of this.recording.packets) {
      this.bytes.set(data, this.#record(data.length, time.seconds, time.nanoseconds));
    }
    this.recording.packets.length = 0;
  }

  /** Writes one frame at the present time of the recording, which moves on by `seconds`. */
  frame(data: Uint8Array, seconds: number = this.#step): void {
    this.bytes.set(data, this.place(data.length, seconds));
  }

  /** Where in the buffer a frame of `length` bytes goes: to be filled whole before the next call of anything here. */
  place(length: number, seconds: number = this.#step): number {
    const { now } = this.recording;
    this.recording.wait(seconds);
    return this.#record(length, now.seconds, now.nanoseconds);
  }

  close(): void {
    this.#drain();
    if (this.#file !== 1) closeSync(this.#file);
  }

  #record(length: number, seconds: number, nanoseconds: number): number {
    if (this.#used + LARGEST_RECORD > BUFFER) this.#drain();
    const { before, around } = this.#format;
    const start = this.#used;
    const size = around(length);
    this.#format.write(this.view, start, length, seconds, Math.floor(nanoseconds / 1000));
    this.#used += size;
    this.size += size;
    this.packets += 1;
    return start + before;
  }

  #drain(): void {
    let written = 0;
    while (written < this.#used) written += writeSome(this.#file, this.bytes.subarray(written, this.#used));
    this.#used = 0;
  }
}

/** Bytes that the file took; 0 after a nap where it is a full pipe that does not block. */
function writeSome(file: number, bytes: Uint8Array): number {
  try {
    return writeSync(file, bytes);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, NAP_MILLISECONDS);
    return 0;
  }
}
