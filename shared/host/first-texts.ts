/** The text files that the first screens need: the build puts them into a file for each language, which is loaded first. */
export const firstTexts: readonly string[] = [
  'common',
  'errors',
  'first-run',
  'hand-over',
  'home-files',
  'shell',
];
