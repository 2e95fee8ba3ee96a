import { tmpdir } from "node:os";
import { makeTemporaryFolder } from "../../grade/hand-ins/temporary-folder.ts";
import { UsageError } from "../usage-error.ts";

/** Makes the private folder that hand-ins are unpacked in. Throws UsageError where the system refuses. */
export function makeScratch(): string {
  try {
    return makeTemporaryFolder();
  } catch (error) {
    throw scratchError(error);
  }
}

/** What the system said against writing there, as a UsageError; any other error as it is. */
export function scratchError(error: unknown): unknown {
  const { code, errno } = error as NodeJS.ErrnoException;
  return errno === undefined || code === undefined ? error : new UsageError("scratch-unwritable", tmpdir(), code);
}
