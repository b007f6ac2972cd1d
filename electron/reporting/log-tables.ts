import { jurorId, sheetOrder, stageId, submissionId, table, type Table } from './table-form.ts';

/** What was recorded: grows, and is never changed. */
export const logTables: readonly Table[] = [
  table({
    name: 'segment',
    follows: 'log',
    comment: 'Signed segments of logs that this database holds; each was verified when it was read',
    columns: [
      ['segment_number', 'integer', 'Number inside this database alone'],
      ['segment_id', 'text', 'Identity: SHA-256 of the signed header, base64url'],
      ['log', 'text', 'Log of one installation'],
      ['signer', 'text', 'Ed25519 public key, base64url; see key_holder'],
      ['first_sequence', 'bigint', 'Number of its first commit in the log'],
      ['last_sequence', 'bigint', 'Number of its last commit in the log'],
      ['first_ordinal', 'bigint', 'Number of its first operation in the log'],
      ['operations', 'integer', 'How many operations it holds'],
      ['previous', 'text?', 'Segment before it in the log; null for the first'],
    ],
    key: ['segment_number'],
    indexes: [['log']],
  }),
  table({
    name: 'operation',
    follows: 'log',
    comment:
      'History: every operation that was ever recorded, admitted or not (see quarantine); texts of people and personal data are not repeated here',
    columns: [
      ['segment_number', 'integer', 'Segment that holds it'],
      ['ordinal', 'bigint', 'Number of the operation in its log, from 0'],
      ['sequence', 'bigint', 'Number of its commit in the log, from 0'],
      ['told_at', 'bigint', "Milliseconds since 1970 by the author's clock: told, never proved"],
      ['kind', 'text', 'Kind, as in shared/bundle/README.md'],
      ['version', 'smallint', 'Version of its form'],
      ['key', 'text', 'What it is about, parts joined by "/"'],
      ['value', 'jsonb?', 'Value; null for texts of people and for kinds with personal data'],
    ],
    key: ['segment_number', 'ordinal'],
    references: { segment: ['segment_number'] },
    checkedByRun: true,
  }),
  table({
    name: 'sheet_source',
    follows: 'log',
    comment: 'Which segments say anything of which sheet',
    columns: [
      stageId,
      submissionId,
      jurorId,
      ['segment_number', 'integer', 'Segment that holds it'],
    ],
    key: [...sheetOrder, 'segment_number'],
    references: { segment: ['segment_number'] },
    checkedByRun: true,
  }),
];
