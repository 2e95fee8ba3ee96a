import { describe, expect, it } from "vitest";
import { splitAdvice } from "../../../../src/render/locale/grading/advice.ts";
import { filesEn } from "../../../../src/render/locale/grading/files.en.ts";
import { filesKo } from "../../../../src/render/locale/grading/files.ko.ts";

describe("what is wrong with a file, and what to do", () => {
  it("are told apart", () => {
    expect(splitAdvice(filesEn.empty({}))).toEqual({
      fact: "empty (0 bytes)",
      advice: "Record it again, and hand it in again",
    });
    expect(splitAdvice(filesKo.empty({}))).toEqual({ fact: "빈 파일(0바이트)", advice: "다시 캡처하여 제출" });
    expect(splitAdvice(filesKo["other-archive"]({ format: "7z" }))).toEqual({
      fact: "풀지 않는 압축 형식(7z)",
      advice: "zip이나 파일 그대로 제출",
    });
  });

  it("may be the first alone", () => {
    expect(splitAdvice(filesEn["empty-zip"]({}))).toEqual({ fact: "a zip without files in it", advice: null });
  });

  it("are not parted at a point in a figure", () => {
    const large = { bytes: 1.6 * 1_073_741_824, most: 536_870_912 };
    expect(splitAdvice(filesEn["too-large"](large)).fact).toBe("too large (1.6 GiB): at most 512 MiB are read");
    expect(splitAdvice(filesKo["too-large"](large)).fact).toBe("너무 큼(1.6 GiB, 512 MiB까지만 읽음)");
  });
});
