import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import policy from '../shared/host/content-policy.json' with { type: 'json' };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** One file of the built page, ready to be answered with. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The file inside `root` that a request path names, or null for a path that is not plainly inside it: `..` in any
 * spelling, back-slashes, drive letters, empty parts, NUL, broken percent signs. `/` is the page itself.
 */
export function resolvePagePath(root: string, path: string): string | null {
  let plain: string;
  try {
    plain = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (plain === '/') return join(root, 'index.html');
  const [first, ...parts] = plain.split('/');
  if (first !== '' || parts.length === 0 || !parts.every(isPlainPart)) return null;
  return join(root, ...parts);
}

function isPlainPart(part: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part);
}

/** Where a file really lies; null where a link leads out of the folder. */
async function realFile(root: string, file: string): Promise<string | null> {
  const [folder, real] = await Promise.all([realpath(root), realpath(file)]);
  return real.startsWith(folder + sep) ? real : null;
}

/** Reads what a request path names, with its type and the content policy; null when there is no such file. */
export async function readPageFile(root: string, path: string): Promise<PageFile | null> {
  const file = resolvePagePath(root, path);
  const type = file === null ? undefined : types[extname(file)];
  if (file === null || type === undefined) return null;
  try {
    const real = await realFile(root, file);
    if (real === null) return null;
    const bytes = new Uint8Array(await readFile(real));
    return { bytes, headers: pageHeaders(type) };
  } catch {
    return null;
  }
}

/** What of the computer a page may ask for: to read codes, to fill the screen, to copy text. */
const features = [
  'camera=(self)',
  'clipboard-write=(self)',
  'fullscreen=(self)',
  ...[
    'accelerometer',
    'autoplay',
    'clipboard-read',
    'display-capture',
    'encrypted-media',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'picture-in-picture',
    'publickey-credentials-get',
    'screen-wake-lock',
    'serial',
    'storage-access',
    'usb',
    'window-management',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
].join(', ');

function pageHeaders(type: string): Readonly<Record<string, string>> {
  return {
    'content-type': type,
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': features,
    'cache-control': 'no-cache',
  };
}

/** What a refusal carries: an address that leads nowhere is as closed as a page. */
export const refusalHeaders = pageHeaders('text/plain; charset=utf-8');
