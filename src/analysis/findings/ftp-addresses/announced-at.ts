import type { FtpSession, Transfer } from "../../../report/report.ts";
import { evidence } from "../facts.ts";

/** Evidence of what announced a transfer's port: it may be in an earlier capture than the command. */
export function announcedAt({ announcements }: FtpSession, { id, capture, announcementFrame }: Transfer): number[] {
  const announcement = announcements.find(({ transfer, frame }) => transfer === id && frame === announcementFrame);
  return evidence(announcement?.capture ?? capture, [announcementFrame]);
}
