const privateNames = /^(?:localhost|[^.]+|.+\.(?:localhost|local|lan|internal|home\.arpa))$/;
const v4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const privateV4 = /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/;
const privateV6 = /^(?:::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/;

/**
 * True for computers that are not on the internet: this one, and names and numbers of a local network. `hostname` as
 * the URL standard writes it: numbers in four parts or in brackets, never `0x7f.1`.
 */
export function isPrivateHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
  if (v4.test(bare)) return privateV4.test(bare);
  return bare.includes(':') ? privateV6.test(bare) : privateNames.test(bare);
}
