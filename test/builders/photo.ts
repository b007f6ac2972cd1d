import { strToU8 } from 'fflate';

import { concatBytes } from '../../shared/basics/bytes.ts';

const segment = (marker: number, content: Uint8Array): Uint8Array =>
  concatBytes(
    new Uint8Array([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]),
    content,
  );

/** A place as a telephone writes it into a photo. */
export const tellTale = 'GPS 50.283933 57.166978 Test Phone 12';

/** Bytes with the form of a JPEG of 16 × 8 points, numbered so that no two are alike, in which place and device stand. */
export const photoOfPhone = (number: number): Uint8Array =>
  concatBytes(
    new Uint8Array([0xff, 0xd8]),
    segment(0xe0, strToU8('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', true)),
    segment(0xe1, concatBytes(strToU8('Exif\0\0II*\0', true), strToU8(tellTale, true))),
    segment(0xfe, strToU8(tellTale, true)),
    segment(0xc0, new Uint8Array([8, 0, 8, 0, 16, 1, 1, 0x11, 0])),
    segment(0xda, new Uint8Array([1, 1, 0, 0, 63, 0])),
    strToU8(`data ${number}`, true),
    new Uint8Array([0xff, 0xd9]),
  );
