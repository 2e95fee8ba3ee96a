import type { HandInProblems, PatternFault, RosterColumn } from "../../../report/grading/problems.ts";
import { grouped } from "../../number-text.ts";
import { wordsFor } from "../code-words.ts";
import { codesEn } from "../codes.en.ts";
import type { Sentences } from "../finding-words.ts";
import { lookalikeEn } from "./files.en.ts";
import { namesListed } from "./names-listed.ts";

/** Of hand-ins and roster: what is wrong, and what to do. Follows "path: ". */
export const handInProblemsEn: Sentences<HandInProblems> = {
  "handins-missing": () => "no such file or folder. Check the name",
  "handins-unreadable": ({ detail }) => `cannot be read (${wordsFor(codesEn.system, detail)}). Check its permissions`,
  "handins-not-zip": ({ lookalike }) =>
    lookalike === "capture" || lookalike === "gzip" || lookalike === "zstd"
      ? 'one capture, not a folder or zip of hand-ins. Give the folder that it is in, or use "ftpscope check"'
      : `not a folder or zip of hand-ins (it looks like ${lookalikeEn(lookalike)}). Unpack it into a folder and give that`,
  "handins-damaged": () => "a damaged zip of which nothing can be read. Download it again",
  "handins-encrypted": () => "needs a password. Unpack it into a folder and give that",
  "handins-empty": () => "no hand-in in it. Give the folder or zip that holds the students' files",
  "handins-too-many": ({ most }) => `more than ${grouped(most)} files. Give a folder with hand-ins only`,
  "pattern-placeholder": ({ pattern, placeholder, why }) =>
    `--pattern ${pattern}: ${faults[why](placeholder)}. Allowed are {id}, {name} and {*} (anything), as in "{*}/{id}_{name}/{*}"`,
  "pattern-nobody": ({ pattern }) =>
    `--pattern ${pattern}: needs {id} or {name}, which tell the students apart, as in "{*}/{id}_{name}/{*}"`,
  "pattern-no-match": ({ pattern, example }) => `--pattern ${pattern}: no path fits it. One of the paths is ${example}`,
  "roster-unreadable": ({ detail }) =>
    detail === "ENOENT"
      ? "no such file. Check the name"
      : `cannot be read (${wordsFor(codesEn.system, detail)}). Check name and permissions`,
  "roster-too-large": ({ most }) => `too large for a roster: at most ${Math.floor(most / 1_048_576)} MiB are read`,
  "roster-not-text": ({ lookalike }) =>
    `not a CSV file (it looks like ${lookalikeEn(lookalike)}). Save it as CSV in the spreadsheet program`,
  "roster-empty": () => "no row with the names of its columns",
  "roster-no-column": ({ wanted, columns }) =>
    `no column with the ${wantedNames[wanted]}. Name it with --columns ${wanted}=…; there are: ${namesListed(columns)}`,
  "roster-unknown-column": ({ name, columns }) => `no column is named "${name}"; there are: ${namesListed(columns)}`,
  "roster-same-columns": ({ wanted, name }) =>
    `several columns could be the ${wantedNames[wanted]}: ${namesListed([name])}. Name the right one with --columns ${wanted}=…`,
  "roster-columns-option": ({ text }) =>
    `--columns ${text}: should be like "id=NUMBER,name=NAME,grade=GRADE,feedback=COMMENT", with names of the roster's columns`,
};

const faults: Record<PatternFault, (placeholder: string) => string> = {
  unknown: (placeholder) => `there is no placeholder ${placeholder}`,
  open: (placeholder) => `a brace without its partner: ${placeholder}`,
  twice: (placeholder) => `${placeholder} stands there twice`,
  adjacent: (placeholder) => `something must stand in front of ${placeholder}, or nobody knows where it begins`,
  many: () => "too many placeholders",
};

const wantedNames: Record<RosterColumn, string> = {
  id: "students' numbers",
  name: "names",
  grade: "grades",
  feedback: "feedback",
};
