import { protocol } from 'electron';
import { isOwnAddress, pageScheme } from './page-address.ts';
import { readPageFile, refusalHeaders } from './page-files.ts';

/** Makes `app://` a secure origin with storage of its own; Electron wants this before it is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

const refusal = (status: number): Response =>
  new Response(null, { status, headers: refusalHeaders });

/** Answers `app://qazylar/…` from the built page, each answer with the content policy. */
export function setupAppProtocol(root: string): void {
  protocol.handle(pageScheme, async (request) => {
    if (request.method !== 'GET' || !isOwnAddress(request.url)) return refusal(403);
    const file = await readPageFile(root, new URL(request.url).pathname);
    if (file === null) return refusal(404);
    return new Response(file.bytes, { headers: file.headers });
  });
}
