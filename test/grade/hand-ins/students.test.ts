import { describe, expect, it } from "vitest";
import type { Entry } from "../../../src/grade/hand-ins/entry.ts";
import { groupHandIns } from "../../../src/grade/hand-ins/students.ts";

function entriesOf(paths: readonly string[]): Entry[] {
  return paths.map((path) => ({
    path: path.normalize("NFC"),
    size: 1,
    problem: null,
    locator: { in: "folder", path: `/class/hand-ins/${path}`, bytes: null },
  }));
}

/** "id|name|place" of each student, with their paths, and the strays. */
function grouped(paths: readonly string[], pattern: string | null = null) {
  const { handIns, strays } = groupHandIns(entriesOf(paths), { pattern });
  const students = Object.fromEntries(
    handIns.map(({ student, place, entries }) => [
      `${student.id}|${student.name ?? ""}|${place}`,
      entries.map(({ path }) => path),
    ]),
  );
  return { students, strays: strays.map(({ path }) => path) };
}

const ids = (paths: readonly string[]): string[] => Object.keys(grouped(paths).students);

describe("students by their numbers", () => {
  it("takes a folder for each", () => {
    expect(
      grouped([
        "20261001/active.pcap",
        "20261001/passive.pcap",
        "20261002/a.pcap",
        "20261002/sub/p.pcap",
        "readme.txt",
      ]),
    ).toEqual({
      students: {
        "20261001||20261001": ["20261001/active.pcap", "20261001/passive.pcap"],
        "20261002||20261002": ["20261002/a.pcap", "20261002/sub/p.pcap"],
      },
      strays: ["readme.txt"],
    });
  });

  it("looks below folders that hold all, and classes", () => {
    expect(ids(["과제3/제출물/20261001/a.pcap", "과제3/제출물/20261002/a.pcap"])).toEqual([
      "20261001||과제3/제출물/20261001",
      "20261002||과제3/제출물/20261002",
    ]);
    expect(ids(["A반/20261001/a.pcap", "B반/20262001/a.pcap", "B반/20262002/a.pcap"])).toEqual([
      "20261001||A반/20261001",
      "20262001||B반/20262001",
      "20262002||B반/20262002",
    ]);
    expect(
      ids([
        "12345-01/20261001/a.pcap",
        "12345-01/20261002/a.pcap",
        "12346-01/20261003/a.pcap",
        "12346-01/20261004/a.pcap",
      ]),
    ).toHaveLength(4);
  });

  it("takes names from folders with numbers", () => {
    expect(ids(["20261001_홍길동/a.pcap", "20261002 김철수/a.pcap", "이영희(20261003)/a.pcap"])).toEqual([
      "20261001|홍길동|20261001_홍길동",
      "20261002|김철수|20261002 김철수",
      "20261003|이영희|이영희(20261003)",
    ]);
    expect(ids(["컴퓨터공학과_20261001_홍길동_과제3/a.pcap", "20261002_Kim_Chulsoo_hw3/a.pcap"])).toEqual([
      "20261001|홍길동|컴퓨터공학과_20261001_홍길동_과제3",
      "20261002|Kim Chulsoo|20261002_Kim_Chulsoo_hw3",
    ]);
  });

  it("takes neither modes nor hosts of mail addresses nor teams for names", () => {
    expect(
      ids(["20260009_act_1.pcap", "20260009_pas_2.pcap", "s20260003@univ.ac.kr_active.pcap", "20260006 조별/a.pcap"]),
    ).toEqual(["20260003||s20260003@univ.ac.kr_active.pcap", "20260006||20260006 조별", "20260009||20260009"]);
  });

  it("takes names from between course, section and remarks", () => {
    expect(
      ids([
        "컴퓨터네트워크_01분반_20261001_홍길동.zip",
        "2026-2학기_네트워크_과제3_20261002_김철수_늦은제출/a.pcap",
        "(지각)20261003 이영희/a.pcap",
        "3학년_20261004_남궁수정/a.pcap",
      ]),
    ).toEqual([
      "20261001|홍길동|컴퓨터네트워크_01분반_20261001_홍길동.zip",
      "20261002|김철수|2026-2학기_네트워크_과제3_20261002_김철수_늦은제출",
      "20261003|이영희|(지각)20261003 이영희",
      "20261004|남궁수정|3학년_20261004_남궁수정",
    ]);
  });

  it("does not take the day on which people handed in for their number", () => {
    expect(
      ids(["홍길동_20261121.zip", "김철수_20261121.zip", "이영희_20261122/a.pcap", "박민수_20261122.zip"]),
    ).toEqual([
      "김철수|김철수|김철수_20261121.zip",
      "박민수|박민수|박민수_20261122.zip",
      "이영희|이영희|이영희_20261122",
      "홍길동|홍길동|홍길동_20261121.zip",
    ]);
    expect(
      ids(["홍길동_KakaoTalk_20261121_130522123.zip", "김철수_KakaoTalk_20261121_131522123.png", "김철수_a.pcap"]),
    ).toEqual(["김철수|김철수|김철수", "홍길동|홍길동|홍길동_KakaoTalk_20261121_130522123.zip"]);
    expect(ids(["홍길동_20261121_20261001.zip", "김철수_20261121_20261002.zip"])).toEqual([
      "20261001|홍길동|홍길동_20261121_20261001.zip",
      "20261002|김철수|김철수_20261121_20261002.zip",
    ]);
    expect(ids(["20261001_홍길동_20261121/a.pcap", "20261002_김철수_20261121/a.pcap"])).toHaveLength(2);
  });

  it("does not take a folder of the whole class for one student's, though it has a number", () => {
    const root = "과제3-20261122T031500Z-001";
    expect(
      ids([`${root}/홍길동 - active.pcap`, `${root}/홍길동 - passive.pcap`, `${root}/김철수 - active.pcap`]),
    ).toHaveLength(2);
    expect(ids(["20261122/홍길동/a.pcap", "20261122/김철수/a.pcap"])).toHaveLength(2);
    expect(ids(["12345_네트워크/홍길동.zip", "12345_네트워크/김철수.zip"])).toHaveLength(2);
    expect(ids(["20261001/홍길동_active.pcap", "20261001/홍길동_passive.pcap"])).toEqual(["20261001||20261001"]);
    expect(ids(["20261001Team/a.pcap", "20261002Team/a.pcap"])).toHaveLength(2);
  });

  it("does not take for numbers what Wireshark calls its files", () => {
    expect(
      ids([
        "홍길동_wireshark_이더넷 2_20261121130522_a01234.pcapng",
        "홍길동_wireshark_이더넷 2_20261121130922_a01235.pcapng",
        "김철수_wireshark_Wi-Fi_20261121130522_a05678.pcapng",
      ]),
    ).toEqual([
      "김철수|김철수|김철수_wireshark_Wi-Fi_20261121130522_a05678.pcapng",
      "홍길동|홍길동|홍길동_wireshark_이더넷 2_20261121130",
    ]);
  });

  it("comes to an end with names that are made to take long", () => {
    const numbers = (index: number): string =>
      Array.from({ length: 100 }, (_, at) => 10_000 + ((index * 61 + at * 977) % 80_000)).join("_");
    expect(ids(Array.from({ length: 5_000 }, (_, index) => `${numbers(index)}.pcap`)).length).toBeGreaterThan(0);
    const same = Array.from({ length: 5_000 }, (_, index) => `${"x1234567 ".repeat(100)}${index}.pcap`);
    expect(ids(same).length).toBeGreaterThan(0);
  });

  it("takes a zip for each", () => {
    expect(ids(["20261001.zip", "20261002_김철수.zip", "제출/20261003.zip"])).toEqual([
      "20261001||20261001.zip",
      "20261002|김철수|20261002_김철수.zip",
      "20261003||제출/20261003.zip",
    ]);
  });

  it("puts loose files together", () => {
    expect(
      grouped([
        "20261001_active.pcap",
        "20261001_passive.pcap",
        "active-20261002.pcapng",
        "passive20261002.pcapng",
        "x.csv",
      ]),
    ).toEqual({
      students: {
        "20261001||20261001": ["20261001_active.pcap", "20261001_passive.pcap"],
        "20261002||": ["active-20261002.pcapng", "passive20261002.pcapng"],
      },
      strays: ["x.csv"],
    });
  });

  it("keeps dates, times and other numbers apart from them", () => {
    expect(
      ids([
        "20261001_20261121_a.pcap",
        "20261001_20261122_p.pcap",
        "20261002_20261121_a.pcap",
        "20261003_20261121_a.pcap",
      ]),
    ).toEqual([
      "20261001||20261001_2026112",
      "20261002||20261002_20261121_a.pcap",
      "20261003||20261003_20261121_a.pcap",
    ]);
    expect(ids(["20261001/20261121_130522.jpg", "20261001/20261122_a.pcap", "20261002/20261121_a.pcap"])).toHaveLength(
      2,
    );
    expect(ids(["20261121/20261001/a.pcap", "20261121/20261002/a.pcap"])).toHaveLength(2);
    expect(ids(["20261121/20261001_a.pcap", "20261121/20261002_a.pcap", "20261121/20261003_a.pcap"])).toHaveLength(3);
    expect(ids(["201912345_hw_010-1234-5678.pcap", "201912346_01012345678_a.pcap"])).toHaveLength(2);
    expect(ids(["20261399/cap_00001_20261121130522.pcapng", "20261399/cap_00002_20261121130622.pcapng"])).toEqual([
      "20261399||20261399",
    ]);
  });

  it("keeps hyphens and capital letters that belong to a number", () => {
    expect(ids(["2026-12345_a.pcap", "2025-12345_a.pcap", "2025-12345_p.pcap"])).toEqual([
      "2025-12345||2025-12345",
      "2026-12345||2026-12345_a.pcap",
    ]);
    expect(ids(["C135012/a.pcap", "C135013/a.pcap"])).toEqual(["C135012||C135012", "C135013||C135013"]);
    expect(ids(["a20261345.pcap", "p20261345.pcap", "a20261346.pcap", "p20261346.pcap"])).toHaveLength(2);
  });

  it("takes one student alone, by folder, zip, loose files or HANDINS itself", () => {
    expect(ids(["20261001/active.pcap", "20261001/passive.pcap"])).toEqual(["20261001||20261001"]);
    expect(ids(["20261345/20261121_a.pcap", "20261345/20261122_p.pcap"])).toEqual(["20261345||20261345"]);
    expect(grouped(["active.pcap", "sub/passive.pcap", "picture.png"])).toEqual({
      students: { "hand-ins||": ["active.pcap", "sub/passive.pcap", "picture.png"] },
      strays: [],
    });
  });

  it("gives unmarked files to the student in whose folder they lie", () => {
    expect(
      grouped(["홍길동/20261345_active.pcap", "홍길동/passive.pcap", "김철수/20261346_a.pcap", "김철수/그림/x.png"]),
    ).toEqual({
      students: {
        "20261345|홍길동|홍길동": ["홍길동/20261345_active.pcap", "홍길동/passive.pcap"],
        "20261346|김철수|김철수": ["김철수/20261346_a.pcap", "김철수/그림/x.png"],
      },
      strays: [],
    });
  });

  it("makes two students of one number under two names, and one of a second try", () => {
    expect(ids(["20261001_홍길동/a.pcap", "20261001_김철수/a.pcap", "20261003/a.pcap"])).toEqual([
      "20261001 (김철수)|김철수|20261001_김철수",
      "20261001 (홍길동)|홍길동|20261001_홍길동",
      "20261003||20261003",
    ]);
    expect(ids(["20261001_홍길동/a.pcap", "20261001_홍길동_수정/p.pcap", "20261003/a.pcap"])).toHaveLength(2);
  });

  it("gives a folder of parts to the students in the files' names", () => {
    expect(
      ids(["active/20261001.pcap", "passive/20261001.pcap", "active/20261002.pcap", "passive/20261002.pcap"]),
    ).toEqual(["20261001||", "20261002||"]);
  });
});

