import { GradeError } from "../../../src/grade/grade-error.ts";
import { readPicture } from "../../../src/grade/pictures/read-picture.ts";
import { parseRoster } from "../../../src/grade/roster/roster.ts";
import { parseRubric } from "../../../src/grade/rubric/parse-rubric.ts";
import { standardRubric } from "../../../src/grade/rubric/standard.ts";
import { rubricText } from "../../../src/render/rubric-text.ts";
import { asBytes, concat, u8 } from "../../build/bytes.ts";
import { gif, jpeg, png } from "../../grade/pictures/sample-pictures.ts";
import { pick } from "../dice.ts";
import { OF_BYTES } from "../mutations/of-bytes.ts";
import type { Subject } from "../subject.ts";

const ROSTER = '학번,이름,점수,피드백\r\n20261001,김하나,,\r\n20261002,"이, 두리",,"a""b"\r\n=1+1,@x,-3,+4\r\n';
const ANCHORS =
  "ftpscope-rubric: 1\ntitle: &a [*a, *a]\nx: {<<: *a, ? [1]: 2}\n--- !!js/regexp /x/\n... \n%TAG ! tag:x\n";

/** What a teacher hands to `grade`: rubrics, rosters and pictures. Each is refused or read, whatever the bytes. */
export const PAPERS: Subject = {
  name: "papers",
  rounds: 300,
  make(dice) {
    const papers: Record<string, Uint8Array> = {
      ftpRubric: asBytes(rubricText(standardRubric("ftp"), "ko")),
      dhcpRubric: asBytes(rubricText(standardRubric("dhcp"), "en")),
      anchors: asBytes(ANCHORS),
      roster: asBytes(ROSTER),
      wideRoster: concat(u8(0xff, 0xfe), new Uint8Array(Buffer.from(ROSTER, "utf16le"))),
      png: png(3, 5),
      jpeg: jpeg(7, 9),
      gif: gif(2, 2),
    };
    const [[name, paper], [, other]] = [pick(Object.entries(papers), dice), pick(Object.entries(papers), dice)];
    const changes = Array.from({ length: 1 + dice(3) }, () => pick(Object.entries(OF_BYTES), dice));
    const bytes = changes.reduce(
      (now, [, change]) => (now.length === 0 ? now : (change(now, other, dice) ?? now)),
      paper,
    );
    return { bytes, what: `${name}: ${changes.map(([change]) => change).join(", ")}` };
  },
  judge(bytes) {
    readPicture(bytes);
    for (const read of [parseRubric, (paper: Uint8Array) => parseRoster(paper, "roster.csv", null)]) {
      try {
        read(bytes, "paper");
      } catch (error) {
        if (!(error instanceof GradeError)) throw error;
      }
    }
  },
};
