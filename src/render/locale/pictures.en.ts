/** Words of pictures in files: the page around them, and what a viewer is told. */
export const picturesEn = {};
