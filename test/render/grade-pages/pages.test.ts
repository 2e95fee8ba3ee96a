import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classPage } from "../../../src/render/grade-pages/class-page.ts";
import { studentPage } from "../../../src/render/grade-pages/student-page.ts";
import type { Language } from "../../../src/render/locale/language.ts";
import { compareFixtures, readFixture } from "../../analysis/compared.ts";
import { GoldenFolder } from "../../golden-folder.ts";
import { hostileTexts, poisonedGrades } from "../grades/hostile-grades.ts";
import { sampleGrades } from "../grades/sample-grades.ts";
import { COPIED, CUT, DOUBLED, EMPTY, gradeReport, RIGHT, SAMPLE_STUDENTS } from "./sample-class.ts";
import { drawClass, drawStudent, HOSTILE, MANY } from "./sample-pages.ts";

/** After a wanted change: UPDATE_GOLDEN=1 npx vitest run test/render/grade-pages, then read the diff and look at the pages. */
const GOLDEN = new GoldenFolder(import.meta.dirname, "golden");
const LANGUAGES: Language[] = ["en", "ko"];
const STUDENTS = { right: RIGHT, doubled: DOUBLED, cut: CUT, copied: COPIED, empty: EMPTY };

const SEOUL = { language: "ko", timeZone: "Asia/Seoul" } as const;

/** Without what every page has, and what another test is about. */
function body(page: string): string {
  return page.slice(page.indexOf("<body>"));
}

async function comparedReport() {
  const compared = await compareFixtures(["ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap"]);
  if ("problem" in compared) throw new Error("nothing to compare");
  return compared.report;
}

describe.each(LANGUAGES)("pages in %s", (language) => {
  it.each(Object.entries(STUDENTS))("tell the student of %s what was marked", (name, student) => {
    GOLDEN.expectSame(`${name}.${language}.html`, body(drawStudent(student, null, language)));
  });

  it("tell of the class what its teacher needs", () => {
    GOLDEN.expectSame(`class.${language}.html`, body(drawClass(SAMPLE_STUDENTS, language)));
  });
});

describe("a student's page", () => {
  it("never tells what speaks for a closer look, nor that somebody will take it", async () => {
    const report = await comparedReport();
    for (const language of LANGUAGES) {
      const [honest, copied] = [RIGHT, COPIED].map((student) =>
        drawStudent({ ...student, marks: {} }, report, language),
      );
      const own = (page: string | undefined, { id, name }: typeof RIGHT) =>
        page?.replaceAll(id, "ID").replaceAll(name?.[language] ?? "", "NAME");
      expect(own(copied, COPIED)).toBe(own(honest, RIGHT));
    }
  });

  it("allows its own style and script, and the script only where there is a picture", async () => {
    const report = await comparedReport();
    expect(kindsAllowed(drawStudent(RIGHT, report, "en"))).toEqual(["style", "script"]);
    expect(kindsAllowed(drawStudent(RIGHT, null, "en"))).toEqual(["style"]);
    expect(kindsAllowed(drawClass(SAMPLE_STUDENTS, "en"))).toEqual(["style"]);
  });

  it("names no address but places in itself", async () => {
    const markup = drawStudent(HOSTILE, await comparedReport(), "en").replaceAll(/>[^<]*</g, "><");
    expect(markup).not.toMatch(/\s(src|srcset|style|on\w+|action|poster)=/);
    const targets = Array.from(markup.matchAll(/\shref="([^"]*)"/g), ([, target]) => target);
    expect(targets).toEqual(["#part-active", "#part-passive", "#part-picture"]);
  });

  it("draws the session that was marked where there is one capture only, and says why it does not compare", async () => {
    const whole = await readFixture("ftp-active-vsftpd.pcap");
    const sessions = whole.ftp.sessions.flatMap((session) => [session, { ...session, id: session.id + 1 }]);
    const report = { ...whole, ftp: { ...whole.ftp, sessions } };
    const page = drawStudent(EMPTY, report, "en");
    expect(page).toContain("A comparison needs an active and a passive transfer");
    const marked = report.captures.map((capture) => ({ ...capture, path: "passive.pcap" }));
    const own = drawStudent(EMPTY, { ...report, captures: marked }, "en");
    expect(own.match(/<figure/g)).toHaveLength(1);
    expect(own).toContain(">Your capture as a picture · <bdi>passive.pcap</bdi></h2>");
    expect(page.match(/<figure/g)).toHaveLength(sessions.length);
  });

  it("names the file beside a filter where another file than the part's shows it", () => {
    const student = {
      ...RIGHT,
      marks: { "passive-login": { outcome: "failed" as const, file: 0, frames: [5], seen: { en: "s", ko: "s" } } },
    };
    expect(drawStudent(student, null, "en")).toContain("<code>frame.number == 5</code> in active.pcap");
    expect(drawStudent(CUT, null, "en")).toContain("<code>frame.number in {18, 19, 20}</code></dd>");
  });

  it("names a dozen frames at most in a filter", () => {
    expect(/frame\.number in \{20, [^}]*\}/.exec(drawStudent(CUT, null, "en"))?.[0].split(", ")).toHaveLength(12);
  });
});

