/** Words of comparisons. */
export const comparisonEn = {};
