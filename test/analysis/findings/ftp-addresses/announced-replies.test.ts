import { expect, test } from "vitest";
import { AnnouncedReplies } from "../../../../src/analysis/findings/ftp-addresses/announced-replies.ts";
import type { Announcement } from "../../../../src/report/report.ts";
import { exchange, session } from "../../../render/sample-ftp.ts";

function announced(frame: number, method: Announcement["method"]): Announcement {
  const end = { ip: "192.168.0.10", port: 50_021, listener: "client" } as const;
  return { capture: 0, frame, method, ...end, transfer: null, attempts: [] };
}

test("the reply to an announcement is found, though commands of one packet were answered one by one", () => {
  const announcements = [announced(5, "PORT"), announced(9, "PORT"), announced(9, "EPRT"), announced(9, "EPRT")];
  const replies = new AnnouncedReplies(
    session(1, {
      announcements,
      exchanges: [
        exchange(5, "PORT", "1,2,3,4,5,6", [[6, 200, "first"]]),
        exchange(9, "PORT", "1,2,3,4,5,7", [[10, 500, "second"]]),
        exchange(9, "PORT", "nonsense", [[10, 501, "third"]]),
        exchange(9, "EPRT", "|1|1.2.3.4|5|", [[10, 200, "fourth"]]),
        exchange(9, "EPRT", "|1|1.2.3.4|6|", [[10, 522, "fifth"]]),
      ],
    }),
  );
  expect(announcements.map((one) => replies.next(one)?.text)).toEqual(["first", "second", "fourth", "fifth"]);
  expect(replies.next(announced(7, "PORT"))).toBeNull();
  expect(replies.next(announced(5, "PASV"))).toBeNull();
});
