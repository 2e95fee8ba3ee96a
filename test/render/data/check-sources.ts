/** Small checkers of sequence-diagram source: each line is one of a few statements, and no text can end or begin one. */

const MERMAID_STATEMENT =
  /^ {2}(?:(?<ends>end)|(?:title|(?<box>box transparent)|participant (?<actor>p\d+) as|(?<from>p\d+)(?:-x|--x|->>|-->>|<<->>|<<-->>|-\)|--\))(?<to>p\d+):|Note right of p\d+:|Note over p\d+(?:,p\d+)?:|%%) (?<text>.+))$/;

/** What is wrong with Mermaid source: statements that are none, texts that could be more than text. Empty where it is sound. */
export function mermaidFaults(source: string): string[] {
  const [first, ...lines] = linesOf(source);
  const faults = first === "sequenceDiagram" ? [] : [`no diagram: ${first}`];
  const actors = new Set<string>();
  let isInBox = false;
  for (const line of lines) {
    const found = MERMAID_STATEMENT.exec(line)?.groups;
    const { text, box, actor, from, to, ends } = found ?? {};
    if (found === undefined || (text !== undefined && !isPlainMermaid(text))) {
      faults.push(line);
      continue;
    }
    if (box !== undefined) {
      if (isInBox) faults.push(`box in a box: ${line}`);
      isInBox = true;
    }
    if (ends !== undefined) {
      if (!isInBox) faults.push("end of no box");
      isInBox = false;
    }
    if (actor !== undefined) actors.add(actor);
    for (const name of [from, to]) if (name !== undefined && !actors.has(name)) faults.push(`nobody is ${name}`);
  }
  return isInBox ? [...faults, "open box"] : faults;
}

/** Character codes and line breaks apart, only letters and harmless signs are left. */
function isPlainMermaid(text: string): boolean {
  const rest = text.replace(/#\d+;/g, "").replaceAll("<br/>", " ");
  return !/[\p{Cc}#;:%{}<>"`$@&|\\[\]*~^]/u.test(rest) && !/\bend\b/i.test(text.replaceAll("<br/>", " "));
}

/** The same for PlantUML. */
export function plantumlFaults(source: string): string[] {
  const lines = linesOf(source);
  const faults = lines[0] === "@startuml" && lines.at(-1) === "@enduml" ? [] : ["not between @startuml and @enduml"];
  const actors = new Set<string>();
  let open = 0;
  for (const line of lines.slice(1, -1)) {
    const found =
      /^(?:title (?<a>.+)|hide footbox|box "(?<b>.+)"|participant "(?<c>.+)" as (?<actor>p\d+)|(?<end>end box)|(?<from>p\d+) <?(?:-|--|-\[bold\])>x? (?<to>p\d+) : (?<d>.+)|== (?<e>.+) ==|note right of p\d+ : (?<f>.+)|note over p\d+(?:, p\d+)? : (?<g>.+)|' (?<h>.+))$/.exec(
        line,
      )?.groups;
    if (found === undefined) {
      faults.push(line);
      continue;
    }
    const { a, b, c, d, e, f, g, h, actor, from, to, end } = found;
    const text = a ?? b ?? c ?? d ?? e ?? f ?? g ?? h;
    if (text !== undefined && !isPlainPlantuml(text)) faults.push(line);
    open += (b === undefined ? 0 : 1) - (end === undefined ? 0 : 1);
    if (open < 0 || open > 1) faults.push(`boxes: ${line}`);
    if (actor !== undefined) actors.add(actor);
    for (const name of [from, to]) if (name !== undefined && !actors.has(name)) faults.push(`nobody is ${name}`);
  }
  return open === 0 ? faults : [...faults, "open box"];
}

/** Code points and line breaks apart, nothing is left that PlantUML takes for markup, functions, comments or tags. */
function isPlainPlantuml(text: string): boolean {
  const rest = text.replace(/<U\+[0-9A-F]{4,6}>/g, "x").replaceAll("\\n", " ");
  return !/[\p{Cc}!"#$%&*<>@[\\\]^`{|}~]|--|==|__|\.\.|\/\/|\/'|'\//u.test(rest);
}

function linesOf(source: string): string[] {
  return source.replace(/\n$/, "").split("\n");
}
