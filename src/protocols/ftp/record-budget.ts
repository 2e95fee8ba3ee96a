import { LIMITS } from "../../limits.ts";

/** About what the objects of a command and of a reply take, in bytes, their texts apart. */
const RECORD_BYTES = 256;

/** How much the records of all sessions that are held may take together, so that no capture grows memory without end. */
export class RecordBudget {
  #left: number = LIMITS.ftpRecordBytes;
  /** Commands and replies left out because there was no more room. */
  dropped = 0;

  /** Bytes that are taken now. */
  get taken(): number {
    return LIMITS.ftpRecordBytes - this.#left;
  }

  /** Room for a command or reply with this many characters: the bytes that were taken for it, 0 where there are not so many left. */
  take(characters: number): number {
    const bytes = RECORD_BYTES + characters * 2;
    if (bytes <= this.#left) {
      this.#left -= bytes;
      return bytes;
    }
    this.dropped += 1;
    return 0;
  }

  /** Gives back what was taken for records that are not held any longer. */
  giveBack(bytes: number): void {
    this.#left += bytes;
  }
}
