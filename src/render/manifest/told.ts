/** Where files were written. */
export interface Told {
  /** As the user named it; null where nothing was written. */
  folder: string | null;
  /** The manifest's name in it. */
  manifestName: string;
  hashesOnly: boolean;
}
