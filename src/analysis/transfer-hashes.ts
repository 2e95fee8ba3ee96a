import { createHash } from "node:crypto";
import type { FtpSession, Report, Transfer } from "../report/report.ts";
import { readTransferBytes } from "./transfer-bytes.ts";

/**
 * SHA-256 (lower-case hex) of the files that were transferred, as they were sent, by the ids of their transfers. `path` is the
 * one capture that `report` is of. A file that is not whole in it has none: parts missing or cut by the snap length, resumed,
 * broken off, encrypted, or sent in another mode than a plain stream. Throws CaptureError where the file cannot be read any more.
 */
export async function hashTransfers(path: string, report: Report): Promise<Map<number, string>> {
  const hashes = new Map<number, string>();
  await readTransferBytes(path, report, (transfer, session) => {
    if (!isFile(transfer) || !isPlainStream(session, transfer)) return null;
    const hash = createHash("sha256");
    return {
      data: (bytes) => hash.update(bytes),
      end: (whole) => {
        if (whole) hashes.set(transfer.id, hash.digest("hex"));
      },
    };
  });
  return new Map([...hashes].sort(([a], [b]) => a - b));
}

function isFile({ direction, restart }: Transfer): boolean {
  return (direction === "download" || direction === "upload") && restart === 0;
}

/** No MODE but S (stream) and no STRU but F (file) was accepted before it (RFC 959 sections 3.1.2 and 3.4). */
function isPlainStream({ exchanges }: FtpSession, { frame }: Transfer): boolean {
  const set = { MODE: "S", STRU: "F" };
  for (const { verb, argument, replies, frame: at } of exchanges) {
    if (at !== null && frame !== null && at > frame) break;
    if (verb !== "MODE" && verb !== "STRU") continue;
    const accepted = replies.some(({ code }) => code >= 200 && code < 300);
    if (accepted) set[verb] = (argument ?? "").trim().charAt(0).toUpperCase();
  }
  return set.MODE === "S" && set.STRU === "F";
}
