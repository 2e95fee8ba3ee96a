import { disableTypes, imageSize } from "image-size";
import type { PictureFormat } from "../../report/grading/check-data/other.ts";
import { skipProlog, textOf } from "./picture-format.ts";

/** Pixels of a picture; null where it does not say. */
export interface PictureSize {
  width: number | null;
  height: number | null;
}

const UNKNOWN: PictureSize = { width: null, height: null };

// Formats that are not asked for: fewer readers that meet bytes from outside.
disableTypes(["cur", "dds", "icns", "ico", "j2c", "jp2", "jxl", "jxl-stream", "ktx", "pnm", "psd", "svg", "tga"]);

/**
 * Bytes from the beginning that the reader of a format gets. That of HEIC takes time by the square of the number of boxes, and
 * that of JPEG goes through nonsense byte by byte; a TIFF has its directory anywhere.
 */
const READ: Partial<Record<PictureFormat, number>> = { heic: 16_384, avif: 16_384, jpeg: 1_048_576 };

/** Letters in which the root of an SVG must end. */
const ROOT = 65_536;

/** The size that a picture says it has. Never throws; a size of zero, or of more than any program draws, is unknown. */
export function pictureSizeOf(bytes: Uint8Array, format: PictureFormat): PictureSize {
  if (format === "html") return UNKNOWN;
  if (format === "svg") return svgSize(textOf(bytes.subarray(0, ROOT)));
  try {
    const { width, height } = imageSize(
      Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, READ[format] ?? bytes.length)),
    );
    return { width: plausible(width), height: plausible(height) };
  } catch {
    return UNKNOWN;
  }
}

/** Width and height of the root element in pixels; a share of the window is none, then its viewBox tells. */
function svgSize(text: string): PictureSize {
  const start = skipProlog(text);
  const root = text.slice(start, text.indexOf(">", start) + 1);
  const [, , boxWidth, boxHeight] = (attribute(root, "viewBox") ?? "").trim().split(/[\s,]+/, 4);
  return {
    width: pixels(attribute(root, "width")) ?? pixels(boxWidth ?? null),
    height: pixels(attribute(root, "height")) ?? pixels(boxHeight ?? null),
  };
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]{0,99})"|'([^']{0,99})')`).exec(tag);
  return found?.[1] ?? found?.[2] ?? null;
}

/** Pixels of CSS (96 to the inch) by unit. */
const UNITS: Record<string, number> = { "": 1, px: 1, pt: 96 / 72, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 };

function pixels(length: string | null): number | null {
  const [, figure, unit = ""] = /^\s{0,9}([0-9.]{1,20})([a-z]{0,2})\s{0,9}$/.exec(length ?? "") ?? [];
  const factor = UNITS[unit];
  return figure === undefined || factor === undefined ? null : plausible(Math.round(Number(figure) * factor));
}

function plausible(size: number | undefined): number | null {
  return size !== undefined && size > 0 && size < 2 ** 31 ? size : null;
}