describe("hostile hand-ins", () => {
  it("are escaped and bounded on both kinds of page", async () => {
    const report = await readFixture("generated-ftp-names-hostile.pcap");
    for (const page of [drawStudent(HOSTILE, report, "en"), drawClass([HOSTILE, ...SAMPLE_STUDENTS], "en")]) {
      expect(page).not.toMatch(/<img|<script>alert|<a href="javascript|[^\P{C}\n]/u);
      expect(page.replaceAll(/ href="[^"]*"/g, "")).not.toContain("x".repeat(601));
      expect(page.match(/<\/main>/g)).toHaveLength(1);
    }
  });

  it("are escaped wherever their text stands", () => {
    const grades = (["en", "ko"] as const).map(sampleGrades);
    fc.assert(
      fc.property(fc.constantFrom(...grades), hostileTexts, (grades, texts) => {
        const report = poisonedGrades(grades, texts);
        const pages = report.students.map((grade) => studentPage(grade, report.rubric, null, SEOUL));
        const whole = classPage(report, { ...SEOUL, feedback: (id) => `feedback/${id}.html` });
        for (const page of [...pages, whole].map((pieces) => [...pieces].join(""))) {
          expect(page).not.toMatch(/[^\P{C}\n]/u);
          expect(page).not.toMatch(/<(b|script)>/);
          expect(page.match(/<\/(title|main|body|html)>/g)).toHaveLength(4);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("do not lead a link out of its folder", () => {
    const page = drawClass([{ ...RIGHT, id: `javascript:alert(1)/../"한글 #?%` }], "en");
    const address = "feedback/javascript%3Aalert(1)/../%22%ED%95%9C%EA%B8%80%20%23%3F%25.html";
    expect(page).toContain(`<a href="${address}">`);
  });

  it("have a few of their files listed, and the others counted", () => {
    const page = drawStudent(HOSTILE, null, "en");
    expect(page).toContain("and 163 more files");
  });
});

describe("the class page", () => {
  it("has a link to each of five hundred students who has a page, and to whose capture was copied, and stays small", () => {
    const page = drawClass(MANY, "en");
    expect(new Set(Array.from(page.matchAll(/href="(feedback\/[^"]+)"/g), ([, to]) => to)).size).toBe(451);
    expect(page.length).toBeLessThan(1_000_000);
  });

  it("counts nobody twice in the distribution that it reads aloud", () => {
    const { statistics } = gradeReport(SAMPLE_STUDENTS, "en");
    const counts = Array.from(drawClass(SAMPLE_STUDENTS, "en").matchAll(/ %: (\d+) student/g), ([, n]) => Number(n));
    expect(counts).toEqual(statistics.distribution);
  });

  it("says so where there is nobody to look at, and where nothing is settled", () => {
    const report = drawClass([RIGHT], "en");
    expect(report).not.toContain("Below 60 points");
    expect(drawClass([COPIED], "en")).toContain("Nobody&#39;s points are settled yet.");
  });
});

describe("pages of a long capture", () => {
  it("are bounded, and say what they leave out", async () => {
    const report = await readFixture("ftp-active-vsftpd.pcap");
    const [session] = report.ftp.sessions;
    if (session === undefined) throw new Error("no session");
    const sessions = Array.from({ length: 60 }, (_unused, index) => ({ ...session, id: index + 1 }));
    const page = drawStudent(EMPTY, { ...report, ftp: { ...report.ftp, sessions } }, "en");
    expect(page).toMatch(/\d+ rows are left out here/);
    expect(page.length).toBeLessThan(700_000);
  });

  it("of a usual hand-in are small", async () => {
    expect(drawStudent(CUT, await comparedReport(), "ko").length).toBeLessThan(200_000);
  });
});

/** What the page's policy allows, each by the hash of what the page has. */
function kindsAllowed(page: string): string[] {
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "";
  const parts = Array.from(page.matchAll(/<(style|script)>((?:.|\n)*?)<\/\1>/g));
  const allowed = parts.map(([, kind, text = ""]) => {
    return `${kind}-src 'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  });
  expect(policy).toBe(["default-src 'none'", ...allowed, "base-uri 'none'", "form-action 'none'"].join("; "));
  return parts.map(([, kind = ""]) => kind);
}