describe("students by their names", () => {
  it("takes folders, zips and loose files", () => {
    expect(ids(["홍길동/active.pcap", "김철수/과제/passive.pcap", "kim99/a.pcap"])).toEqual([
      "kim99||kim99",
      "김철수|김철수|김철수",
      "홍길동|홍길동|홍길동",
    ]);
    expect(ids(["김민수A_a.pcap", "김민수B_a.pcap", "kim98_active.pcap", "kim99_active.pcap"])).toHaveLength(4);
    expect(ids(["홍길동.zip", "김철수.zip"])).toEqual(["김철수|김철수|김철수.zip", "홍길동|홍길동|홍길동.zip"]);
    expect(ids(["홍길동 active.pcap", "홍길동 passive.pcap", "김철수능동.pcap", "수동_김철수.pcap"])).toEqual([
      "김철수|김철수|",
      "홍길동|홍길동|홍길동",
    ]);
  });

  it("takes a picture with a date for its owner's, not for a student", () => {
    expect(
      grouped(["홍길동/20261121_130522.jpg", "홍길동/a.pcap", "김철수/KakaoTalk_20261121_130522123.png"]).strays,
    ).toEqual([]);
    expect(ids(["홍길동/20261121_130522.jpg", "홍길동/a.pcap", "김철수/KakaoTalk_20261121_130522123.png"])).toEqual([
      "김철수|김철수|김철수",
      "홍길동|홍길동|홍길동",
    ]);
  });

  it("looks into classes, whose namesakes are two", () => {
    expect(ids(["A반/홍길동/a.pcap", "B반/홍길동/a.pcap", "B반/김철수/a.pcap"])).toEqual([
      "김철수|김철수|B반/김철수",
      "홍길동 (A반)|홍길동|A반/홍길동",
      "홍길동 (B반)|홍길동|B반/홍길동",
    ]);
  });

  it("takes folders of parts in a student's folder for parts", () => {
    expect(
      ids(["홍길동/active/a.pcap", "홍길동/passive/p.pcap", "김철수/active/a.pcap", "김철수/passive/p.pcap"]),
    ).toHaveLength(2);
  });

  it("takes one person's folder whole, whatever its files are called", () => {
    expect(ids(["홍길동/wrong-login.pcap", "홍길동/linux.pcap", "홍길동/windows.pcap"])).toEqual([
      "홍길동|홍길동|홍길동",
    ]);
  });

  it("takes files whose ending is lost, or that a copy's name follows", () => {
    expect(ids(["홍길동_active", "홍길동 - passive.pcap의 사본", "김철수 - active.pcap", "README"])).toEqual([
      "김철수|김철수|김철수 - active.pcap",
      "홍길동|홍길동|홍길동",
    ]);
  });

  it("does not make students of what the instructor keeps there", () => {
    const own = ["예시/a.pcap", "모범 답안/a.pcap", "solution.zip", "정답.pcap", "template/a.pcap", "results/1.json"];
    const { students, strays } = grouped(["홍길동/a.pcap", "김철수/a.pcap", ...own, "rubric.yaml"]);
    expect(Object.keys(students)).toHaveLength(2);
    expect(strays).toEqual([...own, "rubric.yaml"]);
  });

  it("does not make students of lists and texts", () => {
    const { students, strays } = grouped(["홍길동/a.pcap", "김철수/a.pcap", "roster.csv", "공지사항.hwp", "채점.xlsx"]);
    expect(Object.keys(students)).toHaveLength(2);
    expect(strays).toEqual(["roster.csv", "공지사항.hwp", "채점.xlsx"]);
  });

  it("gives loose files to the numbered student of that name, if there is one only", () => {
    const { students } = grouped(["20261001_홍길동/a.pcap", "20261002_김철수/a.pcap", "홍길동_passive.pcap"]);
    expect(students["20261001|홍길동|"]).toEqual(["20261001_홍길동/a.pcap", "홍길동_passive.pcap"]);
    expect(ids(["20261001_홍길동/a.pcap", "20261002_홍길동/a.pcap", "홍길동_passive.pcap"])).toHaveLength(3);
  });
});

