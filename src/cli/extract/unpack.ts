import { createInflate, createInflateRaw } from "node:zlib";
import type { Range } from "../../analysis/captured-ranges.ts";
import { BlockDecoder, type ModeDecoder, type Output } from "../../analysis/extraction/block-mode.ts";
import { CompressedDecoder } from "../../analysis/extraction/compressed-mode.ts";
import { LIMITS } from "../../limits.ts";
import type { ReasonCode } from "../../report/extraction/manifest.ts";
import type { DraftFile } from "./draft-file.ts";
import { DraftWriter } from "./draft-writer.ts";

/** A transfer that was sent packed or in blocks, and is a plain file now. */
export interface Unpacked {
  bytes: number;
  sha256: string;
  /** It could not be unpacked to its end, although nothing of it is missing. */
  problem: ReasonCode | null;
  /** Its end did not come. */
  isShort: boolean;
}

export interface Packed {
  file: DraftFile;
  ranges: readonly Range[];
  mode: string;
  /** Which file of its connection it is, from 0. */
  part: number;
  isText: boolean;
}

/** Unpacks what there is up to the first hole. Throws what the system says against writing; what was sent never makes it throw. */
export async function unpack(packed: Packed, into: DraftFile): Promise<Unpacked> {
  const { ranges } = packed;
  const until = ranges[0]?.from === 0 ? ranges[0].to : 0;
  const writer = new DraftWriter(into);
  const end = packed.mode === "Z" ? await inflate(packed, until, writer) : decode(packed, until, writer);
  packed.file.close();
  return { bytes: writer.bytes, sha256: writer.end(), ...end };
}

type End = Pick<Unpacked, "problem" | "isShort">;

function decode(packed: Packed, until: number, writer: DraftWriter): End {
  const decoder = decoderOf(packed, (bytes) => writer.put(bytes));
  for (const bytes of packed.file.read(0, until)) {
    decoder.push(bytes);
    if (decoder.isDamaged || decoder.files > packed.part) break;
  }
  return { problem: decoder.isDamaged ? "bad-blocks" : null, isShort: decoder.files <= packed.part };
}

function decoderOf({ mode, part, isText }: Packed, output: Output): ModeDecoder {
  return mode === "B" ? new BlockDecoder(output, part) : new CompressedDecoder(output, part, isText);
}

/** Some programs leave the header of zlib (RFC 1950) away. */
async function inflate({ file, part }: Packed, until: number, writer: DraftWriter): Promise<End> {
  // A deflated connection carries one file.
  if (until === 0 || part > 0) return { problem: null, isShort: true };
  const [first = new Uint8Array(0)] = file.read(0, Math.min(2, until));
  const stream = hasZlibHeader(first) ? createInflate() : createInflateRaw();
  const most = Math.min(LIMITS.unpackedBytes, until * LIMITS.unpackedRatio);
  const state: { end: End | null; failed: unknown } = { end: null, failed: null };
  const over = new Promise<void>((resolve) => {
    const ended = (end: End): void => {
      state.end ??= end;
      resolve();
    };
    stream.on("data", (bytes: Uint8Array) => {
      if (state.end !== null) return;
      if (writer.bytes + bytes.length > most) {
        ended({ problem: "unpacked-too-large", isShort: false });
        return;
      }
      try {
        writer.put(bytes);
      } catch (error) {
        state.failed = error;
        ended({ problem: null, isShort: true });
      }
    });
    stream.on("end", () => ended({ problem: null, isShort: false }));
    stream.on("error", (error: NodeJS.ErrnoException) =>
      ended(
        error.code === "Z_BUF_ERROR" ? { problem: null, isShort: true } : { problem: "bad-deflate", isShort: false },
      ),
    );
  });
  for (const bytes of file.read(0, until)) {
    if (state.end !== null) break;
    if (stream.write(bytes.slice())) continue;
    await Promise.race([over, new Promise((resume) => stream.once("drain", resume))]);
  }
  if (state.end === null) stream.end();
  await over;
  stream.destroy();
  if (state.failed !== null) throw state.failed;
  return state.end ?? { problem: null, isShort: true };
}

function hasZlibHeader([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}
