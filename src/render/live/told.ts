/** What a line says of one event; all of it is safe to draw. */
export interface Told {
  /** The time of day. */
  time: string;
  /** One cell. */
  sign: string;
  /** Number of the session or exchange; empty where it has none. */
  number: string;
  /** Who or what it is about; shortened in its middle where there is no room. */
  subject: string;
  /** What happened, the most important first; where there is no room, the last ones are left out. */
  facts: string[];
}
