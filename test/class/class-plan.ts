import type { CopyChange } from "../../src/report/grading/integrity-data.ts";
import type { NoticeCode } from "../../src/report/grading/notices.ts";
import { seededRandom } from "../build/bytes.ts";
import { addBrokenHandIns } from "./broken-hand-ins.ts";
import { loadPool, Pool } from "./capture-pool.ts";
import { addCopies } from "./copied-hand-ins.ts";
import { type Draft, DraftList } from "./drafts.ts";
import type { Happening, PictureKind } from "./expected-marks.ts";
import { type ClassStudent, SHAPES, type Shape } from "./hand-in-shapes.ts";
import { addMistakes, addOddPictures } from "./mistaken-hand-ins.ts";
import { addRightHandIns } from "./right-hand-ins.ts";

/** A student of the class, with what is true of the hand-in because of how it was made. */
export interface Member extends ClassStudent {
  /** What was done, for whoever reads a failure. */
  what: string;
  shape: Shape;
  active: Happening;
  passive: Happening;
  picture: PictureKind;
  notices: readonly NoticeCode[];
  /** Why one of the files could not be used as it is, one of these codes; null where all can. */
  problem: NonNullable<Draft["problem"]> | null;
  /** Ids of all who share packets with this one. */
  copies: string[];
  /** How the two captures differ that are one; null where none is copied. */
  changes: readonly CopyChange[] | null;
}

const SURNAMES = [..."김이박최정강조윤장임한오서신권황안송류홍"];
const GIVEN = ["민준", "서연", "도윤", "지우", "하은", "시우", "수아", "지호", "예린", "현우", "나래", "가온"];

/** Two hundred students, the same each time. Slow only in drawing pictures. */
export async function planClass(): Promise<Member[]> {
  const list = new DraftList(new Pool(loadPool()));
  await addRightHandIns(list);
  addMistakes(list);
  await addOddPictures(list);
  addBrokenHandIns(list);
  addCopies(list);
  const numbers = shuffled(list.length);
  const members = list.drafts.map((draft, index) => memberOf(draft, index, 20_261_001 + (numbers[index] ?? 0)));
  list.drafts.forEach(({ shares }, index) => {
    if (shares === undefined) return;
    const others = members.filter((_, other) => other !== index && list.drafts[other]?.shares === shares);
    members[index]?.copies.push(...others.map(({ id }) => id).sort());
  });
  return members;
}

function memberOf(draft: Draft, index: number, number: number): Member {
  return {
    what: draft.what,
    id: String(number),
    name: `${SURNAMES[index % SURNAMES.length]}${GIVEN[Math.floor(index / SURNAMES.length) % GIVEN.length]}`,
    files: draft.files,
    shape: draft.shape ?? SHAPES[index % SHAPES.length] ?? "folder",
    active: draft.active ?? "right",
    passive: draft.passive ?? "right",
    picture: draft.picture ?? "foreign",
    notices: draft.notices ?? [],
    problem: draft.problem ?? null,
    copies: [],
    changes: draft.changes ?? null,
  };
}

/** The numbers below `count` in an order of no meaning. */
function shuffled(count: number): number[] {
  const random = seededRandom(2026);
  const numbers = Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const swapped = Math.floor(random() * (index + 1));
    [numbers[index], numbers[swapped]] = [numbers[swapped] ?? 0, numbers[index] ?? 0];
  }
  return numbers;
}