describe("students by other things", () => {
  it("are user names, mail addresses, teams and numbered folders", () => {
    expect(ids(["hw3-kim99/a.pcap", "hong@univ.ac.kr/a.pcap", "lee_c/a.pcap"])).toEqual([
      "hong||hong@univ.ac.kr",
      "kim99||hw3-kim99",
      "lee|lee|lee_c",
    ]);
    expect(ids(["학생1/active.pcap", "학생2/active.pcap"])).toEqual(["학생1||학생1", "학생2||학생2"]);
    expect(ids(["1조/a.pcap", "2조/a.pcap", "team01/a.pcap", "team02/a.pcap"])).toHaveLength(4);
    expect(ids(["과제1/홍길동_a.pcap", "과제1/김철수_a.pcap", "과제2/홍길동_dhcp.pcap"])).toHaveLength(2);
  });

  it("are folders that only a letter or sign tells apart, where no people are named in them", () => {
    expect(grouped(["a1/dhcp-relay-both.pcap", "a1/linux.pcap", "a2/ftp-windows.pcap", "a2/ll.pcap"])).toEqual({
      students: {
        "a1||a1": ["a1/dhcp-relay-both.pcap", "a1/linux.pcap"],
        "a2||a2": ["a2/ftp-windows.pcap", "a2/ll.pcap"],
      },
      strays: [],
    });
    expect(ids(["a/active.pcap", "b/active/x.pcap", "😀/active.pcap", "3/x.zip"])).toEqual([
      "😀||😀",
      "3||3",
      "a||a",
      "b||b",
    ]);
    expect(ids(["20261001/a.pcap", "a1/linux.pcap", "a2/active.pcap"])).toHaveLength(3);
    expect(ids(["a/20261121_active.pcap", "a/20261122_passive.pcap", "b/active.pcap"])).toEqual(["a||a", "b||b"]);
    expect(ids(["a/20261121_a.pcap", "a/20261121_p.pcap", "b/20261121_a.pcap"])).toEqual(["a||a", "b||b"]);
    expect(ids(["s01/passive_49152.pcap", "s01/active_50123.pcap", "s02/active.pcap"])).toEqual([
      "s01||s01",
      "s02||s02",
    ]);
    expect(ids(["A/20261001_a.pcap", "A/20261001_p.pcap", "A/20261002_a.pcap", "B/20261003_a.pcap"])).toHaveLength(3);
    expect(ids(["1/홍길동/a.pcap", "1/김철수/a.pcap", "2/이영희/a.pcap"])).toHaveLength(3);
    expect(ids(["A/홍길동_a.pcap", "A/김철수_a.pcap", "B/이영희_a.pcap"])).toHaveLength(3);
    const loose = ["kim_active", "kim_passive", "lee_active", "lee_passive"].map((name) => `A/${name}.pcap`);
    expect(
      ids([...loose, "B/park_active.pcap", "B/park_passive.pcap", "B/cho_active.pcap", "B/cho_passive.pcap"]),
    ).toHaveLength(4);
  });

  it("are what stands in front of loose captures, where nothing else tells them apart", () => {
    const loose = ["a_active.pcap", "a_passive.pcap", "a_1.png", "b_active.pcap", "b_passive.pcap", "x.png"];
    expect(grouped(loose)).toEqual({
      students: { "a||a": loose.slice(0, 3), "b||b": loose.slice(3, 5) },
      strays: ["x.png"],
    });
    expect(ids(["2601_active.pcap", "2601_passive.pcap", "2602_active.pcap"])).toEqual([
      "2601||2601",
      "2602||2602_active.pcap",
    ]);
    expect(ids(["1_active.pcap", "2_passive.pcap", "3_compare.png"])).toHaveLength(1);
    expect(ids(["a.pcap", "p.pcap"])).toHaveLength(1);
  });

  it("are two mail addresses, though the user's name be the same", () => {
    expect(ids(["hong@univ.ac.kr/a.pcap", "hong@gmail.com/a.pcap"])).toEqual([
      "hong (hong@gmail.com)||hong@gmail.com",
      "hong (hong@univ.ac.kr)||hong@univ.ac.kr",
    ]);
  });

  it("are no ports", () => {
    expect(ids(["홍길동/passive_49152.pcap", "홍길동/active_50123.pcap", "김철수/p61000.pcap"])).toEqual([
      "김철수|김철수|김철수",
      "홍길동|홍길동|홍길동",
    ]);
  });

  it("are no dates of pictures, nor the course's name", () => {
    expect(ids(["kim99/20261121_130522.jpg", "kim99/a.pcap", "lee98/20261122_1.jpg"])).toEqual([
      "kim99||kim99",
      "lee98||lee98",
    ]);
    expect(ids(["홍길동/20261121_130522.jpg", "홍길동/active.pcap"])).toEqual(["홍길동|홍길동|홍길동"]);
    expect(ids(["OS프로젝트/20261001_a.pcap", "OS프로젝트/20261002_a.pcap", "OS프로젝트/20261002.png"])).toEqual([
      "20261001||OS프로젝트/20261001_a.pcap",
      "20261002||OS프로젝트/20261002",
    ]);
  });
});

