import { protocol } from 'electron';
import { readPageFile } from './page-files.ts';

const scheme = 'app';
const host = 'qazylar';

/** Address of the page; nothing else is ever shown in the window. */
export const pageAddress = `${scheme}://${host}/index.html`;

/** Whether an address belongs to this application's own page. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${scheme}:` && url.host === host;
}

/** Makes `app://` a secure origin with storage of its own; Electron wants this before it is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Answers `app://qazylar/…` from the built page, each answer with the content policy. */
export function setupAppProtocol(root: string): void {
  protocol.handle(scheme, async (request) => {
    if (request.method !== 'GET' || !isOwnAddress(request.url))
      return new Response(null, { status: 403 });
    const file = await readPageFile(root, new URL(request.url).pathname);
    if (file === null) return new Response(null, { status: 404 });
    return new Response(file.bytes, { headers: file.headers });
  });
}
