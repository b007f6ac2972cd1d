import type { DocumentFile } from '../../shared/documents/document-kinds.ts';
import { siteFolder } from '../../shared/documents/public-documents.ts';

/** A folder for a web server gets the page that checks its result; other documents stay as they are. */
export async function withVerifier(
  files: readonly DocumentFile[],
): Promise<readonly DocumentFile[]> {
  if (!files.some(({ name }) => name === `${siteFolder}/index.html`)) return files;
  const { default: page } = await import('virtual:verifier-page');
  return [...files, { name: `${siteFolder}/verify.html`, bytes: new TextEncoder().encode(page) }];
}
