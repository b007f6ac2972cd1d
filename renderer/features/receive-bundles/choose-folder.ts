import { chooseFiles } from '../../host/choose-files.ts';

/** Lets a person choose a folder with all that is in it; none where they chose none. */
export const chooseFolder = (document: Document): Promise<readonly File[]> =>
  chooseFiles(document, (input) => {
    input.webkitdirectory = true;
  });
