const longestName = 255;
const reservedOnWindows = /^(con|conin\$|conout\$|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i;
const forbiddenCharacters = '<>:"/\\|?*';

/**
 * Whether a name can stand for one file in a folder on every system: no path, no control or direction-changing
 * character, nothing that Windows keeps for devices, at most 255 bytes of UTF-8.
 */
export function isPlainFileName(name: string): boolean {
  if (name === '' || name !== name.trim() || name.startsWith('.') || name.endsWith('.'))
    return false;
  if (reservedOnWindows.test(name)) return false;
  let bytes = 0;
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || forbiddenCharacters.includes(character))
      return false;
    if (isInvisible(code)) return false;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes <= longestName;
}

/** Characters that let a name look like another one: zero width, bidirectional controls, lone surrogates. */
function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x61c ||
    code === 0x180e ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff
  );
}
