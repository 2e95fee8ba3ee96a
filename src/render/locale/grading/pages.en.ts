import { plural } from "../measures.en.ts";

/** Words of the pages: a student's feedback, and the class. Points and figures arrive as text. */
export const gradePagesEn = {
  student: {
    feedback: "Feedback",
    /** After the points: what there was to get. */
    outOf: (maximum: string): string => ` / ${maximum} points`,
    passFrom: (points: string): string => `${points} points or more pass.`,
    parts: "Points",
    part: "Part",
    losses: "Where points were lost",
    allRight: "Everything is as it should be: no points were lost.",
    moreLosses: (count: number): string =>
      `${plural(count, "more thing", "more things")} to look at: see the tables below.`,
    lost: (points: string): string => `−${points}`,
    lookedAt: (place: string): string => `Looked at: ${place}.`,
    noFile: "None of the files handed in could be used for this part.",
    noPicture: "There is no picture: none of your captures shows what the homework asks for.",
    comparison: "Your comparison picture",
    ladder: "Your capture as a picture",
    drawn: "ftpscope drew this from the captures that you handed in.",
    oneSide: "A comparison needs an active and a passive transfer; this is what your captures show.",
    folded: (rows: number): string =>
      `${plural(rows, "row is", "rows are")} left out here. This draws all of them: ftpscope ladder FILE --all -o ladder.html`,
    questions:
      "If something here looks wrong to you, tell your instructor the name of the check and the number of the frame.",
  },
  checks: {
    check: "Check",
    result: "Result",
    details: "What was seen",
    points: "Points",
    outcome: { passed: "passed", partial: "partly", failed: "failed", blocked: "not checked" },
    expected: "Expected",
    seen: "Seen",
    next: "Next time",
    filter: "In Wireshark",
    /** After the filter, where the file is not the part's own. */
    inFile: (path: string): string => `in ${path}`,
    blocked: (titles: readonly string[]): string =>
      `Needs ${titles.map((title) => `“${title}”`).join(" and ")}, which did not pass.`,
    heldBack: (points: string): string => `With the checks that build on it, ${points} points were lost here.`,
  },
  files: {
    title: "Your files",
    file: "File",
    kind: "Kind",
    size: "Size",
    usedFor: "Used for",
    remark: "Remark",
    kinds: { capture: "capture", picture: "picture", archive: "archive", document: "document", other: "other" },
    unused: "not used",
    none: "No files were found.",
    /** Packets, and when the capture began. */
    capture: (packets: string, begin: string | null): string =>
      begin === null ? packets : `${packets}, from ${begin}`,
    more: (count: number): string => `and ${plural(count, "more file", "more files")}`,
    notices: "Worth knowing (costs no points)",
  },
  class: {
    title: "Class overview",
    student: "Student",
    students: "Students",
    passed: (points: string): string => `Pass (${points}+)`,
    below: "Below",
    review: "For review",
    missing: "No hand-in",
    mean: "Mean",
    median: "Median",
    range: "Lowest to highest",
    withoutReview: "Mean, median, range and distribution leave out the students for review.",
    distribution: "Distribution",
    share: "share of the points",
    /** Read aloud in place of the drawing: "0-9 %: 2 students". */
    bar: (range: string, count: number): string => `${range} %: ${plural(count, "student", "students")}`,
    passMark: (points: string): string => `pass: ${points}`,
    nobody: "Nobody's points are settled yet.",
    hardest: "Hardest checks",
    earned: "Points earned",
    failed: "Failed",
    blocked: "Not checked",
    attention: "Who to look at",
    nothing: "Nobody: no student is for review or below the pass mark, and every file could be read.",
    reviewTitle: "For review: a person must decide",
    reviewIntro: "These are signs, not proof, and no points were taken off. Look at both captures before you decide.",
    notesTitle: "Notes on captures (no review)",
    missingTitle: "On the roster, but no hand-in",
    unknownTitle: "Handed in, but not on the roster",
    filesTitle: "Files that could not be read",
    belowTitle: (points: string): string => `Below ${points} points`,
    noticesTitle: "Remarks",
    inFrames: (path: string, frames: string): string => `${path}, ${frames}`,
    all: "All students",
    name: "Name",
    total: "Total",
    state: "State",
    states: { passed: "pass", below: "below", review: "review" },
    lost: "Where points were lost",
    noneLost: "all checks pass",
    strays: "Files that belong to no student",
    rubric: "Rubric",
    more: (count: number): string => `and ${plural(count, "more", "more")}`,
  },
};

/** English sets the shape that every language fills. */
export type GradePagesWords = typeof gradePagesEn;
