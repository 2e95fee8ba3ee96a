/** What `ftpscope explain` adds to a report: prose in the reader's language, beside the codes that it is made from. */

/** Everything there is to say about a finding. Texts in the reader's language. */
export interface Explanation {
  title: string;
  /** What it means, and how it comes about. */
  meaning: string;
  /** Why it happened here, most probable first, each with how sure that is. */
  causes: string[];
  /** What the place of the capture cannot show; null for nothing. */
  limits: string | null;
  /** What to look at, in order. */
  checks: string[];
  /** Commands and settings, word for word as they are typed, by where they belong ("vsftpd", "nftables"). */
  settings: { place: string; lines: string[] }[];
  references: { rfc: number; section: string }[];
  /** Wireshark display filters: of this finding's own frames (null without any), and of all of its kind. */
  filters: { frames: string | null; kind: string };
}

/** One kind of finding, as `explain --list` lists them: with --format json, an array of these. */
export interface FindingEntry {
  code: string;
  /** "ftp-connections", "dhcp-networks" …: the same in every language. */
  group: string;
  /** What a finding of this code can be. */
  severities: ("error" | "warning" | "note")[];
  title: string;
}

/** One kind of finding by itself: what `explain --finding CODE` without a capture gives with --format json. */
export interface FindingTopic extends Omit<FindingEntry, "title"> {
  /** Without causes and frames, which are a capture's. */
  explanation: Explanation;
}

/** One session, or one client's DHCP exchanges, in a few sentences. */
export interface StoryPart {
  subject: { session: number | null; transactions: number[] };
  title: string;
  sentences: StorySentence[];
}

/** What happened at one step, and the frames that show it. */
export interface StorySentence {
  text: string;
  /** Null where the frames are of several captures. */
  capture: number | null;
  frames: number[];
  /** Codes of the errors and warnings that belong to this step. */
  findings: string[];
}
