// FENCE, once a capture or where one goes wrong: here may be allocated.

/** Why an input cannot be read as a capture at all. Words for each code live in render/locale. */
export type CaptureErrorCode =
  | "missing" // no such file
  | "directory"
  | "unreadable" // the system refused; `detail` is its code (EACCES …)
  | "empty" // no byte in it
  | "not-a-capture" // `detail` names what it looks like: zip, pdf, text …
  | "unsupported" // a capture, but of a kind that is not read; `detail` names it
  | "damaged-compression"; // gzip or zstd that ends or breaks before the first record

/** Thrown only while a capture is opened: what is wrong, with which input. Traffic never throws. */
export class CaptureError extends Error {
  override readonly name = "CaptureError";
  readonly code: CaptureErrorCode;
  /** The path as given, "-" for standard input. */
  readonly path: string;
  /** What the input seems to be, or the system's error code; null where there is nothing to add. */
  readonly detail: string | null;

  constructor(code: CaptureErrorCode, path: string, detail: string | null = null) {
    super(`${path}: ${code}${detail === null ? "" : ` (${detail})`}`);
    this.code = code;
    this.path = path;
    this.detail = detail;
  }
}
