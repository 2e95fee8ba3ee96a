import { LIMITS } from "../../limits.ts";

/** About what the objects of a command and of a reply take, in bytes, their texts apart. */
const RECORD_BYTES = 256;

/** How much the records of all sessions may take together, so that no capture grows memory without end. */
export class RecordBudget {
  #left: number = LIMITS.ftpRecordBytes;
  /** Commands and replies left out because there was no more room. */
  dropped = 0;

  /** Room for a command or reply with this many characters: true where there is, and then it is taken. */
  take(characters: number): boolean {
    const bytes = RECORD_BYTES + characters * 2;
    if (bytes <= this.#left) {
      this.#left -= bytes;
      return true;
    }
    this.dropped += 1;
    return false;
  }

  /** Gives back what a conversation took that is not kept after all. */
  giveBack(records: number, characters: number): void {
    this.#left += records * RECORD_BYTES + characters * 2;
  }
}
