import { useState } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { setPoolEntry } from '../../../shared/pooling/pooling-operations.ts';
import { type PoolEntry, poolStates } from '../../../shared/pooling/pool-entry.ts';
import { type PoolRow, poolRows } from '../../../shared/reports/pool/pool-board.ts';
import { maturityOptions } from '../../../shared/reports/pool/pool-subjects.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { type PoolSubject, signerName, standingTo } from './own-part.ts';
import { plainEntry } from './pool-view.ts';
import { CorrectionField, lacksReason, RecordDialog, useRecording } from './record-dialog.tsx';
import { type PoolWords, usePoolWords } from './use-pool-words.ts';

interface EditorProps {
  readonly subject: PoolSubject;
  readonly row: PoolRow;
  readonly words: PoolWords;
  readonly entry: PoolEntry;
  readonly onChange: (entry: PoolEntry) => void;
}

/** State, theme, maturity and team. */
function Choices({ subject: { state, settings }, row, words, entry, onChange }: EditorProps) {
  const { t, papers, format } = words;
  const { submission } = row;
  const teams = [
    ...(state.teams.get(submission.region ?? '') ?? []),
    ...(state.teams.get(submission.id) ?? []),
  ].filter(([id, { active }]) => active || id === entry.team);
  const options = maturityOptions(settings);
  // Where a project goes is said with the file that goes there.
  const states = poolStates.filter((each) => each !== 'moved' || row.entry.state === 'moved');
  const changeState = (next: PoolEntry['state']) =>
    onChange({ ...entry, state: next, moved: next === 'moved' ? row.entry.moved : null });
  return (
    <div className="pool-fields">
      <SelectField
        label={t('entry.state')}
        value={entry.state}
        onChange={changeState}
        options={states.map((value) => ({ value, label: papers.state[value] }))}
      />
      <SelectField
        label={t('board.track')}
        value={entry.track}
        onChange={(track) => onChange({ ...entry, track })}
        options={settings.nominations.map(({ id, title }) => ({
          value: id,
          label: format.localized(title),
        }))}
      />
      {options.length > 0 && (
        <SelectField
          label={t('entry.maturity')}
          value={entry.maturity}
          onChange={(maturity) => onChange({ ...entry, maturity })}
          options={[
            { value: '', label: t('entry.unknown') },
            ...options.map(({ id, title }) => ({ value: id, label: format.localized(title) })),
          ]}
        />
      )}
      {teams.length > 0 && (
        <SelectField
          label={t('entry.team')}
          value={entry.team}
          onChange={(team) => onChange({ ...entry, team })}
          options={[
            { value: '', label: t('entry.noTeam') },
            ...teams.map(([id, { title }]) => ({ value: id, label: title })),
          ]}
        />
      )}
    </div>
  );
}

/** Who recorded this last, and what the project asks for. */
function EntryFacts({ subject: { state }, row, words }: Omit<EditorProps, 'entry' | 'onChange'>) {
  const { t, format, papers } = words;
  const { submission, entry, said } = row;
  const facts = [
    submission.applicant,
    words.region(submission.region),
    submission.budget === null ? '' : format.money(submission.budget),
  ];
  return (
    <>
      <p className="pool-title">{submission.title}</p>
      <p className="meta">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      {entry.moved !== null && (
        <p>
          {papers.state.moved}: {entry.moved.contest} · {format.date(entry.moved.day, 'press')} ·{' '}
          {entry.moved.reason}
        </p>
      )}
      {said !== null && (
        <p className="meta">
          {t('entry.by', {
            name: signerName(state, said.by) ?? t('entry.somebody'),
            when: format.date(said.wallClock, 'press'),
          })}
        </p>
      )}
    </>
  );
}

/** Everything of an entry that people write and choose. */
function EntryFields({ tried, ...props }: EditorProps & { readonly tried: boolean }) {
  const { words, entry, onChange } = props;
  const { t } = words;
  return (
    <>
      <Choices {...props} />
      <TextField
        label={t('entry.partners')}
        value={entry.partners}
        onChange={(partners) => onChange({ ...entry, partners })}
      />
      <TextArea
        label={entry.state === 'withdrawn' ? t('entry.whyWithdrawn') : t('entry.note')}
        value={entry.note}
        onChange={(note) => onChange({ ...entry, note })}
        {...(tried && whyMissing(entry) ? { error: t('entry.whyMissing') } : {})}
      />
    </>
  );
}

/** What is missing before an entry can be recorded. */
const whyMissing = ({ state, note }: PoolEntry): boolean =>
  state === 'withdrawn' && note.trim() === '';

/** One project of the pool: where it stands, its theme, its team; written words are those recorded, not those shown. */
export function EntryDialog({
  subject,
  id,
  onClose,
}: {
  readonly subject: PoolSubject;
  readonly id: Id;
  readonly onClose: () => void;
}) {
  const words = usePoolWords(subject.settings);
  const { t } = words;
  const { state } = useDesk('state');
  const recorded = present(state, 'a pool is part of a contest');
  const row = present(
    poolRows(recorded).find(({ submission }) => submission.id === id),
    'the project is in the pool',
  );
  const [entry, setEntry] = useState(() => plainEntry(row.entry));
  const [reason, setReason] = useState('');
  const recording = useRecording(onClose);
  const standing = standingTo(recorded, row.said?.by ?? null, subject.own);
  const isWrong = whyMissing(entry) || lacksReason(standing, reason);
  const save = () =>
    recording.save(isWrong, () => [setPoolEntry(id, entry, reason.trim())], t('entry.saved'));
  const { tried } = recording;
  return (
    <RecordDialog
      title={t('entry.title', { number: id })}
      {...{ standing, recording, onClose }}
      onSave={save}
    >
      <EntryFacts subject={subject} row={row} words={words} />
      {standing !== 'closed' && (
        <EntryFields {...{ subject, row, words, entry, tried }} onChange={setEntry} />
      )}
      <CorrectionField {...{ standing, tried, reason }} onChange={setReason} />
    </RecordDialog>
  );
}
