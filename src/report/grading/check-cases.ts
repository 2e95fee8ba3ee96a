import type { FtpChecks } from "./check-data/ftp.ts";
import type { OtherChecks } from "./check-data/other.ts";

/** Every built-in check: its parameters, and the reasons that it gives with their facts. */
export interface CheckCases extends FtpChecks, OtherChecks {}

export type CheckName = keyof CheckCases;
export type ParametersOf<Name extends CheckName> = CheckCases[Name]["parameters"];
export type ReasonsOf<Name extends CheckName> = CheckCases[Name]["reasons"];
