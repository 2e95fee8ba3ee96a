import type { FtpSession, Report } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { natSides } from "../ftp-addresses/nat-sides.ts";
import { hasData } from "../ftp-sessions/session-controls.ts";
import { type Failure, FailureSearch } from "./failure-search.ts";
import type { UnopenedConnection } from "./unopened.ts";

/** Failed transfers of one kind in a session that are told one by one. */
const TOLD_ONE_BY_ONE = 100;

const known = new WeakMap<Report, readonly UnopenedConnection[]>();

/** All data connections that were announced, or asked for, and did not come to be, session by session. */
export function unopenedConnections(facts: Facts): readonly UnopenedConnection[] {
  let list = known.get(facts.report);
  if (list === undefined) {
    const search = new FailureSearch(facts);
    const failures = new Map(
      facts.report.ftp.sessions.filter(hasData).map((session) => [session, search.inSession(session)]),
    );
    const sides = natSides(facts);
    list = [...failures].flatMap(([session, own]) => {
      const other = sides.get(session)?.find((side) => side !== session);
      const told = other === undefined ? own : notTried(own, session, failures.get(other) ?? [], other);
      return together(told).map(({ first, last, times }) => search.whole(first, session, last, times));
    });
    known.set(facts.report, list);
  }
  return list;
}

/** Without what is missing on one side of a NAT only: there it did not get through, and the other side shows the attempt. */
function notTried(own: Failure[], session: FtpSession, others: readonly Failure[], other: FtpSession): Failure[] {
  const attempts = others.filter(({ fate }) => fate !== "absent");
  if (attempts.length === 0) return own;
  const tried = new Set(attempts.map(placesIn(other)));
  const placeOf = placesIn(session);
  return own.filter((one) => one.fate !== "absent" || !tried.has(placeOf(one)));
}

/** Names a failure's place alike on both sides, which have the same commands. */
function placesIn({ transfers }: FtpSession): (failure: Failure) => string {
  const indexes = new Map(transfers.map((one, index) => [one, index]));
  return ({ transfer, announcement }) =>
    transfer === null ? `port ${announcement?.port}` : `transfer ${indexes.get(transfer)}`;
}

/** Failures that are told as one. */
interface Told {
  first: Failure;
  last: Failure;
  times: number;
}

/** Attempts without a command are told as one, and so is what goes beyond a hundred transfers of one kind. */
function together(failures: readonly Failure[]): Told[] {
  const told: Told[] = [];
  const kinds = new Map<string, { latest: Told; count: number }>();
  for (const failure of failures) {
    const key = `${failure.transfer === null} ${failure.mode} ${failure.fate}`;
    const kind = kinds.get(key);
    const most = failure.transfer === null ? 1 : TOLD_ONE_BY_ONE;
    if (kind !== undefined && kind.count >= most) {
      kind.latest.times += 1;
      kind.latest.last = failure;
      continue;
    }
    const latest = { first: failure, last: failure, times: 1 };
    kinds.set(key, { latest, count: (kind?.count ?? 0) + 1 });
    told.push(latest);
  }
  return told;
}
