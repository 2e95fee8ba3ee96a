/** What the checks of files that FTP transfers take and tell. */
import type { FtpSession } from "../../report.ts";
import type { FtpEnd, Gap, NoAttempt, NoParameters, RefusedCommand } from "./attempt-reasons.ts";

export type FileDirection = "download" | "upload";

/** A file that went, or was to go; `path` is its last part, bounded. */
export interface FileNamed {
  verb: string;
  path: string | null;
}

interface TransferredCheck {
  parameters: {
    /** Null for either. */
    direction: FileDirection | null;
    /** Bytes. */
    minimumBytes: number;
  };
  reasons: {
    whole: FileNamed & { bytes: number; code: number };
    /** All of it is there; the server's final reply is not. */
    "no-reply": FileNamed & { bytes: number; gap: Gap };
    /** The server says that it is done; the capture lacks bytes of it. */
    "bytes-missing": FileNamed & { bytes: number; missing: number };
    /** As above, but for bytes that were announced and never sent (or more that were). */
    "size-differs": FileNamed & { bytes: number; announced: number };
    /** The server says that it is done; the capture has no data connection. */
    "no-data": FileNamed & { code: number };
    /** Data of a file is there; the command is not. */
    "no-command": { bytes: number; gap: Gap };
    /** Only that end's packets are in the capture, so that nothing shows how it went. */
    "one-sided": FileNamed & { end: FtpEnd };
    /** It began and ended early; `code` is null where nothing was replied. */
    cut: FileNamed & { bytes: number | null; announced: number | null; code: number | null };
    aborted: FileNamed & { bytes: number | null; code: number | null };
    /** The capture ends in the middle of it, `seconds` after its first packet. */
    "capture-stops": FileNamed & { bytes: number | null; seconds: number | null };
    refused: RefusedCommand & { path: string | null };
    "listing-only": { verb: string };
    "not-asked": { session: number };
    "other-direction": FileNamed & { wanted: FileDirection };
    "too-small": FileNamed & { bytes: number; minimum: number };
    encrypted: { security: FtpSession["security"]; bytes: number };
  } & NoAttempt;
}

interface BothWaysCheck {
  parameters: NoParameters;
  reasons: {
    both: { download: FileNamed; upload: FileNamed };
    "download-only": { download: FileNamed; tried: boolean };
    "upload-only": { upload: FileNamed; tried: boolean };
    neither: { tried: boolean };
    encrypted: { security: FtpSession["security"] };
  } & NoAttempt;
}

export interface FtpFileChecks {
  "file-transferred": TransferredCheck;
  "download-and-upload": BothWaysCheck;
}
