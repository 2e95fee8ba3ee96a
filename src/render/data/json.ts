import { writeTransaction } from "../../report/dhcp-row-text.ts";
import { writeSession } from "../../report/ftp-row-text.ts";
import type { Report } from "../../report/report.ts";
import type { Render } from "../renderer.ts";
import { selectView } from "../select.ts";
import { jsonPieces } from "./json-pieces.ts";
import { rowTexts } from "./json-rows.ts";

/** One JSON document of the contract's shape, in the order of report.ts. */
export const renderJson: Render = function* (report, view, { indented }) {
  const part: Report = selectView(report, view);
  const { sessions } = part.ftp;
  const { transactions } = part.dhcp;
  const texts = (list: object) => {
    if (list === sessions) return rowTexts(sessions, writeSession);
    return list === transactions ? rowTexts(transactions, writeTransaction) : null;
  };
  yield* indented ? jsonPieces(part, true) : jsonPieces(part, false, texts);
  yield "\n";
};
