import type { FileNamed } from "../../../report/grading/check-data/ftp-files.ts";
import type { Transfer } from "../../../report/report.ts";
import type { Check, CheckContext } from "../check.ts";
import { bounded, type FtpAttempt, fileName, ftpAttempt } from "./attempt-facts.ts";
import { sessionsOfClient, wentWhole } from "./file-transfers.ts";
import { noCapture, told } from "./verdicts.ts";

/** A file went whole in each direction, in whichever of this client's sessions with this server. Half for each of them. */
export const downloadAndUpload: Check<"download-and-upload"> = {
  name: "download-and-upload",
  captures: ["active", "passive", "any"],
  parameters: {},
  run: (context) => {
    const attempt = ftpAttempt(context);
    if (attempt === null) return noCapture(context);
    const { security, secureFromFrame } = attempt.session;
    const transfers = transfersOf(context, attempt);
    const download = transfers.find((one) => one.direction === "download" && wentWhole(one));
    const upload = transfers.find((one) => one.direction === "upload" && wentWhole(one));
    const tried = (direction: string) => transfers.some((one) => one.direction === direction);
    if (download !== undefined && upload !== undefined) {
      return told(1, "both", { download: named(download), upload: named(upload) }, download.frame, upload.frame);
    }
    if (download !== undefined) {
      return told(0.5, "download-only", { download: named(download), tried: tried("upload") }, download.frame);
    }
    if (upload !== undefined) {
      return told(0.5, "upload-only", { upload: named(upload), tried: tried("download") }, upload.frame);
    }
    return security === "none"
      ? told(0, "neither", { tried: tried("download") || tried("upload") })
      : told(0, "encrypted", { security }, secureFromFrame);
  },
};

/** Those of the part's mode. */
function transfersOf({ kind }: CheckContext, attempt: FtpAttempt): Transfer[] {
  const all = sessionsOfClient(attempt).flatMap(({ transfers }) => transfers);
  return kind === "active" || kind === "passive" ? all.filter(({ mode }) => mode === kind) : all;
}

function named(transfer: Transfer): FileNamed {
  return { verb: bounded(transfer.verb ?? "?"), path: fileName(transfer) };
}
