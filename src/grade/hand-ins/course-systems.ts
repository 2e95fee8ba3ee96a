/** Whose a path is, as a learning platform wrote it. */
export interface PlatformOwner {
  /** The platform's number of the participant, or the user's name there. */
  id: string;
  name: string | null;
  /** What all of this student's paths begin with. */
  place: string;
  /** Text that was typed into the platform, or its own receipt: no hand-in. */
  isText: boolean;
}

/** "홍길동_123456_assignsubmission_file_", as folder or in front of a file's name; "onlinetext" is what was typed in. */
const MOODLE = /^(.+?)_(\d+)_assignsubmission_([^_/]+)_?/;
/** "홍길동_123456" alone is a folder of Moodle only beside such folders; so it is not taken for one. */
const BLACKBOARD = /^(.+?)_([^_]+)_attempt_\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d(?:_|\.txt$)/;
/** "honggildong_LATE_12345_67890_active.pcap": name, number of the user and of the file. */
const CANVAS = /^([^\d_][^_]*)_(?:LATE_)?(\d{2,9})_(\d{2,12})_(?=.)/;
/** Of students without names "anon_9YzQE_67890_active.pcap". */
const CANVAS_ANONYMOUS = /^(anon)_(?:LATE_)?([\da-z]{5})_(\d{2,12})_(?=.)/i;
/** What was typed in, or a link. */
const CANVAS_TEXT = /^([^\d_][^_]*)_(?:LATE_)?(\d{2,9}|[\da-z]{5})_(?:text|link)\.html$/i;

/** By Moodle's or Blackboard's names, which nobody makes by chance; null for others. */
export function platformOwner(path: string): PlatformOwner | null {
  const parts = path.split("/");
  for (const [index, part] of parts.entries()) {
    const above = parts.slice(0, index).map((folder) => `${folder}/`);
    const moodle = MOODLE.exec(part);
    if (moodle !== null) {
      const [begins = "", name = "", id = "", plugin] = moodle;
      return { id, name: moodleName(name), place: above.join("") + begins, isText: plugin !== "file" };
    }
    const blackboard = index === parts.length - 1 ? BLACKBOARD.exec(part) : null;
    if (blackboard !== null) {
      const [begins = "", , id = ""] = blackboard;
      return { id, name: null, place: above.join("") + begins.replace(/\.txt$/, ""), isText: begins.endsWith(".txt") };
    }
  }
  return null;
}

/** Where students are to be marked without their names, Moodle writes "Participant". */
function moodleName(name: string): string | null {
  return /^(?:participant|참여자|참가자)$/i.test(name) ? null : name;
}

/**
 * Canvas names files in a way that others may by chance: it is believed where all loose files (folders are none of Canvas)
 * are named so, and a user's number always stands with the same name. Null otherwise.
 */
export function canvasOwners(paths: readonly string[]): Map<string, PlatformOwner> | null {
  const owners = new Map<string, PlatformOwner>();
  const names = new Map<string, string>();
  for (const path of paths) {
    const file = path.slice(path.lastIndexOf("/") + 1);
    const text = CANVAS_TEXT.exec(file);
    const match = text ?? CANVAS_ANONYMOUS.exec(file) ?? CANVAS.exec(file);
    if (match === null) return null;
    const [begins = "", name = "", id = "", submission] = match;
    if (id === submission || (names.get(id) ?? name) !== name) return null;
    names.set(id, name);
    const place = path.slice(0, path.length - file.length) + begins;
    owners.set(path, { id, name: /^anon$/i.test(name) ? null : name, place, isText: text !== null });
  }
  // A file's number belongs to one file; what is shared is a date or the course.
  return names.size > 0 && new Set(owners.values()).size === paths.length ? owners : null;
}
