import { stageId, submissionId, table, type Table } from './table-form.ts';

/** What people decided. */
export const decisionTables: readonly Table[] = [
  table({
    name: 'settlement',
    follows: 'whole',
    comment: 'What headquarters decided about conflicts, quarantine and forks',
    columns: [
      ['segment_id', 'text', 'Segment that holds it'],
      ['ordinal', 'bigint', 'Number of the operation in its log'],
      ['kind', 'text', 'Kind of the operation'],
      ['key', 'text', 'What it settles'],
      ['reason', 'text', 'Why'],
      ['withdrawn', 'boolean', 'Whether it was taken back'],
    ],
    key: ['segment_id', 'ordinal'],
  }),
  table({
    name: 'meeting',
    follows: 'whole',
    comment: 'Meetings of the commission, as they stand',
    columns: [
      stageId,
      ['number', 'text', 'Number of the minutes'],
      ['date', 'text', 'Day'],
      ['place', 'text', 'Place'],
      ['mode', 'text', 'in-person, remote or mixed'],
      ['present', 'integer', 'Members who took part'],
      ['votes_for', 'integer', 'Votes for'],
      ['votes_against', 'integer', 'Votes against'],
      ['votes_abstained', 'integer', 'Abstained'],
    ],
    key: ['stage_id'],
  }),
  table({
    name: 'outcome',
    follows: 'whole',
    comment: 'What a meeting decided of applications',
    columns: [
      stageId,
      ['number', 'integer', 'Number inside the stage'],
      submissionId,
      ['outcome', 'text', 'winner, finalist, prize, grant or refusal'],
      ['place', 'integer?', 'Place of a winner within the nomination'],
      ['amount', 'bigint?', 'Granted sum in whole tenge'],
      ['title', 'text?', 'Prize, or reason'],
    ],
    key: ['stage_id', 'number'],
    indexes: [['submission_id']],
  }),
  table({
    name: 'seal',
    follows: 'whole',
    comment: 'Stages that headquarters sealed',
    columns: [
      stageId,
      ['state_hash', 'text', 'Fingerprint of everything that was known'],
      ['root', 'text?', 'Root of the result, 64 hex digits'],
      ['signer', 'text', 'Key that sealed'],
      ['confirmations', 'integer', 'Other keys that confirmed it'],
      ['complete', 'boolean', 'Whether as many signed as the contest asks for'],
      ['told_at', 'bigint', 'Milliseconds since 1970 by the clock of the laptop'],
    ],
    key: ['stage_id'],
  }),
  table({
    name: 'publication',
    follows: 'whole',
    comment: 'Whether the result of a stage was released',
    columns: [
      stageId,
      ['state', 'text', 'prepared or released'],
      ['day', 'text', 'Planned or actual day'],
    ],
    key: ['stage_id'],
  }),
];
