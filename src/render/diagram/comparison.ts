import type { Comparison } from "../../report/comparison.ts";
import { sessionMark } from "../../report/picture-mark.ts";
import type { FtpSession, Report } from "../../report/report.ts";
import type { View } from "../renderer.ts";
import type { Sheet } from "../text/sheet.ts";
import { eventArrow } from "./comparison-arrow.ts";
import { sidePanel } from "./comparison-panel.ts";
import { comparisonParagraphs } from "./comparison-sentences.ts";
import { eventsOf, type SideView, sideViews } from "./comparison-sides.ts";
import { comparisonTable } from "./comparison-table.ts";
import { connectionsTable } from "./connections-table.ts";
import type { Block, Diagram, StepRow, TableBlock } from "./diagram.ts";

/** The comparison of a report as a picture with words and a table beneath; nothing where the report has none. */
export function comparisonBlocks(report: Report, _view: View, sheet: Sheet): Block[] {
  const { comparison } = report;
  const sides = comparison === null ? null : sideViews(report, comparison, sheet);
  if (comparison === null || sides === null) return [];
  return [
    comparisonDiagram(comparison, sides, sheet),
    ...comparisonParagraphs(comparison, sides, sheet),
    comparisonTable(comparison, sides, sheet),
    ...sessionTables(report, comparison, sides, sheet),
  ];
}

/** Control connection and compared data connections of either session; in one table where both are of the same. */
function sessionTables(
  report: Report,
  comparison: Comparison,
  sides: [SideView, SideView],
  sheet: Sheet,
): TableBlock[] {
  const [left, right] = sides;
  if (left.session === right.session) {
    return [connectionsTable(comparedSession(left.session, comparison, sides), report, sheet)];
  }
  return sides.map((side) => {
    const { session, compared, title } = side;
    const captures = report.captures.slice(compared.capture, compared.capture + 1);
    const table = connectionsTable(comparedSession(session, comparison, [side]), { ...report, captures }, sheet);
    return { ...table, title: table.title === null ? title : `${title}: ${table.title}` };
  });
}

/** The session with nothing but the transfers and the attempts at data connections that are compared. */
function comparedSession(session: FtpSession, comparison: Comparison, sides: readonly SideView[]): FtpSession {
  const compared = new Set(sides.map(({ transfer }) => transfer));
  const events = sides.flatMap(({ side }) => eventsOf(comparison, side));
  const syns = new Set(events.flatMap(({ event }) => (event.opens ? event.frame : [])));
  return {
    ...session,
    transfers: session.transfers.filter((transfer) => compared.has(transfer)),
    announcements: session.announcements.map((announcement) => ({
      ...announcement,
      attempts: announcement.attempts.filter(({ synFrame }) => synFrame !== null && syns.has(synFrame)),
    })),
  };
}

function comparisonDiagram(comparison: Comparison, [left, right]: [SideView, SideView], sheet: Sheet): Diagram {
  return {
    kind: "diagram",
    title: null,
    gutter: [{ title: sheet.words.comparison.step, align: "left" }],
    panels: [sidePanel(left, comparison, sheet), sidePanel(right, comparison, sheet)],
    rows: stepRows(comparison, sheet),
    marks: [left, right].map(({ session }) => sessionMark(session)),
  };
}

function stepRows({ steps }: Comparison, sheet: Sheet): StepRow[] {
  return steps.flatMap(({ step, rows }, number) =>
    rows.map(
      ({ same, left, right }, index): StepRow => ({
        kind: "step",
        gutter: [index === 0 ? `${number + 1} ${sheet.words.comparison.steps[step]}` : ""],
        cells: [left, right].map((event) => (event === null ? null : eventArrow(event, step, sheet))),
        marker: same === null ? null : same ? "same" : "different",
      }),
    ),
  );
}
