/** Findings about transfers that began (RFC 959 section 5.4, RFC 3659). */
export interface FtpTransferFindings {
  /** 550 and its kin, as the answer to a transfer command. `reason` is what the reply's text says, where it is known. */
  "ftp.file-refused": { verb: string; path: string | null; replyCode: number; reply: string };
  /** The client asked for the end (ABOR), or the server says that it did. */
  "ftp.transfer-aborted": { verb: string | null; path: string | null; bytes: number | null; replyCode: number | null };
  /** It ended early: by a reply of failure, a RST, or with fewer bytes than were announced. */
  "ftp.transfer-cut": {
    verb: string | null;
    path: string | null;
    bytes: number;
    announcedBytes: number | null;
    endedBy: "client-rst" | "server-rst" | "reply" | "silence" | "fin";
    replyCode: number | null;
  };
  /** 226, and yet fewer (or more) bytes than were announced. */
  "ftp.size-differs": { verb: string; path: string | null; bytes: number; announcedBytes: number; restart: number };
  /** A pause in the middle of the data; `window` where the receiver had shut its window during it. */
  "ftp.transfer-stalled": { path: string | null; seconds: number; window: boolean; ended: boolean };
  "ftp.retransmissions": { path: string | null; bytes: number; retransmittedBytes: number };
  /** A router asks for smaller packets (ICMP), and the sender does not obey. */
  "ftp.packets-too-big": { sender: string; mtu: number | null };
  /** The data connection closed whole, and no final reply came although the capture goes on. */
  "ftp.no-final-reply": { verb: string; path: string | null; bytes: number; waitedSeconds: number };
  /** ASCII type, and the name or the first bytes are of a binary format. */
  "ftp.ascii-binary": { path: string | null; format: string; evidence: "contents" | "name"; bytes: number | null };
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
