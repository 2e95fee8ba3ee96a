/** Words of FTP ladders. */
export const ladderEn = {};
