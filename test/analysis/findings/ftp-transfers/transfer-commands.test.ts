import { expect, test } from "vitest";
import { TransferCommands } from "../../../../src/analysis/findings/ftp-transfers/transfer-commands.ts";
import type { Exchange, Transfer } from "../../../../src/report/report.ts";
import { exchange, transfer } from "../../../render/sample-ftp.ts";

function commanded(frame: number | null, verb: string | null): Transfer {
  return transfer(1, { frame, verb });
}

function said(frame: number | null, verb: string | null): Exchange {
  return exchange(frame, verb, null, []);
}

test("each transfer is found by its command once, several of one packet in their order", () => {
  const [alone, first, second] = [commanded(5, "RETR"), commanded(9, "RETR"), commanded(9, "STOR")];
  const commands = new TransferCommands([alone, first, second]);
  expect(commands.take(said(4, "RETR"))).toBeNull();
  expect(commands.take(said(5, "TYPE"))).toBeNull();
  expect(commands.take(said(5, "RETR"))).toBe(alone);
  expect(commands.take(said(5, "RETR"))).toBeNull();
  expect(commands.take(said(9, "NOOP"))).toBeNull();
  expect(commands.take(said(9, "RETR"))).toBe(first);
  expect(commands.take(said(9, "STOR"))).toBe(second);
});

test("a command that could not be read is no transfer's", () => {
  const commands = new TransferCommands([commanded(null, null)]);
  expect(commands.take(said(null, null))).toBeNull();
});
