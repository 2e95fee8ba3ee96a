import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { GradeError } from "../../../src/grade/grade-error.ts";
import { csvRows } from "../../../src/grade/roster/csv-rows.ts";
import { fillRoster, matchRoster, parseRoster, readRoster } from "../../../src/grade/roster/roster.ts";

type Cells = Record<string, { grade: string | null; feedback: string | null }>;

function filled(bytes: Uint8Array, cells: Cells, columns: string | null = null): Uint8Array {
  return fillRoster(parseRoster(bytes, "roster.csv", columns), new Map(Object.entries(cells)));
}

const filledText = (text: string, cells: Cells, columns: string | null = null): string =>
  Buffer.from(filled(Buffer.from(text), cells, columns)).toString();

function problemOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    if (error instanceof GradeError) return { code: error.problems[0]?.code, ...error.problems[0]?.data };
    throw error;
  }
  return null;
}

const ONE = { "20261001": { grade: "60", feedback: "passive, again" } };

describe("a roster that is filled", () => {
  it("changes the cells of grade and feedback only", () => {
    const before =
      'No,학번,이름,점수,피드백,메모\r\n1,20261001,"홍, 길동",,,"a ""b"""\r\n2, 20261002 ,김철수,30,old,\r\n\r\n';
    expect(filledText(before, ONE)).toBe(
      'No,학번,이름,점수,피드백,메모\r\n1,20261001,"홍, 길동",60,"passive, again","a ""b"""\r\n2, 20261002 ,김철수,30,old,\r\n\r\n',
    );
  });

  it("keeps encoding, mark, delimiter and line ends", () => {
    const text = "학번;성명;점수;의견\n20261001;홍길동;;\n20261002;뷁;1;똠\n";
    const expected = "학번;성명;점수;의견\n20261001;홍길동;60;passive, again\n20261002;뷁;1;똠\n";
    for (const [encode, decode] of [
      [(each: string) => Buffer.from(`\ufeff${each}`), (bytes: Uint8Array) => Buffer.from(bytes).toString().slice(1)],
      [(each: string) => iconv.encode(each, "cp949"), (bytes: Uint8Array) => iconv.decode(Buffer.from(bytes), "cp949")],
      [
        (each: string) => iconv.encode(each, "utf-16le", { addBOM: true }),
        (bytes: Uint8Array) => Buffer.from(bytes.subarray(2)).toString("utf16le"),
      ],
      [
        (each: string) => iconv.encode(each, "utf-16be", { addBOM: true }),
        (bytes: Uint8Array) => iconv.decode(Buffer.from(bytes.subarray(2)), "utf-16be"),
      ],
      [(each: string) => Buffer.from(each, "utf16le"), (bytes: Uint8Array) => Buffer.from(bytes).toString("utf16le")],
    ] as const) {
      const bytes = encode(text);
      const result = filled(bytes, ONE);
      expect(decode(result)).toBe(expected);
      expect(Buffer.from(filled(bytes, {})).equals(bytes)).toBe(true);
    }
  });

  it("adds columns that are not there, and leaves titles and empty lines", () => {
    expect(filledText("과목: 네트워크\n\n학번\t이름\n20261001\t홍길동\n20261002\n", ONE)).toBe(
      "과목: 네트워크\n\n학번\t이름\t점수\t피드백\n20261001\t홍길동\t60\tpassive, again\n20261002\t\t\t\n",
    );
  });

  it("adds no column that nobody gets anything in", () => {
    const text = "학번,이름\n20261001,홍길동\n";
    expect(filledText(text, { "20261001": { grade: null, feedback: null } })).toBe(text);
  });

  it("keeps quotes where there were some, and makes no formula", () => {
    expect(
      filledText('"ID number","Grade","Feedback comments"\n"20261001","",""', {
        "20261001": { grade: "5", feedback: "=1+1" },
      }),
    ).toBe('"ID number","Grade","Feedback comments"\n"20261001","5","\'=1+1"');
    expect(filledText("학번,점수,비고\n20261001,,\n", { "20261001": { grade: "1", feedback: "-a\nb" } })).toBe(
      '학번,점수,비고\n20261001,1,"\'-a\nb"\n',
    );
  });

  it("writes signs that CP949 lacks otherwise", () => {
    const bytes = iconv.encode("학번,점수,피드백\n20261001,,\n", "cp949");
    const result = filled(bytes, { "20261001": { grade: "1", feedback: "−12" } });
    expect(iconv.decode(Buffer.from(result), "cp949")).toContain("'-12");
  });

  it("gives back any bytes as they were, where nobody is graded", () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 1, maxLength: 60 }), fc.constantFrom("utf8", "cp949"), (rest, encoding) => {
        const head = encoding === "utf8" ? Buffer.from("학번,점수\n") : iconv.encode("학번,점수\n", "cp949");
        const bytes = Buffer.concat([head, rest]);
        expect(Buffer.from(filled(bytes, {})).equals(bytes)).toBe(true);
      }),
    );
  });

  it("changes no byte but of the cells that are filled, whatever else is in the table", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "가", "\u3000", '"', ",", ";", "\t", "=", " ", "\n", "'"),
      maxLength: 6,
    });
    const written = fc.tuple(cell, fc.boolean()).map(([text, asIs]) => {
      return asIs ? text.replaceAll(/[",;\t\n]/g, "") : `"${text.replaceAll('"', '""')}"`;
    });
    const encoded = fc.constantFrom("utf8", "cp949", "utf-16le", "utf-16be");
    const delimiters = fc.constantFrom(",", ";", "\t");
    const ends = fc.constantFrom("\n", "\r\n", "\r");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(written, written, written, written, fc.boolean()), { minLength: 1, maxLength: 5 }),
        encoded,
        delimiters,
        ends,
        cell,
        (rows, encoding, delimiter, end, feedback) => {
          const encode = (text: string): Buffer =>
            iconv.encode(text, encoding, { addBOM: encoding.startsWith("utf-16") });
          const table = (isFilled: boolean): string =>
            [
              ["메모", "학번", "점수", "이름", "피드백"],
              ...rows.map(([memo, grade, name, old, isGiven], index) => {
                const isOurs = isFilled && isGiven;
                const quoted = (own: string, text: string): string => {
                  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
                  const needs = own.startsWith('"') || safe.includes(delimiter) || /["\r\n]|^\s|\s$/.test(safe);
                  return needs ? `"${safe.replaceAll('"', '""')}"` : safe;
                };
                return [
                  memo,
                  String(20261001 + index),
                  isOurs ? quoted(grade, "7") : grade,
                  name,
                  isOurs ? quoted(old, feedback) : old,
                ];
              }),
            ]
              .map((cells) => cells.join(delimiter) + end)
              .join("");
          const given = rows.flatMap(([, , , , isGiven], index) => (isGiven ? [String(20261001 + index)] : []));
          const result = filled(
            encode(table(false)),
            Object.fromEntries(given.map((id) => [id, { grade: "7", feedback }])),
          );
          expect(Buffer.from(result).equals(encode(table(true)))).toBe(true);
        },
      ),
    );
  });

  it("does not lose the rows behind a quote that nothing closes", () => {
    expect(
      filledText('학번,이름,점수\n20261000,"홍길동,\n20261001,김철수,\n', {
        "20261001": { grade: "5", feedback: null },
      }),
    ).toBe('학번,이름,점수\n20261000,"홍길동,\n20261001,김철수,5\n');
  });

  it("fills the only column that may be the grades', if it is empty, and Blackboard's feedback", () => {
    const one = { "20261001": { grade: "60", feedback: "a" } };
    const canvas = "Student,ID,SIS User ID,Section,FTP (2002),Final Score\n    Points Possible,,,,100,(read only)\n";
    expect(filledText(`${canvas}홍길동,5,20261001,A,,90\n`, one)).toContain("홍길동,5,20261001,A,60,90,a\n");
    expect(filledText(`${canvas}홍길동,5,20261001,A,70,90\n`, one)).toContain("홍길동,5,20261001,A,70,90,60,a\n");
    expect(
      filledText("Student ID\tFTP [Total Pts: 100 Score] |12345\tFeedback to Learner\n20261001\t\t\n", one),
    ).toContain("20261001\t60\ta\n");
    expect(filledText("학번,과제1 점수,과제2 점수\n20261001,,\n", one)).toContain("20261001,,,60,a\n");
    expect(filledText("학번,출석 점수\n20261001,\n", one)).toContain("20261001,,60,a\n");
  });

  it("splits rows so that their cells and what is between them make up the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", " ") }), (text) => {
        let at = 0;
        for (const { cells } of csvRows(text, ",", 1_000)) {
          for (const { start, end } of cells) {
            expect(text.slice(at, start)).toMatch(/^(?:|,|\r\n|\n|\r)$/);
            expect(end).toBeGreaterThanOrEqual(start);
            at = end;
          }
        }
        expect(text.slice(at)).toMatch(/^(?:|\r\n|\n|\r)$/);
      }),
    );
  });
});

