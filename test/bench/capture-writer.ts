import { closeSync, openSync, writeSync } from "node:fs";
import { pcapHeader } from "../build/pcap-file.ts";
import { Recording } from "../build/recording.ts";

const BUFFER = 4 * 1024 * 1024;
const LARGEST_RECORD = 70_000;

/** Writes a pcap file of any size through one buffer. Scripts record into `recording`, whose clock all packets share. */
export class CaptureWriter {
  readonly recording = new Recording({ step: 0.000_05 });
  /** Bytes and packets of the file so far. */
  bytes = 0;
  packets = 0;
  private readonly file: number;
  private readonly buffer = new Uint8Array(BUFFER);
  private readonly view = new DataView(this.buffer.buffer);
  private used = 0;

  constructor(path: string) {
    this.file = openSync(path, "w");
    const header = pcapHeader();
    this.buffer.set(header);
    this.used = header.length;
    this.bytes = header.length;
  }

  /** Writes what was recorded since the last time. */
  flushRecording(): void {
    for (const { time, data } of this.recording.packets) this.record(data, time.seconds, time.nanoseconds);
    this.recording.packets.length = 0;
  }

  /** Writes one frame at the present time of the recording, which moves on by `seconds`. */
  frame(data: Uint8Array, seconds = 0.000_01): void {
    const { now } = this.recording;
    this.record(data, now.seconds, now.nanoseconds);
    this.recording.wait(seconds);
  }

  close(): void {
    this.drain();
    closeSync(this.file);
  }

  private record(data: Uint8Array, seconds: number, nanoseconds: number): void {
    if (this.used + LARGEST_RECORD > BUFFER) this.drain();
    this.view.setUint32(this.used, seconds, true);
    this.view.setUint32(this.used + 4, Math.floor(nanoseconds / 1000), true);
    this.view.setUint32(this.used + 8, data.length, true);
    this.view.setUint32(this.used + 12, data.length, true);
    this.buffer.set(data, this.used + 16);
    this.used += 16 + data.length;
    this.bytes += 16 + data.length;
    this.packets += 1;
  }

  private drain(): void {
    let written = 0;
    while (written < this.used) written += writeSync(this.file, this.buffer, written, this.used - written);
    this.used = 0;
  }
}
