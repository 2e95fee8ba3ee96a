import { LIMITS } from "../../limits.ts";
import type { Claim } from "./claim.ts";
import { claimsByNumber } from "./claims-by-number.ts";
import { claimsOfPlatforms } from "./claims-of-platforms.ts";
import { closeDiskFile, isProblem, openDiskFile } from "./disk-file.ts";
import type { Entry } from "./entry.ts";
import { isJunk } from "./file-names.ts";
import { personName } from "./student-names.ts";
import { numbersIn } from "./student-numbers.ts";
import { pathOf } from "./take-file.ts";
import { listZip } from "./zip-directory.ts";

/** Students that a zip must hold to be a class's: a student's own may hold a friend's files, or two dates. */
const CLASS_STUDENTS = 3;

/**
 * Puts the members of zips that hold a whole class ("A반.zip", or a platform's download in a folder) in their place, under the
 * zip's name without ending. A zip that bears a student's number or name is the student's. One that lies beside all that was
 * unpacked from it is left out: nobody handed in everything twice.
 */
export async function withClassZips(entries: readonly Entry[]): Promise<Entry[]> {
  const unpacked = new Set(entries.map(sizedPath));
  const found: Entry[] = [];
  for (const entry of entries) {
    const members = await classMembers(entry);
    if (members === null) found.push(entry);
    else if (!areUnpacked(members, entry.path, unpacked)) found.push(...members);
  }
  return found;
}

function sizedPath({ path, size }: Pick<Entry, "path" | "size">): string {
  return `${size}/${path}`;
}

/** Whether all members of a zip lie where it does, or in a folder of its name. */
function areUnpacked(members: readonly Entry[], zip: string, unpacked: ReadonlySet<string>): boolean {
  const folder = zip.slice(0, zip.lastIndexOf("/") + 1);
  const own = zip.length - ".zip".length + 1;
  const isHere = ({ path, size }: Entry): boolean => unpacked.has(sizedPath({ path: folder + path.slice(own), size }));
  return members.every(isHere) || members.every((member) => unpacked.has(sizedPath(member)));
}

async function classMembers(entry: Entry): Promise<Entry[] | null> {
  const { path, locator, problem } = entry;
  const name = /([^/]+)\.zip$/i.exec(path)?.[1];
  if (name === undefined || problem !== null || locator.in !== "folder" || isSomebodys(name)) return null;
  const opened = openDiskFile(pathOf(locator.path, locator.bytes), false);
  if (isProblem(opened)) return null;
  try {
    const { members, damaged, cut } = await listZip(opened, LIMITS.zipMembers);
    const files = members.filter((member) => !isJunk(member.path));
    if (damaged || cut || !isClass(files.map((file) => file.path))) return null;
    const folder = path.slice(0, -".zip".length);
    return files.map(({ member, ...file }) => ({
      ...file,
      path: `${folder}/${file.path}`,
      locator: { in: "zip", archive: locator.path, bytes: locator.bytes, member },
    }));
  } catch {
    // What cannot be read is told when it is unpacked.
    return null;
  } finally {
    closeDiskFile(opened);
  }
}

function isSomebodys(name: string): boolean {
  return numbersIn(name).some(({ isTime }) => !isTime) || /^[가-힣]{2,4}$/.test(personName(name) ?? "");
}

function isClass(paths: readonly string[]): boolean {
  const { claims } = claimsOfPlatforms(paths);
  if (claims.size > 0) return studentsOf(claims.values()) >= CLASS_STUDENTS;
  const found = [...claimsByNumber(paths).values()];
  // Days that stand before single files ("20261121_active.pcap") are one student's tries.
  const counts = new Map<string, number>();
  for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isSure = ({ key, folder }: Claim): boolean =>
    folder !== null || (counts.get(key) ?? 0) > 1 || numbersIn(key).some(({ isTime }) => !isTime);
  return studentsOf(found.filter(isSure)) >= CLASS_STUDENTS;
}

function studentsOf(claims: Iterable<Claim>): number {
  return new Set([...claims].map(({ key }) => key)).size;
}
