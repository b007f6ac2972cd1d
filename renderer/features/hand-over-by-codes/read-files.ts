import type { NamedFile } from '../../storage/desk.ts';
import { type CodeScanner } from '../../workers/code-scanner.ts';
import { codeLines } from './code-reading.ts';

/** Pictures and texts a person may choose. */
export const readableFiles = ['.png', '.jpg', '.jpeg', '.webp', '.bmp', '.gif', '.txt'];

/** `no-picture`: it cannot be opened as a picture · `no-code`: there is no code to be seen in it. */
export type FileProblem = 'no-picture' | 'no-code';

export interface FileReading {
  readonly texts: readonly string[];
  readonly problems: readonly { readonly name: string; readonly problem: FileProblem }[];
}

async function readOne(
  file: NamedFile,
  scanner: CodeScanner,
): Promise<readonly string[] | FileProblem> {
  if (file.name.toLowerCase().endsWith('.txt')) {
    const lines = codeLines(new TextDecoder().decode(file.bytes));
    return lines.length === 0 ? 'no-code' : lines;
  }
  // A copy of its own: a Blob does not take bytes of shared memory.
  const picture = await createImageBitmap(new Blob([new Uint8Array(file.bytes)])).catch(() => null);
  if (picture === null) return 'no-picture';
  const text = await scanner.scan({ picture, effort: { type: 'photo' } });
  return text === null ? 'no-code' : [text];
}

/** The codes in photos, screenshots and text files, and which files gave none. */
export async function readFiles(
  files: readonly NamedFile[],
  scanner: CodeScanner,
): Promise<FileReading> {
  const texts: string[] = [];
  const problems: { name: string; problem: FileProblem }[] = [];
  for (const file of files) {
    const found = await readOne(file, scanner);
    if (typeof found === 'string') problems.push({ name: file.name, problem: found });
    else texts.push(...found);
  }
  return { texts, problems };
}
