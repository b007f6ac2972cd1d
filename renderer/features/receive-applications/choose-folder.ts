import { chooseFiles } from '../../host/choose-files.ts';
import type { ChosenFile } from './chosen-documents.ts';

/** Lets a person choose a folder with all that is in it; none where they chose none. Files are read when asked for. */
export async function chooseFolder(document: Document): Promise<readonly ChosenFile[]> {
  const files = await chooseFiles(document, (input) => {
    input.webkitdirectory = true;
  });
  // What systems put into folders by themselves is nobody's document.
  return files
    .filter(({ name }) => !name.startsWith('.') && !['Thumbs.db', 'desktop.ini'].includes(name))
    .map((file) => ({
      path: file.webkitRelativePath,
      size: file.size,
      read: async () => new Uint8Array(await file.arrayBuffer()),
    }));
}
