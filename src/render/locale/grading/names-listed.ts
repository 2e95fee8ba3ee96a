const MOST_NAMES = 20;
const LONGEST_NAME = 40;

/** Names of a table's columns for a sentence: of a file that is something else altogether they could be long, and many. */
export function namesListed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => {
    const characters = [...name.slice(0, LONGEST_NAME * 2 + 1)];
    return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join("")}…` : name;
  });
  return [...shown, ...(names.length > MOST_NAMES ? ["…"] : [])].join(", ");
}
