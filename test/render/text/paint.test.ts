import { expect, test } from "vitest";
import { createPaint } from "../../../src/render/text/paint.ts";

test("nothing is painted without colours", () => expect(createPaint(0).error("bad")).toBe("bad"));

test("a colour within another goes back to it", () => {
  const { heading, dim, error, data } = createPaint(1);
  expect(error(`a${data("b")}c`)).toBe("\u001b[31ma\u001b[32mb\u001b[39m\u001b[31mc\u001b[39m");
  expect(heading(`a${dim("b")}c`)).toBe("\u001b[1ma\u001b[2mb\u001b[22m\u001b[1mc\u001b[22m");
});

test("each line is painted for itself, and an empty one not at all", () => {
  expect(createPaint(2).warning("a\n\nb")).toBe("\u001b[33ma\u001b[39m\n\n\u001b[33mb\u001b[39m");
});
