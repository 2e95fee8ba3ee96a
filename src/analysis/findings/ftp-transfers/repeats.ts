import type { TransferCase } from "./transfer-case.ts";

/** Transfers that are told apart in one session; further ones are counted together. */
const TOLD_APART = 20;

/** Transfers of one session that went alike, as one: `key` tells what is alike, `rest` what still is where there are too many. */
export function groupRepeats(
  cases: readonly TransferCase[],
  key: (one: TransferCase) => string,
  rest: (one: TransferCase) => string,
): [first: TransferCase, ...others: TransferCase[]][] {
  const groups = new Map<string, [TransferCase, ...TransferCase[]]>();
  const apart = new Map<number, number>();
  for (const one of cases) {
    const { id } = one.session;
    const own = `${id} = ${key(one)}`;
    const told = apart.get(id) ?? 0;
    const name = groups.has(own) || told < TOLD_APART ? own : `${id} + ${rest(one)}`;
    const group = groups.get(name);
    if (group !== undefined) group.push(one);
    else {
      groups.set(name, [one]);
      if (name === own) apart.set(id, told + 1);
    }
  }
  return [...groups.values()];
}
