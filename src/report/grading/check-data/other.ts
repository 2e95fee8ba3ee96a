/** What the checks of files, servers, times, pictures and DHCP take and tell. */

export interface OtherChecks {
  picture: {
    parameters: {
      /** Formats that are accepted; names as in PictureFormat. */
      types: readonly string[];
      /** Pixels. */
      minimumWidth: number;
      minimumHeight: number;
    };
    reasons: {
      found: { path: string; format: string };
      missing: Record<never, never>;
    };
  };
}
