import type { ChosenFile } from './chosen-documents.ts';

/** Lets a person choose a folder with all that is in it; none where they chose none. Files are read when asked for. */
export async function chooseFolder(document: Document): Promise<readonly ChosenFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  input.hidden = true;
  document.body.append(input);
  try {
    await new Promise<void>((resolve) => {
      input.addEventListener('change', () => resolve(), { once: true });
      input.addEventListener('cancel', () => resolve(), { once: true });
      input.click();
    });
    // What systems put into folders by themselves is nobody's document.
    return [...(input.files ?? [])]
      .filter(({ name }) => !name.startsWith('.') && !['Thumbs.db', 'desktop.ini'].includes(name))
      .map((file) => ({
        path: file.webkitRelativePath,
        size: file.size,
        read: async () => new Uint8Array(await file.arrayBuffer()),
      }));
  } finally {
    input.remove();
  }
}
