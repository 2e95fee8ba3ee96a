/** What the checks of FTP take and tell. Reasons are codes; render/locale/grading/ has a sentence for each. */

/** A capture that was looked for: the part of the rubric names its kind. */
interface CaptureCheck {
  parameters: Record<never, never>;
  reasons: {
    found: { path: string; session: number | null };
    missing: { captures: number };
    unreadable: { path: string };
    /** Its FTP is of the other mode. */
    "other-mode": { path: string; session: number; verb: string; frame: number };
    "no-ftp": { path: string; packets: number };
    "no-dhcp": { path: string; packets: number };
  };
}

export interface FtpChecks {
  capture: CaptureCheck;
}
