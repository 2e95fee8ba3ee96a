/** What one connection or session sends, step by step: at each `yield` others may send first. */
export type Script = Generator<void, void, void>;

/** Runs scripts to their ends, `atOnce` of them side by side, each step of one drawn by lot. */
export function interleave(next: () => Script | null, atOnce: number, random: () => number): void {
  const running: Script[] = [];
  for (let more = true; more || running.length > 0; ) {
    while (more && running.length < atOnce) {
      const script = next();
      if (script === null) more = false;
      else running.push(script);
    }
    const index = Math.floor(random() * running.length);
    if (running[index]?.next().done === true) {
      const last = running.pop();
      if (last !== undefined && index < running.length) running[index] = last;
    }
  }
}

/** Lets others send for a while. */
export function* pause(steps: number): Script {
  for (let step = 0; step < steps; step += 1) yield;
}
