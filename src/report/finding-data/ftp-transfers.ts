/** Which transfer: its command, null where it could not be read, and its file. */
interface Subject {
  verb: string | null;
  path: string | null;
}

/** Transfers of one session that went alike; the other facts are the first one's. */
interface Repeated {
  times: number;
}

/** Findings about transfers that were asked for or began (RFC 959 section 5.4, RFC 3659). */
export interface FtpTransferFindings {
  /** 550 and its kin, as the answer to a transfer command. `reply` is the beginning of its text. */
  "ftp.file-refused": Subject & Repeated & { replyCode: number; reply: string };
  /** The client asked for the end (ABOR). */
  "ftp.transfer-aborted": Subject & Repeated & { bytes: number | null; replyCode: number | null };
  /** It ended early: by a RST, by a reply of failure, or closed with fewer bytes than were announced and no reply. */
  "ftp.transfer-cut": Subject & {
    bytes: number | null;
    announcedBytes: number | null;
    restart: number;
    endedBy: "client-rst" | "server-rst" | "reply" | "fin";
    replyCode: number | null;
  };
  /** 226, and yet fewer (or more) bytes than were announced. */
  "ftp.size-differs": Subject & { bytes: number; announcedBytes: number; restart: number };
  /** A pause between data packets; `window` where the receiver had shut its window, `ended` where no data came after it. */
  "ftp.transfer-stalled": Subject & { bytes: number; seconds: number; window: boolean; ended: boolean };
  "ftp.retransmissions": Subject & { bytes: number; retransmittedBytes: number };
  /** A router (`sender`) asks `from` for smaller packets (ICMP), and gets none; `mtu` is what would pass. */
  "ftp.packets-too-big": Subject & { sender: string; from: string; mtu: number | null; errors: number };
  /** The data connection closed whole, and no final reply came although the capture goes on. */
  "ftp.no-final-reply": Subject & { bytes: number; waitedSeconds: number };
  /** ASCII type, and the first bytes or the name are of a binary format; `type` is null where TYPE was never sent. */
  "ftp.ascii-binary": Subject &
    Repeated & { type: "ascii" | null; format: string; evidence: "contents" | "name"; bytes: number | null };
}

export type FtpTransferCause =
  | "file-missing"
  | "permission-denied"
  | "file-exists"
  | "name-not-allowed"
  | "disk-full"
  | "quota-used-up"
  | "file-busy"
  | "is-a-folder"
  | "restart-beyond-end"
  | "server-error"
  | "user-stopped"
  | "peer-vanished"
  | "receiver-slow"
  | "sender-slow"
  | "packet-loss"
  | "path-mtu"
  | "line-ends-converted"
  | "file-changed"
  | "left-in-ascii";
