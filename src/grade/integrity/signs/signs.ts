import type { RecordReader } from "../../../capture/record-reader.ts";
import type { PacketView } from "../../../decode/packet-view.ts";
import type { IntegritySignal } from "../../../report/grading/grade-report.ts";
import type { Report } from "../../../report/report.ts";
import type { TrackedFlow } from "../tracked-flows.ts";
import { WrongChecksums } from "./checksums.ts";
import { ConstantSpacing } from "./constant-spacing.ts";
import { HopCounts } from "./hop-counts.ts";
import type { Found, Sign, SignFile, SignOptions, SignPacket } from "./sign.ts";
import { SynOptions } from "./syn-options.ts";
import { takenOut } from "./taken-out.ts";
import { TimeBackwards } from "./time-backwards.ts";
import { Times } from "./times.ts";
import { writtenByEditor } from "./writer.ts";
import { ZeroMacs } from "./zero-macs.ts";

/** Everything about one capture alone that a person may want to look at. */
export class Signs {
  readonly #file: SignFile;
  readonly #report: Report;
  readonly #times: Times;
  readonly #signs: readonly Sign[];
  #editor: Found | null = null;

  constructor(file: SignFile, report: Report, options: SignOptions) {
    this.#file = file;
    this.#report = report;
    this.#times = new Times(options);
    this.#signs = [
      new TimeBackwards(),
      new ConstantSpacing(),
      new WrongChecksums(),
      new SynOptions(),
      new HopCounts(),
      new ZeroMacs(),
    ];
  }

  /** The bytes in front of the first record. */
  begin(head: Uint8Array): void {
    this.#editor = writtenByEditor(head);
  }

  packet(view: PacketView, reader: RecordReader, flow: TrackedFlow | null, isDhcp: boolean): void {
    const packet: SignPacket = { view, reader, flow, isDhcp };
    this.#times.packet(packet);
    for (const sign of this.#signs) sign.packet(packet);
  }

  /** In the order of weight: what is for review first. */
  finish(): IntegritySignal[] {
    const found = [
      ...this.#times.finish(),
      ...this.#signs.map((sign) => sign.finish()),
      takenOut(this.#report),
      this.#editor,
    ];
    const { index, path } = this.#file;
    return found.flatMap((one) => {
      if (one === null) return [];
      const level = one.code === "outside-window" ? "review" : "note";
      const { code, data, frames } = one;
      return [{ code, level, file: index, frames, with: null, data: { path, ...data }, message: "" }];
    });
  }
}
