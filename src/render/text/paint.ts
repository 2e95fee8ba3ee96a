/** Colours by meaning. They add to the text and never replace it. */
export interface Paint {
  heading(text: string): string;
  control(text: string): string;
  data(text: string): string;
  dim(text: string): string;
  error(text: string): string;
  warning(text: string): string;
}

/** `level` is decided by the caller: 0 none, else the sixteen colours, which are enough here. */
export function createPaint(level: 0 | 1 | 2 | 3): Paint {
  const brush = level === 0 ? () => plain : paintWith;
  return {
    heading: brush("1", "22"),
    control: brush("36", "39"),
    data: brush("32", "39"),
    dim: brush("2", "22"),
    error: brush("31", "39"),
    warning: brush("33", "39"),
  };
}

const plain = (text: string): string => text;

/** Each line is painted for itself; what is painted within goes back to this colour at its end. */
function paintWith(open: string, close: string): (text: string) => string {
  const [start, end] = [colourCode(open), colourCode(close)];
  const paintLine = (line: string): string => (line === "" ? "" : `${start}${line.replaceAll(end, end + start)}${end}`);
  return (text) => text.split("\n").map(paintLine).join("\n");
}

function colourCode(number: string): string {
  return `\u001b[${number}m`;
}
