import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/protocols/text.ts";

const latin1 = (text: string) => decodeText(Uint8Array.from(text, (character) => character.charCodeAt(0)));
const encoded = (text: string, encoding: string) => decodeText(iconv.encode(text, encoding));

describe("UTF-8", () => {
  test.each(["", "plain ASCII", "보고서.hwp", "été", "名前.txt", "\uFEFFwith a byte order mark"])("%j", (text) => {
    expect(decodeText(new TextEncoder().encode(text))).toEqual({ text, encoding: "utf-8" });
  });

  test("keeps NUL, control characters and NFD Hangul as they are", () => {
    const text = `a\0b\r\n\x1b[31m${"한글".normalize("NFD")}`;
    expect(decodeText(new TextEncoder().encode(text))).toEqual({ text, encoding: "utf-8" });
  });

  test.each([
    ["an overlong form", [0xc0, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["a cut character", [0x41, 0xe3, 0x81]],
  ])("is strict: %s is not UTF-8", (_name, bytes) => {
    expect(decodeText(Uint8Array.from(bytes)).encoding).not.toBe("utf-8");
  });
});

describe("CP949", () => {
  test.each([
    "보고서.hwp",
    "RETR 한글 이름.txt",
    "2024년_결과(최종).xlsx",
    "A반.txt",
    "C언어",
    "각하",
    "大韓民國",
    "※공지사항※",
    "「새 폴더」",
    "문서/가\0나",
  ])("%j", (text) => {
    expect(encoded(text, "cp949")).toEqual({ text, encoding: "cp949" });
  });

  test("has the 8 822 syllables that EUC-KR lacks, beside common ones", () => {
    expect(encoded("똠방각하.avi", "cp949")).toEqual({ text: "똠방각하.avi", encoding: "cp949" });
    expect(encoded("찦차와 펲시콜라", "cp949")).toEqual({ text: "찦차와 펲시콜라", encoding: "cp949" });
  });

  test("every text of common syllables is read as what it was", () => {
    const syllable = fc
      .tuple(fc.integer({ min: 0xb0, max: 0xc8 }), fc.integer({ min: 0xa1, max: 0xfe }))
      .map(([lead, trail]) => iconv.decode(Uint8Array.from([lead, trail]), "cp949"));
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 20 }), (syllables) => {
        const text = syllables.join("");
        const bytes = iconv.encode(`${text}.txt`, "cp949");
        fc.pre(!isUtf8(bytes));
        expect(decodeText(bytes)).toEqual({ text: `${text}.txt`, encoding: "cp949" });
      }),
    );
  });
});

describe("Latin-1", () => {
  test.each([
    "été",
    "é",
    "garçon",
    "créé.txt",
    "Größe",
    "Ärger",
    "Überraschung",
    "20°C",
    "não",
    "INFORMAÇÃO.DOC",
    "AÇÕES",
    "año nuevo",
    "¿Qué?",
    "Anonymous login ok, send your complete email address \xe1s your password.",
    "c\x9cur",
  ])("%j is not taken for Korean", (text) => {
    expect(latin1(text)).toEqual({ text, encoding: "latin-1" });
  });

  test("keeps each byte as the character of that number, 0x80 to 0x9F too", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(decodeText(bytes)).toEqual({
      text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""),
      encoding: "latin-1",
    });
  });

  test.each(["さくら", "ひらがな.txt", "テスト", "日本語"])(
    "Shift-JIS %j is left to Latin-1, not made into Hangul",
    (text) => {
      expect(encoded(text, "shift_jis").encoding).toBe("latin-1");
    },
  );
});

test("any bytes give a text, and the same one each time", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const first = decodeText(bytes);
      expect(decodeText(bytes)).toEqual(first);
      if (first.encoding === "latin-1") expect(first.text.length).toBe(bytes.length);
    }),
  );
});

test("a text of many kilobytes does not overflow the stack", () => {
  expect(decodeText(new Uint8Array(300_000).fill(0xff))).toEqual({ text: "ÿ".repeat(300_000), encoding: "latin-1" });
});

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