describe("students in a roster", () => {
  const match = (text: string, students: readonly [id: string, name: string | null][]) => {
    const roster = parseRoster(Buffer.from(text), "roster.csv", null);
    const { names, missing, unknown } = matchRoster(
      roster,
      students.map(([id, name]) => ({ id, name })),
    );
    return { names: Object.fromEntries(names), missing: missing.map(({ id }) => id), unknown };
  };

  it("are found by number, whatever spreadsheets made of it", () => {
    expect(
      match('학번,이름\n"=""20261001""",가가\n2026-12345,나나\n12345,다다\n20261004,라라\nC135012,마마', [
        ["20261001", null],
        ["2026-12345", null],
        ["0012345", null],
        ["s20261004", null],
        ["C135012", null],
        ["20269999", null],
      ]),
    ).toEqual({
      names: { "20261001": "가가", "2026-12345": "나나", "0012345": "다다", s20261004: "라라", C135012: "마마" },
      missing: [],
      unknown: ["20269999"],
    });
  });

  it("are found by Moodle's participant, address or name", () => {
    const text =
      "Identifier,Full name,ID number,Email address,Grade,Feedback comments\n" +
      "Participant 123456,홍길동,20261001,hong@univ.ac.kr,,\nParticipant 123457,Kim Chulsoo,,20261002@univ.ac.kr,,\n" +
      "Participant 123458,이 영희,20261003,,,\nParticipant 123459,박민수,20261004,,,\n";
    expect(
      match(text, [
        ["123456", "홍길동"],
        ["20261002", null],
        ["이영희", "이영희"],
      ]),
    ).toEqual({
      names: { "123456": "홍길동", "20261002": "Kim Chulsoo", 이영희: "이 영희" },
      missing: ["20261004"],
      unknown: [],
    });
  });

  it("are found by addresses alone, also where two have one mailbox", () => {
    expect(
      match("Email,Grade\nhong@univ.ac.kr,\nhong@gmail.com,\nkim@univ.ac.kr,\n", [
        ["hong (hong@gmail.com)", null],
        ["hong (hong@univ.ac.kr)", null],
        ["kim", null],
        ["lee", null],
      ]),
    ).toEqual({ names: {}, missing: [], unknown: ["lee"] });
  });

  it("are found by what spreadsheets make of numbers, and in the columns of Korean Moodles", () => {
    expect(
      match(
        '식별번호,성명,아이디 번호,성적\n참여자 123456,가가,"20,261,001",\n참여자 123457,나나,20261002.0,\n참여자 123458,다다,\u200b２０２６１００３,\n',
        [
          ["20261001", null],
          ["20261002", null],
          ["20261003", null],
        ],
      ).unknown,
    ).toEqual([]);
    expect(match("식별번호,성명,성적\n참여자 123456,가가,\n", [["123456", null]]).unknown).toEqual([]);
  });

  it("are never guessed between namesakes, or against another number", () => {
    expect(
      match("학번,이름\n20261001,홍길동\n20261002,홍길동\n20261003,김철수\n20261004,이영희", [
        ["홍길동", "홍길동"],
        ["20269999", "김철수"],
        ["이영희 (A반)", "이영희"],
        ["이영희 (B반)", "이영희"],
      ]).unknown,
    ).toEqual(["홍길동", "20269999", "이영희 (A반)", "이영희 (B반)"]);
  });

  it("have family and given names in columns apart", () => {
    expect(match("성,이름,아이디\n홍,길동,hong\n", [["홍길동", "홍길동"]]).names).toEqual({ 홍길동: "홍길동" });
    expect(match("First name,Last name\nGildong,Hong\n", [["x", "Gildong Hong"]])).toEqual({
      names: { x: "Gildong Hong" },
      missing: [],
      unknown: [],
    });
    expect(match('Student,ID\n"Hong, Gildong",5\n', [["x", "Gildong Hong"]]).unknown).toEqual([]);
  });

  it("are not Canvas's row of points", () => {
    const text = "Student,ID,SIS User ID,Section,Grade\n    Points Possible,,,,100\n홍길동,12345,20261001,A,\n";
    expect(match(text, [["12345", "honggildong"]])).toEqual({ names: { "12345": "홍길동" }, missing: [], unknown: [] });
  });
});

