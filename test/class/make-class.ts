import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Member, planClass } from "./class-plan.ts";
import { writeStudent } from "./hand-in-shapes.ts";

/**
 * Writes the class of two hundred into FOLDER/hand-ins, each student in a shape of hand-in of their own, and tells what is
 * true of each. By hand: node test/class/make-class.ts FOLDER
 */
export async function makeClass(folder: string): Promise<{ path: string; members: Member[] }> {
  const path = join(folder, "hand-ins");
  mkdirSync(path, { recursive: true });
  const members = await planClass();
  for (const member of members) writeStudent(path, member, member.shape);
  return { path, members };
}

const [, script, folder] = process.argv;
if (script === import.meta.filename && folder !== undefined) {
  const { path, members } = await makeClass(folder);
  console.log(`${path}: ${members.length} students`);
}