describe("students by what a learning platform writes", () => {
  it("reads Moodle's folders and leaves typed text out", () => {
    expect(
      grouped([
        "홍길동_123456_assignsubmission_file_/active.pcap",
        "홍길동_123456_assignsubmission_file_/20261121/passive.pcap",
        "홍길동_123456_assignsubmission_onlinetext_/onlinetext.html",
        "김철수 20261002_123457_assignsubmission_file_/a.pcap",
        "이영희_123458_assignsubmission_onlinetext_/onlinetext.html",
        "grades.csv",
      ]),
    ).toEqual({
      students: {
        "123456|홍길동|홍길동_123456_assignsubmission_file_": [
          "홍길동_123456_assignsubmission_file_/active.pcap",
          "홍길동_123456_assignsubmission_file_/20261121/passive.pcap",
        ],
        "123458|이영희|이영희_123458_assignsubmission_onlinetext_": [],
        "20261002|김철수|김철수 20261002_123457_assignsubmission_file_": [
          "김철수 20261002_123457_assignsubmission_file_/a.pcap",
        ],
      },
      strays: ["grades.csv"],
    });
  });

  it("reads Moodle's flat form, and namesakes by their numbers", () => {
    expect(
      ids([
        "홍길동_123456_assignsubmission_file_active.pcap",
        "홍길동_123456_assignsubmission_file_passive.pcap",
        "홍길동_123499_assignsubmission_file_active.pcap",
      ]),
    ).toEqual([
      "123456|홍길동|홍길동_123456_assignsubmission_file",
      "123499|홍길동|홍길동_123499_assignsubmission_file_active.pcap",
    ]);
  });

  it("reads Canvas and Blackboard", () => {
    expect(
      ids([
        "honggildong_LATE_12345_67890_active.pcap",
        "honggildong_LATE_12345_67891_passive.pcap",
        "kim_12346_67892_a.pcap",
      ]),
    ).toEqual(["12345|honggildong|honggildong_LATE_12345_6789", "12346|kim|kim_12346_67892_a.pcap"]);
    expect(
      ids([
        "HW3_20261001_attempt_2026-11-21-13-05-22_active.pcap",
        "HW3_20261001_attempt_2026-11-21-13-05-22.txt",
        "HW3_hgd_attempt_2026-11-21-13-05-22_active.pcap",
      ]),
    ).toEqual([
      "20261001||HW3_20261001_attempt_2026-11-21-13-05-22_active.pcap",
      "hgd||HW3_hgd_attempt_2026-11-21-13-05-22_active.pcap",
    ]);
  });

  it("reads Canvas's other names: without the students', and of typed text", () => {
    expect(
      grouped([
        "anon_9YzQE_50001_active.pcap",
        "anon_9YzQE_50002_passive.pcap",
        "anon_LATE_8abcd_50003_a.pcap",
        "anon_8abcd_text.html",
      ]).students,
    ).toEqual({
      "8abcd||anon_LATE_8abcd_50003_a.pcap": ["anon_LATE_8abcd_50003_a.pcap"],
      "9YzQE||anon_9YzQE_5000": ["anon_9YzQE_50001_active.pcap", "anon_9YzQE_50002_passive.pcap"],
    });
    expect(grouped(["hong_1001_50001_a.pcap", "hong_1001_text.html", "kim_1002_text.html"])).toEqual({
      students: { "1001|hong|hong_1001_50001_a.pcap": ["hong_1001_50001_a.pcap"], "1002|kim|kim_1002_text.html": [] },
      strays: [],
    });
  });

  it("reads a number with its letter in the name, and what a platform calls typed text", () => {
    expect(
      grouped([
        "s20261001 홍길동_12345_assignsubmission_file_/a.pcap",
        "s20261001 홍길동_12345_assignsubmission_온라인텍스트_/온라인텍스트.html",
      ]),
    ).toMatchObject({ students: { "20261001|홍길동|s20261001 홍길동_12345_assignsubmission_file_": {} }, strays: [] });
  });
});
