import { Chalk } from "chalk";

/** Colours by meaning. They add to the text and never replace it. */
export interface Paint {
  heading(text: string): string;
  control(text: string): string;
  data(text: string): string;
  dim(text: string): string;
  error(text: string): string;
  warning(text: string): string;
}

/** `level` is decided by the caller (0 none, 1 the sixteen colours, 2 and 3 more): chalk's own guess is not asked. */
export function createPaint(level: 0 | 1 | 2 | 3): Paint {
  const chalk = new Chalk({ level });
  return {
    heading: (text) => chalk.bold(text),
    control: (text) => chalk.cyan(text),
    data: (text) => chalk.green(text),
    dim: (text) => chalk.dim(text),
    error: (text) => chalk.red(text),
    warning: (text) => chalk.yellow(text),
  };
}
