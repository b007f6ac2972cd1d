import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const beside = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * World Figure Skating Championships 2017: every mark of every juror, with the official results (BuzzFeed News,
 * CC BY 4.0). The table is not part of the project; tests use it where a folder beside the project holds it in `data/`,
 * or where QAZYLAR_DATA names that folder. Null where it is not at hand.
 */
export const skatingData: string | null =
  [
    process.env['QAZYLAR_DATA'] ?? '',
    ...readdirSync(beside).map((name) => join(beside, name, 'data')),
  ]
    .map((folder) => join(folder, 'isu-worlds-2017-components.csv'))
    .find((file) => existsSync(file)) ?? null;
