import { type FtpVerb, isTransferVerb } from "./commands.ts";

/**
 * The replies below 400 that may answer a command: RFC 959 section 5.4 and the RFCs of the later commands, with what
 * widespread servers send instead. A known command that is not here may be answered by anything.
 */
const ANSWERS: Partial<Record<FtpVerb, readonly number[]>> = {
  USER: [220, 230, 232, 331, 332, 334, 336],
  PASS: [200, 202, 230, 232, 332],
  ACCT: [200, 202, 230],
  HOST: [200, 220],
  CWD: [200, 250, 257],
  XCWD: [200, 250, 257],
  CDUP: [200, 250, 257],
  XCUP: [200, 250, 257],
  SMNT: [202, 250],
  REIN: [120, 220],
  QUIT: [200, 221, 231],
  PORT: [200],
  EPRT: [200],
  LPRT: [200],
  PASV: [227, 228, 229],
  EPSV: [200, 227, 228, 229],
  LPSV: [227, 228, 229],
  SPSV: [227, 229],
  CPSV: [227, 229],
  TYPE: [200],
  STRU: [200, 250],
  MODE: [200],
  ALLO: [200, 202],
  REST: [200, 350],
  RNFR: [350],
  RNTO: [250],
  ABOR: [225, 226, 250],
  DELE: [200, 250],
  RMD: [200, 250, 257],
  XRMD: [200, 250, 257],
  MKD: [200, 250, 257],
  XMKD: [200, 250, 257],
  PWD: [200, 250, 257],
  XPWD: [200, 250, 257],
  SYST: [200, 215],
  STAT: [200, 211, 212, 213],
  HELP: [200, 211, 214],
  NOOP: [200, 250],
  NOP: [200, 250],
  AUTH: [234, 334],
  ADAT: [235, 335],
  PBSZ: [200],
  PROT: [200],
  CCC: [200],
  MIC: [],
  CONF: [],
  ENC: [],
  FEAT: [200, 211, 214],
  OPTS: [200, 202, 250],
  LANG: [200],
  MDTM: [200, 213, 253],
  SIZE: [213],
  MLST: [200, 250],
  MFMT: [213],
  MFCT: [213],
  MFF: [213],
  HASH: [213],
  CLNT: [200],
};

const ANSWERS_TO: ReadonlyMap<string, readonly number[]> = new Map(Object.entries(ANSWERS));

const TRANSFER_ANSWERS: readonly number[] = [110, 111, 112, 125, 150, 200, 225, 226, 250];

/**
 * Whether a reply with this code can be the answer to this command, the verb in upper case. Refusals (4yz, 5yz) and
 * protected replies (6yz) may answer anything, and an unknown command may be answered by anything.
 */
export function mayAnswer(verb: string, code: number): boolean {
  if (code >= 400 && code < 700) return true;
  const answers = isTransferVerb(verb) ? TRANSFER_ANSWERS : ANSWERS_TO.get(verb);
  return answers === undefined || answers.includes(code);
}

/** 1yz: the same command will get another reply. */
export function isPreliminary(code: number): boolean {
  return code >= 100 && code < 200;
}
