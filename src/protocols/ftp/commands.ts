/** What a command is for. Transfers and listings open a data connection; announcements say where it will be. */
export type CommandRole =
  | "access"
  | "parameter"
  | "transfer-down"
  | "transfer-up"
  | "listing"
  | "announce"
  | "file"
  | "info"
  | "security"
  | "other";

export interface CommandFacts {
  /** Where the command is defined: an RFC with its section, an Internet draft, or "not standard". */
  rfc: string;
  role: CommandRole;
}

/** Every command that is known by name; SITE's common sub-commands stand here as "SITE NAME". */
export const COMMANDS = {
  USER: { rfc: "RFC 959 §4.1.1", role: "access" },
  PASS: { rfc: "RFC 959 §4.1.1", role: "access" },
  ACCT: { rfc: "RFC 959 §4.1.1", role: "access" },
  CWD: { rfc: "RFC 959 §4.1.1", role: "file" },
  CDUP: { rfc: "RFC 959 §4.1.1", role: "file" },
  SMNT: { rfc: "RFC 959 §4.1.1", role: "file" },
  QUIT: { rfc: "RFC 959 §4.1.1", role: "access" },
  REIN: { rfc: "RFC 959 §4.1.1", role: "access" },
  PORT: { rfc: "RFC 959 §4.1.2", role: "announce" },
  PASV: { rfc: "RFC 959 §4.1.2", role: "announce" },
  TYPE: { rfc: "RFC 959 §4.1.2", role: "parameter" },
  STRU: { rfc: "RFC 959 §4.1.2", role: "parameter" },
  MODE: { rfc: "RFC 959 §4.1.2", role: "parameter" },
  RETR: { rfc: "RFC 959 §4.1.3", role: "transfer-down" },
  STOR: { rfc: "RFC 959 §4.1.3", role: "transfer-up" },
  STOU: { rfc: "RFC 959 §4.1.3", role: "transfer-up" },
  APPE: { rfc: "RFC 959 §4.1.3", role: "transfer-up" },
  ALLO: { rfc: "RFC 959 §4.1.3", role: "parameter" },
  REST: { rfc: "RFC 959 §4.1.3, RFC 3659 §5", role: "parameter" },
  RNFR: { rfc: "RFC 959 §4.1.3", role: "file" },
  RNTO: { rfc: "RFC 959 §4.1.3", role: "file" },
  ABOR: { rfc: "RFC 959 §4.1.3", role: "other" },
  DELE: { rfc: "RFC 959 §4.1.3", role: "file" },
  RMD: { rfc: "RFC 959 §4.1.3", role: "file" },
  MKD: { rfc: "RFC 959 §4.1.3", role: "file" },
  PWD: { rfc: "RFC 959 §4.1.3", role: "file" },
  LIST: { rfc: "RFC 959 §4.1.3", role: "listing" },
  NLST: { rfc: "RFC 959 §4.1.3", role: "listing" },
  SITE: { rfc: "RFC 959 §4.1.3", role: "other" },
  SYST: { rfc: "RFC 959 §4.1.3", role: "info" },
  STAT: { rfc: "RFC 959 §4.1.3", role: "info" },
  HELP: { rfc: "RFC 959 §4.1.3", role: "info" },
  NOOP: { rfc: "RFC 959 §4.1.3", role: "other" },
  XSEN: { rfc: "RFC 737", role: "other" },
  XSEM: { rfc: "RFC 737", role: "other" },
  XMAS: { rfc: "RFC 737", role: "other" },
  XRSQ: { rfc: "RFC 743", role: "parameter" },
  XRCP: { rfc: "RFC 743", role: "parameter" },
  XCWD: { rfc: "RFC 1123 §4.1.3.1", role: "file" },
  XCUP: { rfc: "RFC 775", role: "file" },
  XMKD: { rfc: "RFC 775", role: "file" },
  XPWD: { rfc: "RFC 775", role: "file" },
  XRMD: { rfc: "RFC 775", role: "file" },
  LPRT: { rfc: "RFC 1639", role: "announce" },
  LPSV: { rfc: "RFC 1639", role: "announce" },
  AUTH: { rfc: "RFC 2228 §3, RFC 4217 §4", role: "security" },
  ADAT: { rfc: "RFC 2228 §3", role: "security" },
  PBSZ: { rfc: "RFC 2228 §3", role: "security" },
  PROT: { rfc: "RFC 2228 §3", role: "security" },
  CCC: { rfc: "RFC 2228 §3", role: "security" },
  MIC: { rfc: "RFC 2228 §3", role: "security" },
  CONF: { rfc: "RFC 2228 §3", role: "security" },
  ENC: { rfc: "RFC 2228 §3", role: "security" },
  FEAT: { rfc: "RFC 2389 §3", role: "info" },
  OPTS: { rfc: "RFC 2389 §4", role: "parameter" },
  EPRT: { rfc: "RFC 2428 §2", role: "announce" },
  EPSV: { rfc: "RFC 2428 §3", role: "announce" },
  LANG: { rfc: "RFC 2640 §4.1", role: "parameter" },
  MDTM: { rfc: "RFC 3659 §3", role: "info" },
  SIZE: { rfc: "RFC 3659 §4", role: "info" },
  MLST: { rfc: "RFC 3659 §7", role: "info" },
  MLSD: { rfc: "RFC 3659 §7", role: "listing" },
  ALGS: { rfc: "RFC 6384", role: "info" },
  HOST: { rfc: "RFC 7151 §3", role: "access" },
  CLNT: { rfc: "not standard", role: "info" },
  CSID: { rfc: "not standard", role: "info" },
  MFMT: { rfc: "draft-somers-ftp-mfxx", role: "file" },
  MFCT: { rfc: "draft-somers-ftp-mfxx", role: "file" },
  MFF: { rfc: "draft-somers-ftp-mfxx", role: "file" },
  HASH: { rfc: "draft-bryan-ftpext-hash", role: "info" },
  RANG: { rfc: "draft-bryan-ftp-range", role: "parameter" },
  MD5: { rfc: "draft-twine-ftpmd5", role: "info" },
  MMD5: { rfc: "draft-twine-ftpmd5", role: "info" },
  XCRC: { rfc: "not standard", role: "info" },
  XMD5: { rfc: "not standard", role: "info" },
  XSHA: { rfc: "not standard", role: "info" },
  XSHA1: { rfc: "not standard", role: "info" },
  XSHA256: { rfc: "not standard", role: "info" },
  XSHA512: { rfc: "not standard", role: "info" },
  AVBL: { rfc: "draft-peterson-streamlined-ftp-command-extensions", role: "info" },
  DSIZ: { rfc: "draft-peterson-streamlined-ftp-command-extensions", role: "info" },
  COMB: { rfc: "not standard", role: "file" },
  THMB: { rfc: "draft-peterson-streamlined-ftp-command-extensions", role: "transfer-down" },
  RMDA: { rfc: "draft-peterson-streamlined-ftp-command-extensions", role: "file" },
  ESTA: { rfc: "not standard", role: "info" },
  ESTP: { rfc: "not standard", role: "info" },
  SPSV: { rfc: "draft-rosenau-ftp-single-port", role: "announce" },
  CPSV: { rfc: "not standard", role: "announce" },
  SSCN: { rfc: "not standard", role: "security" },
  PRET: { rfc: "not standard", role: "parameter" },
  MACB: { rfc: "not standard", role: "parameter" },
  NOP: { rfc: "not standard", role: "other" },
  "SITE CHMOD": { rfc: "not standard", role: "file" },
  "SITE CHOWN": { rfc: "not standard", role: "file" },
  "SITE CHGRP": { rfc: "not standard", role: "file" },
  "SITE UMASK": { rfc: "not standard", role: "parameter" },
  "SITE IDLE": { rfc: "not standard", role: "parameter" },
  "SITE UTIME": { rfc: "not standard", role: "file" },
  "SITE EXEC": { rfc: "not standard", role: "other" },
  "SITE HELP": { rfc: "not standard", role: "info" },
  "SITE SYMLINK": { rfc: "not standard", role: "file" },
  "SITE MKDIR": { rfc: "not standard", role: "file" },
  "SITE RMDIR": { rfc: "not standard", role: "file" },
  "SITE CPFR": { rfc: "not standard", role: "file" },
  "SITE CPTO": { rfc: "not standard", role: "file" },
  "SITE QUOTA": { rfc: "not standard", role: "info" },
  "SITE DIRSTYLE": { rfc: "not standard", role: "parameter" },
  "SITE NAMEFMT": { rfc: "not standard", role: "parameter" },
  "SITE LISTFMT": { rfc: "not standard", role: "parameter" },
  "SITE FILETYPE": { rfc: "not standard", role: "parameter" },
  "SITE RECFM": { rfc: "not standard", role: "parameter" },
  "SITE PSWD": { rfc: "not standard", role: "access" },
  "SITE MSG": { rfc: "not standard", role: "other" },
  "SITE WHO": { rfc: "not standard", role: "info" },
  "SITE ZONE": { rfc: "not standard", role: "info" },
} as const satisfies Record<string, CommandFacts>;

