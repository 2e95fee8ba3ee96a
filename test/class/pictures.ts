import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { compareReports } from "../../src/analysis/compare.ts";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { loadWords } from "../../src/render/locale/language.ts";
import { localize } from "../../src/render/locale/localize.ts";
import { rendererNamed } from "../../src/render/registry.ts";
import type { View } from "../../src/render/renderer.ts";
import type { TextOptions } from "../../src/render/text/sheet.ts";
import { asBytes, concat, seededRandom, u8, u32 } from "../build/bytes.ts";
import { zipFile } from "../build/zip-file.ts";

const VIEW: View = {
  ...{ topic: "compare", session: null, transfer: null, transaction: null, finding: null, table: null },
  ...{ layers: false, everyPacket: false },
};

const OPTIONS: TextOptions = {
  language: "ko",
  width: 120,
  ascii: false,
  colourLevel: 0,
  timeZone: "Asia/Seoul",
  all: false,
  indented: false,
};

/** What `ftpscope compare ACTIVE PASSIVE -o picture.FORMAT` draws; of one capture: what `ftpscope ladder` draws. */
export async function ownPicture(captures: readonly Uint8Array[], format: "svg" | "png" | "html"): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "class-picture-"));
  try {
    const reports = await Promise.all(
      captures.map((capture, index) => {
        const path = join(folder, `${index}.pcap`);
        writeFileSync(path, capture);
        return analyzeCaptures([path], { showPasswords: false, packets: "folded" });
      }),
    );
    const [left, right] = reports;
    if (left === undefined) throw new Error("a picture of nothing");
    const compared = right === undefined ? { report: left } : compareReports(left, right, { left: null, right: null });
    if ("problem" in compared) throw new Error(`cannot be compared: ${compared.problem.code}`);
    const view = right === undefined ? ({ ...VIEW, topic: "ladder" } as const) : VIEW;
    const renderer = rendererNamed(format);
    if (renderer === null) throw new Error(`no output ${format}`);
    await loadWords(OPTIONS.language);
    const render = await renderer.load(view);
    return concat(...Array.from(render(localize(compared.report, "ko"), view, OPTIONS), asBytes));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A picture that somebody drew elsewhere: stripes in colours that the seed chooses. */
export function foreignPng(seed: number, width = 320, height = 200): Uint8Array {
  const random = seededRandom(seed);
  const palette = Uint8Array.from({ length: 48 }, () => Math.floor(random() * 256));
  const row = (y: number) => concat(u8(0), new Uint8Array(width).fill((y >> 3) % 16));
  const rows = concat(...Array.from({ length: height }, (_, y) => row(y)));
  return concat(
    u8(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", concat(u32(width), u32(height), u8(8, 3, 0, 0, 0))),
    chunk("PLTE", palette),
    chunk("IDAT", new Uint8Array(deflateSync(rows))),
    chunk("IEND", new Uint8Array(0)),
  );
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = concat(name, data);
  return concat(u32(data.length), body, u32(crc32(body)));
}

/** Enough of a document of an office program to be known as one. */
export function officeDocument(): Uint8Array {
  return zipFile([
    { name: "[Content_Types].xml", data: '<?xml version="1.0" encoding="UTF-8"?><Types/>' },
    { name: "word/document.xml", data: "<w:document/>" },
    { name: "word/media/image1.png", data: foreignPng(3) },
  ]);
}
