import { describe, expect, test } from "vitest";
import type { ReadFile } from "../../../../src/grade/checks/check.ts";
import { gradeHandIn } from "../../../../src/grade/scoring/grade-hand-in.ts";
import { gradingWordsOf } from "../../../../src/render/locale/grading/language.ts";
import { localizeStudent } from "../../../../src/render/locale/grading/localize.ts";
import type { CheckGrade } from "../../../../src/report/grading/grade-report.ts";
import { capturesRubric, fixture, recorded, session, unread } from "../../../grade/handed-in.ts";
import { FIXTURES } from "../../../report/captures-at-hand.ts";

type Language = "en" | "ko";

function told(files: readonly ReadFile[], language: Language) {
  const grade = gradeHandIn(capturesRubric(), files);
  const student = { id: "1", name: null };
  const rest = { place: "", files: [], status: "graded" as const, passed: false, integrity: [] };
  return localizeStudent({ student, ...rest, ...grade }, language);
}

/** "seen | hint" of the checks that cost points by themselves. */
function causes(files: readonly ReadFile[], language: Language): string[] {
  const checks = told(files, language).parts.flatMap((part) => part.checks);
  return checks.filter(isCause).map(({ seen, hint }) => `${seen} | ${hint}`);
}

function isCause({ outcome }: CheckGrade): boolean {
  return outcome === "failed" || outcome === "partial";
}

const ACTIVE = await recorded("active.pcap", session("active"));
const PASSIVE = await recorded("passive.pcap", session("passive"));

describe("the sentences of the mock-up", () => {
  test("a doubled active capture", async () => {
    const again = await recorded("passive.pcap", session("active"));
    expect(causes([ACTIVE, again], "en")).toEqual([
      'passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 14) | type "passive" before "get"',
    ]);
    expect(causes([ACTIVE, again], "ko")).toEqual([
      "수동 캡처에 PASV/EPSV가 없음: 1번 세션이 PORT(프레임 14)를 씀 | passive 명령을 먼저 입력",
    ]);
  });

  test("a capture that stops before the data connection", async () => {
    const cut = await recorded("active.pcap", (story) => {
      story.open().login();
      story.active();
      story.recording.wait(12.4 - 0.017);
      story.command("RETR a.bin");
    });
    expect(causes([cut, PASSIVE], "en")[0]).toMatch(/^data-connection SYN is missing, capture stops at 12\.4 s \| /);
    expect(causes([cut, PASSIVE], "ko")[0]).toMatch(/^데이터 연결의 SYN이 빠짐 \(캡처가 12\.4초에 끝남\) \| /);
  });

  test("an empty capture", () => {
    expect(causes([unread("active.pcap"), PASSIVE], "en")[0]).toMatch(/^active\.pcap is empty \(0 bytes\) \| /);
    expect(causes([unread("active.pcap"), PASSIVE], "ko")[0]).toMatch(/^active\.pcap을 열 수 없음 \(0바이트\) \| /);
  });
});

describe.each(["en", "ko"] as const)("in %s", (language) => {
  test("each check has a title and says what is expected of each kind of capture", () => {
    const { checks } = gradingWordsOf(language);
    for (const check of ["capture", "capture-mode", "endpoint-announced", "data-syn-direction"] as const) {
      const said = ["active", "passive", "any"].map((kind) =>
        checks[check].expected({ commands: null } as never, kind),
      );
      expect(new Set(said).size).toBe(3);
      for (const text of said) expect(text).toMatch(language === "en" ? /\.$/ : /(함|냄)(\(.*\))?$/);
    }
  });

  test("each fixture is told in clauses without a full stop, nothing left out of them", async () => {
    for (const { name } of FIXTURES.filter((one) => one.name.startsWith("ftp"))) {
      for (const { checks } of told([await fixture(name)], language).parts) {
        for (const { seen, expected, title, hint, outcome } of checks) {
          expect(seen).not.toMatch(/undefined|null|NaN|\[object|(?<!\.)\.$/);
          expect(`${title}${expected}`).not.toMatch(/undefined|null|NaN/);
          expect(Math.min(seen.length, expected.length, title.length)).toBeGreaterThan(1);
          if (outcome === "passed" || outcome === "blocked") expect(hint).toBeNull();
        }
      }
    }
  });

  test("notices name the files", () => {
    const swapped = told(
      [
        { ...ACTIVE, path: "passive.pcap" },
        { ...PASSIVE, path: "active.pcap" },
      ],
      language,
    );
    expect(swapped.notices.map(({ message }) => message)).toEqual([
      language === "en"
        ? "names are swapped: passive.pcap shows active mode, active.pcap passive mode"
        : "이름이 서로 바뀜: passive.pcap이 능동 모드, active.pcap이 수동 모드",
    ]);
    const many = Array.from({ length: 5 }, (_, index) => ({ ...ACTIVE, path: `${index}.pcap` }));
    expect(told(many, language).notices.map(({ message }) => message)[0]).toMatch(/3/);
  });
});