export type FtpVerb = keyof typeof COMMANDS;

export type TransferDirection = "download" | "upload" | "listing";

const DIRECTIONS: Partial<Record<CommandRole, TransferDirection>> = {
  "transfer-down": "download",
  "transfer-up": "upload",
  listing: "listing",
};

/** Whether `verb`, in upper case, is in the table. */
export function isKnownVerb(verb: string): verb is FtpVerb {
  return Object.hasOwn(COMMANDS, verb);
}

/** The name under which a command is in the table: "SITE CHMOD" for SITE with such an argument, else the verb; null if unknown. */
export function commandName(verb: string, argument: string | null): FtpVerb | null {
  if (verb === "SITE" && argument !== null) {
    const name = `SITE ${(argument.trimStart().split(/\s/u, 1)[0] ?? "").slice(0, 32).toUpperCase()}`;
    if (isKnownVerb(name)) return name;
  }
  return isKnownVerb(verb) ? verb : null;
}

const DIRECTION_OF: ReadonlyMap<string, TransferDirection> = new Map(
  Object.entries(COMMANDS).flatMap(([verb, { role }]) => {
    const direction = DIRECTIONS[role];
    return direction === undefined ? [] : [[verb, direction] as const];
  }),
);

/** Whether the command, in upper case, moves data over a data connection. */
export function isTransferVerb(verb: string): boolean {
  return directionOf(verb) !== null;
}

/** Which way a transfer command's data goes; null for all other commands. `verb` in upper case. */
export function directionOf(verb: string): TransferDirection | null {
  return DIRECTION_OF.get(verb) ?? null;
}
