/** The rubrics that come with ftpscope, by the names that `--init` takes. */
export const STANDARD_NAMES = ["ftp", "dhcp"] as const;
export type StandardName = (typeof STANDARD_NAMES)[number];