describe("columns of a roster", () => {
  it("are named by --columns, with what there is where one is wrong", () => {
    expect(filledText("a,b,c,d\n1,20261001,,\n", ONE, "id=b,grade=c,feedback=d")).toBe(
      'a,b,c,d\n1,20261001,60,"passive, again"\n',
    );
    const parse = (text: string, columns: string | null) =>
      problemOf(() => parseRoster(Buffer.from(text), "r", columns));
    expect(parse("a,b\n1,2\n", "id=x")).toEqual({
      code: "roster-unknown-column",
      wanted: "id",
      name: "x",
      columns: ["a", "b"],
    });
    expect(parse("a,b\n1,2\n", null)).toEqual({ code: "roster-no-column", wanted: "id", columns: ["a", "b"] });
    expect(parse("a,b\n1,2\n", "number=a")).toEqual({ code: "roster-columns-option", text: "number=a" });
    expect(parse("학번,점수,점수(100)\n1,2,3\n", null)).toMatchObject({ code: "roster-same-columns", wanted: "grade" });
    expect(parse("", null)).toEqual({ code: "roster-empty" });
    expect(parse("PK\u0003\u0004 not a csv", null)).toEqual({ code: "roster-not-text", lookalike: "zip" });
  });

  it("are read from a file", () => {
    const folder = mkdtempSync(join(tmpdir(), "ftpscope-test-"));
    try {
      writeFileSync(join(folder, "r.csv"), "학번,점수\n20261001,\n");
      expect(readRoster(join(folder, "r.csv"), null).people).toHaveLength(1);
      expect(problemOf(() => readRoster(join(folder, "none.csv"), null))).toEqual({
        code: "roster-unreadable",
        detail: "ENOENT",
      });
      expect(problemOf(() => readRoster(folder, null))).toEqual({ code: "roster-unreadable", detail: "EISDIR" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
