import { makeFinding } from "../../../report/findings.ts";
import type { Announcement, Finding, FtpSession } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { scopeOf } from "./ip-scope.ts";
import { type NatSides, natSides } from "./nat-sides.ts";

interface Rewriting {
  inside: Announcement;
  outside: Announcement;
  insideSession: FtpSession;
  outsideSession: FtpSession;
  times: number;
}

/** An announcement that came out of a NAT with another endpoint than it went in with (RFC 2663 section 2.9). */
export function announcementRewritten(facts: Facts): Finding[] {
  const pairs = new Set(natSides(facts).values());
  return [...pairs].flatMap((sides) => [...rewritings(sides).values()].map(finding));
}

/** By method, the first of each. */
function rewritings([a, b]: NatSides): Map<string, Rewriting> {
  const found = new Map<string, Rewriting>();
  const count = Math.min(a.announcements.length, b.announcements.length);
  for (let index = 0; index < count; index++) {
    const [one, other] = [a.announcements[index], b.announcements[index]];
    if (one === undefined || other === undefined || one.method !== other.method) break;
    // The address of a 229 is not in it.
    const sameIp = one.ip === other.ip || one.method === "EPSV";
    if (sameIp && one.port === other.port) continue;
    const before = found.get(one.method);
    if (before !== undefined) before.times += 1;
    else if (isInside(a, b, one)) found.set(one.method, rewriting(a, b, one, other));
    else found.set(one.method, rewriting(b, a, other, one));
  }
  return found;
}

function rewriting(insideSession: FtpSession, outsideSession: FtpSession, inside: Announcement, outside: Announcement) {
  return { inside, outside, insideSession, outsideSession, times: 1 };
}

/** Whether `a` shows the announcement before it was rewritten: where its sender has a private address, else where it began first. */
function isInside(a: FtpSession, b: FtpSession, { listener }: Announcement): boolean {
  const [here, there] = [scopeOf(a[listener].ip) === "public", scopeOf(b[listener].ip) === "public"];
  if (here !== there) return there;
  return a.startTime <= b.startTime === (listener === "client");
}

function finding({ inside, outside, insideSession, outsideSession, times }: Rewriting): Finding {
  const at = [inside, outside].flatMap(({ capture, frame }) => evidence(capture, [frame])).sort((a, b) => a - b);
  return makeFinding(
    "ftp.announcement-rewritten",
    "note",
    {
      method: inside.method,
      inside: { ip: inside.ip, port: inside.port },
      outside: { ip: outside.ip, port: outside.port },
      insideSession: insideSession.id,
      outsideSession: outsideSession.id,
      times,
    },
    {
      subject: { session: insideSession.id, transfer: inside.transfer },
      at,
      confidence: "seen",
      causes: [{ code: "nat-with-helper", confidence: "certain" }],
    },
  );
}
