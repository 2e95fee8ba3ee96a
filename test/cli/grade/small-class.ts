import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

const FIXTURES = join(import.meta.dirname, "../../../fixtures");

export function fixture(name: string): string {
  return join(FIXTURES, name);
}

/** Hand-ins of a class, by folder and file: which fixture each file is a copy of. */
export type SmallClass = Record<string, Record<string, string>>;

/** One who did it right but for the picture, and one who handed in nothing of use. */
export const TWO: SmallClass = {
  "20261001_김하나": { "active.pcap": "ftp-active-vsftpd.pcap", "passive.pcap": "ftp-passive-vsftpd.pcap" },
  "20261002_이두리": { "notes.txt": "README.md" },
};

/** Two with the same captures, so that both are for review. */
export const COPIED: SmallClass = {
  "20261001_김하나": { "active.pcap": "ftp-active-vsftpd.pcap", "passive.pcap": "ftp-passive-vsftpd.pcap" },
  "20261003_박세라": { "active.pcap": "ftp-active-vsftpd.pcap", "passive.pcap": "ftp-passive-vsftpd.pcap" },
};

/** Writes the hand-ins to a new folder; returns its path. */
export function writeClass(folder: string, handIns: SmallClass): string {
  mkdirSync(folder, { recursive: true });
  for (const [place, files] of Object.entries(handIns)) {
    for (const [name, source] of Object.entries(files)) {
      const path = join(folder, place, name);
      mkdirSync(dirname(path), { recursive: true });
      copyFileSync(fixture(source), path);
    }
  }
  return folder;
}
