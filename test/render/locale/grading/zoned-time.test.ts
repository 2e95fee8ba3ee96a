import { expect, test } from "vitest";
import { zonedTime } from "../../../../src/render/locale/grading/zoned-time.ts";

test.each([
  ["2026-11-21T00:00:05.123456789Z", "2026-11-21T09:00:00+09:00", "2026-11-21 09:00:05 +09:00"],
  ["2026-11-21T00:00:05.000000000Z", "2026-11-20T09:00:00-03:30", "2026-11-20 20:30:05 -03:30"],
  ["2026-11-21T00:00:05.000000000Z", "2026-11-20T09:00:00Z", "2026-11-21 00:00:05 UTC"],
  ["2026-11-21T00:00:05.000000000Z", null, "2026-11-21 00:00:05 UTC"],
  ["yesterday", null, "yesterday"],
])("%s like %s is %s", (time, like, text) => expect(zonedTime(time, like)).toBe(text));
