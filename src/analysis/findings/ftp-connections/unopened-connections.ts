import type { Report } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { natSides } from "../ftp-addresses/nat-sides.ts";
import { FailureSearch } from "./failure-search.ts";
import type { UnopenedConnection } from "./unopened.ts";

/** Failed transfers of one kind in a session that are told one by one. */
const TOLD_ONE_BY_ONE = 100;

const known = new WeakMap<Report, readonly UnopenedConnection[]>();

/** All data connections that were announced, or asked for, and did not come to be, session by session. */
export function unopenedConnections(facts: Facts): readonly UnopenedConnection[] {
  let list = known.get(facts.report);
  if (list === undefined) {
    const search = new FailureSearch(facts);
    const failures = new Map(facts.report.ftp.sessions.map((session) => [session, search.inSession(session)]));
    const sides = natSides(facts);
    list = [...failures].flatMap(([session, own]) => {
      const other = sides.get(session)?.find((side) => side !== session);
      return together(other === undefined ? own : notTried(own, failures.get(other) ?? []));
    });
    known.set(facts.report, list);
  }
  return list;
}

/** Without what is missing on one side of a NAT only: there it did not get through, and the other side shows the attempt. */
function notTried(own: UnopenedConnection[], others: readonly UnopenedConnection[]): UnopenedConnection[] {
  const tried = new Set(others.filter(({ fate }) => fate !== "absent").map(placeInSession));
  return tried.size === 0 ? own : own.filter((one) => one.fate !== "absent" || !tried.has(placeInSession(one)));
}

/** The same on both sides, which have the same commands. */
function placeInSession({ transfer, announcement, session }: UnopenedConnection): string {
  const firstId = session.transfers[0]?.id ?? 0;
  return transfer === null ? `port ${announcement?.port}` : `transfer ${transfer.id - firstId}`;
}

/** Attempts without a command are told as one, and so is what goes beyond a hundred transfers of one kind. */
function together(failures: UnopenedConnection[]): UnopenedConnection[] {
  const told: UnopenedConnection[] = [];
  const last = new Map<string, { one: UnopenedConnection; count: number }>();
  for (const failure of failures) {
    const key = `${failure.transfer === null} ${failure.mode} ${failure.fate}`;
    const before = last.get(key);
    const most = failure.transfer === null ? 1 : TOLD_ONE_BY_ONE;
    if (before !== undefined && before.count >= most) {
      before.one.times += 1;
      before.one.redeemed = failure.redeemed;
      continue;
    }
    last.set(key, { one: failure, count: (before?.count ?? 0) + 1 });
    told.push(failure);
  }
  return told;
}
