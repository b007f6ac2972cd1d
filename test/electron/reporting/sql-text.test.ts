import { expect, it } from 'vitest';

import { databaseAddress } from '../../../electron/reporting/database.ts';
import { jsonOf } from '../../../electron/reporting/json-value.ts';
import {
  creatingStatements,
  finishingStatements,
  replacingStatement,
} from '../../../electron/reporting/schema-sql.ts';
import {
  copyLine,
  isSchemaName,
  quoteName,
  quoteText,
} from '../../../electron/reporting/sql-text.ts';
import { stateRows } from '../../../electron/reporting/state-rows.ts';
import { tables } from '../../../electron/reporting/tables.ts';

it('writes rows that COPY reads as they were, whatever people typed', () => {
  expect(copyLine(['a', null, 7500, true, false])).toBe('a\t\\N\t7500\tt\tf\n');
  expect(copyLine(['tab\there', 'line\r\nend', 'back\\slash', '\\N'])).toBe(
    'tab\\there\tline\\r\\nend\tback\\\\slash\t\\\\N\n',
  );
  expect(copyLine(['nothing\0 half\ud800', 'Әлия 🙂'])).toBe('nothing\uFFFD half\uFFFD\tӘлия 🙂\n');
});

it('quotes names and texts, and takes no names of the system', () => {
  expect(quoteName('a"b')).toBe('"a""b"');
  expect(quoteText("o'clock")).toBe("'o''clock'");
  expect(['qazylar', 'final_2027', '_x'].every(isSchemaName)).toBe(true);
  expect(['Public', 'public', 'pg_temp', 'a b', 'a"b', '', 'a'.repeat(49)].some(isSchemaName)).toBe(
    false,
  );
});

it('writes values as JSON that a database takes', () => {
  expect(jsonOf({ a: [1, null, 'x\0'], b: new Uint8Array([255]) })).toBe(
    '{"a":[1,null,"x\uFFFD"],"b":{"base64url":"_w"}}',
  );
});

it('asks for an encrypted connection wherever an address leaves this computer', () => {
  expect(databaseAddress('postgres://u@db.example.kz/x')).toContain('sslmode=verify-full');
  expect(databaseAddress('postgres://u@db.example.kz/x?sslmode=disable')).toContain('=disable');
  expect(databaseAddress('postgres://u@127.0.0.1/x')).not.toContain('sslmode');
  expect(databaseAddress('postgres://u@localhost/x?host=%2Ftmp')).not.toContain('sslmode');
  expect(databaseAddress('https://db.example.kz/x')).toBeNull();
});

it('describes every table and column in the database itself', () => {
  const made = creatingStatements('s', false).join('\n');
  for (const { name, columns } of tables) {
    expect(made).toContain(`comment on table "${name}" is '`);
    for (const column of columns)
      expect(made).toContain(`comment on column "${name}"."${column.name}" is '`);
  }
});

it('has rows for every table, keys that are its columns, and references to tables before it', () => {
  const before = new Set<string>();
  for (const { name, follows, columns, key, references } of tables) {
    const names = columns.map((column) => column.name);
    expect(name in stateRows).toBe(follows !== 'log');
    expect(names).toEqual(expect.arrayContaining([...key]));
    for (const { table, columns: own } of references) {
      expect(before.has(table)).toBe(true);
      expect(names).toEqual(expect.arrayContaining([...own]));
    }
    before.add(name);
  }
  expect(finishingStatements().filter((each) => each.includes('primary key'))).toHaveLength(
    tables.length,
  );
});

it('leaves rows alone that are the same already', () => {
  const score = tables.find(({ name }) => name === 'score');
  expect(score === undefined ? '' : replacingStatement(score)).toMatch(
    /on conflict .* do update set .*where \(o."points", o."counts"\) is distinct from \(excluded/s,
  );
});
