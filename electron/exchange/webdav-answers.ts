import type { DAVResultResponse } from 'webdav';

type Library = typeof import('webdav');

/** Asks for what is used of a listing, and for nothing else. */
export const askedOfFolder =
  '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><getcontentlength/><resourcetype/></prop></propfind>';

/** A path without its escapes; as it is where they are none. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stranger's file whose name has a per cent sign that nobody escaped.
    return path;
  }
}

/** The last step of an address, absolute or not, escaped or not. */
const nameIn = (href: string): string => unescaped(href.slice(href.lastIndexOf('/') + 1));

function fileOf(
  { href, propstat }: DAVResultResponse,
  library: Library,
): readonly { readonly name: string; readonly size: number }[] {
  const name = nameIn(href.trim());
  if (propstat === undefined || name === '') return [];
  const { type, size } = library.prepareFileFromProps(propstat.prop, name);
  return type === 'file' ? [{ name, size }] : [];
}

/** The files that a listing names, without folders; rejects with what is no listing. */
export async function filesIn(
  text: string,
  library: Library,
): Promise<readonly { readonly name: string; readonly size: number }[]> {
  const { multistatus } = await library.parseXML(text);
  return multistatus.response.flatMap((row) => fileOf(row, library));
}

/** The first status of 400 or above within an answer of several; null where all went well. */
export function firstFailure(text: string): number | null {
  const found = /HTTP\/\d(?:\.\d)? ([45]\d\d)/.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}
