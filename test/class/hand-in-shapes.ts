import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import iconv from "iconv-lite";
import { type ZipEntry, zipFile } from "../build/zip-file.ts";

/** A file as somebody hands it in. */
export interface ClassFile {
  /** Its place among the hand-in's files. */
  path: string;
  contents:
    | { kind: "bytes"; bytes: Uint8Array }
    /** A symbolic link. */
    | { kind: "link"; to: string }
    /** Nothing but holes. */
    | { kind: "sparse"; size: number };
  /** What a zip says of it, where it says something odd; such files are always in a zip. */
  zip?: Partial<ZipEntry>;
}

/** Who handed in what; where it goes is a matter of shape. */
export interface ClassStudent {
  id: string;
  name: string;
  files: ClassFile[];
}

/** How one student's files lie in the folder of hand-ins, as students differ in it. */
const WRITERS = {
  folder: (folder, { id, files }) => writeAll(join(folder, id), files),
  "named-folder": (folder, { id, name, files }) => writeAll(join(folder, `${id} ${name}`), files),
  zip: (folder, { id, files }) => write(join(folder, `${id}.zip`), zipFile(files.map(zipEntry))),
  "zip-of-folder": (folder, { id, name, files }) =>
    write(join(folder, `${id}_${name}.zip`), zipFile(files.map((file) => zipEntry(inside(`${name} 과제`, file))))),
  loose: (folder, { id, files }) =>
    writeAll(
      folder,
      files.map((file) => ({ ...file, path: `${id}_${file.path}` })),
    ),
  nested: (folder, { id, files }) =>
    writeAll(join(folder, id), [
      ...files.map((file) => inside("homework/captures", file)),
      { path: ".DS_Store", contents: { kind: "bytes", bytes: new Uint8Array(6148) } },
      { path: "__MACOSX/._active.pcap", contents: { kind: "bytes", bytes: new Uint8Array(220) } },
    ]),
  nfd: (folder, { id, name, files }) =>
    writeAll(
      join(folder, `${id}_${name}`.normalize("NFD")),
      files.map((file) => ({ ...file, path: file.path.normalize("NFD") })),
    ),
  "cp949-zip": (folder, { id, name, files }) =>
    write(join(folder, `${id}.zip`), zipFile(files.map((file) => cp949(zipEntry(inside(name, file)))))),
} as const satisfies Record<string, (folder: string, student: ClassStudent) => void>;

export type Shape = keyof typeof WRITERS;
export const SHAPES = Object.keys(WRITERS) as Shape[];

/** Writes one student's files into the folder of hand-ins. */
export function writeStudent(folder: string, student: ClassStudent, shape: Shape): void {
  WRITERS[shape](folder, student);
}

/** One zip of all students, as a system for courses gives it out. */
export function zipOfClass(students: readonly ClassStudent[], names: "utf-8" | "cp949" | "nfd"): Uint8Array {
  const entries = students.flatMap(({ id, name, files }) =>
    files.map((file) => zipEntry(inside(`과제3/${id}_${name}`, file))),
  );
  if (names === "cp949") return zipFile(entries.map(cp949));
  if (names === "nfd")
    return zipFile(entries.map((entry) => ({ ...entry, name: String(entry.name).normalize("NFD") })));
  return zipFile(entries);
}

/** Moodle's "download all submissions", with or without a folder for each. */
export function writeMoodle(folder: string, students: readonly ClassStudent[], flat: boolean): void {
  students.forEach(({ name, files }, index) => {
    const beginning = `${name}_${100_201 + index * 7}_assignsubmission_file_`;
    const moved = files.map((file) => (flat ? { ...file, path: beginning + file.path } : inside(beginning, file)));
    writeAll(folder, moved);
  });
}

/** Files without numbers: only the name tells whose they are. */
export function writeByNames(folder: string, students: readonly ClassStudent[]): void {
  for (const { name, files } of students) writeAll(join(folder, name), files);
}

function writeAll(folder: string, files: readonly ClassFile[]): void {
  for (const { path, contents } of files) {
    const target = join(folder, path);
    if (contents.kind === "bytes") write(target, contents.bytes);
    else if (contents.kind === "link") symlinkSync(contents.to, madeRoomFor(target));
    else {
      write(target, new Uint8Array(0));
      truncateSync(target, contents.size);
    }
  }
}

function write(path: string, bytes: Uint8Array): void {
  writeFileSync(madeRoomFor(path), bytes);
}

function madeRoomFor(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

function inside(folder: string, file: ClassFile): ClassFile {
  return { ...file, path: `${folder}/${file.path}` };
}

function zipEntry({ path, contents, zip }: ClassFile): ZipEntry {
  if (contents.kind === "link") return { name: path, data: contents.to, mode: 0o120777, ...zip };
  if (contents.kind === "sparse") throw new Error("a sparse file stays on disk");
  return { name: path, data: contents.bytes, ...zip };
}

function cp949(entry: ZipEntry): ZipEntry {
  return { ...entry, name: new Uint8Array(iconv.encode(String(entry.name), "cp949")) };
}
