import { useEffect, useMemo, useRef, useState } from 'react';

import { setPerson } from '../../../shared/contest/contest-operations.ts';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { setJurorDetails } from '../../../shared/contest/juror-details.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { regionShortName } from '../../../shared/contest/regions.ts';
import { readCsv } from '../../../shared/basics/csv.ts';
import { guessDelimiter } from '../../../shared/intake/guess-delimiter.ts';
import {
  planPeople,
  type PersonFault,
  type PlannedPerson,
} from '../../../shared/intake/plan-people.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import type { DroppedFile } from '../../ui/dropped-files.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { createTableReader, type TableReader } from '../../workers/table-reader.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';

function useFaultText(): (fault: PersonFault) => string {
  const { t } = useText('jury');
  const people = useText('people');
  return (fault) => {
    switch (fault.type) {
      case 'CapacityInvalid':
        return people.t('import.faults.CapacityInvalid', { text: fault.text });
      case 'DetailsTooLong':
        return people.t('import.faults.DetailsTooLong');
      case 'RoleUnknown':
      case 'RegionUnknown':
      case 'NominationUnknown':
        return t(`faults.${fault.type}`, { text: fault.text });
      case 'SurnameMissing':
      case 'NameTooLong':
      case 'RegionNeeded':
        return t(`faults.${fault.type}`);
    }
  };
}

function PlannedRow({
  planned,
  settings,
}: {
  readonly planned: PlannedPerson;
  readonly settings: ContestSettings;
}) {
  const { t, language } = useText('jury');
  const people = useText('people');
  const faultText = useFaultText();
  const { person, faults, text } = planned;
  const region =
    person === null || person.region === null
      ? ''
      : regionShortName(person.region, settings.regionsProfile, language);
  return (
    <li className="planned">
      {planned.status === 'new' && (
        <Chip tone="ok" icon="plus">
          {t(`common:roles.${person?.role ?? 'juror'}`)}
        </Chip>
      )}
      {planned.status === 'changed' && (
        <Chip tone="ok" icon="pen">
          {people.t('import.changed')}
        </Chip>
      )}
      {planned.status === 'known' && <Chip icon="done">{t('known')}</Chip>}
      {planned.status === 'faulty' && (
        <Chip tone="danger" icon="x">
          {t('rowNumber', { row: String(planned.row) })}
        </Chip>
      )}
      <span>
        {person === null
          ? text
          : [fullName(person), region, person.organisation]
              .filter((part) => part !== '')
              .join(' · ')}
        {faults.length > 0 && <b> — {faults.map(faultText).join('; ')}</b>}
      </span>
    </li>
  );
}

/** Rows of a file or of pasted text. */
function useRows(fail: (error: { readonly type: string }) => void) {
  const host = useHost();
  const reader = useRef<TableReader | null>(null);
  const [rows, setRows] = useState<readonly (readonly string[])[]>([]);
  useEffect(() => () => reader.current?.close(), []);
  const takeFiles = async (files: readonly DroppedFile[]) => {
    const [file, another] = files;
    if (file === undefined) return;
    if (another !== undefined) {
      fail({ type: 'OneFileExpected' });
      return;
    }
    reader.current ??= createTableReader();
    const read = await reader.current.rows(file.bytes);
    if (read.ok) setRows(read.value);
    else fail(read.error);
  };
  const pick = async () => {
    try {
      await takeFiles(await host.pickFiles({ accept: ['.xlsx', '.csv', '.txt'], multiple: false }));
    } catch {
      fail({ type: 'FileUnreadable' });
    }
  };
  const paste = (text: string) =>
    setRows(readCsv(text, guessDelimiter(text)).records.map(({ cells }) => cells));
  return { rows, takeFiles, pick, paste };
}

function Source({
  onPaste,
  onPick,
  onFiles,
}: {
  readonly onPaste: (text: string) => void;
  readonly onPick: () => void;
  readonly onFiles: (files: readonly DroppedFile[]) => void;
}) {
  const { t } = useText('jury');
  const [pasted, setPasted] = useState('');
  const paste = (text: string) => {
    setPasted(text);
    onPaste(text);
  };
  return (
    <>
      <FileDrop
        prompt={t('dropPeople')}
        button={t('common:chooseFile')}
        icon="table"
        onPick={onPick}
        onFiles={onFiles}
      />
      <TextArea label={t('paste')} hint={t('pasteHint')} value={pasted} onChange={paste} />
    </>
  );
}

const actionsOf = (planned: readonly PlannedPerson[]) =>
  planned.flatMap(({ person, details }) => [
    ...(person === null ? [] : [setPerson(person)]),
    ...(details === null ? [] : [setJurorDetails(details.person, details.details)]),
  ]);

/** A list of people from a spreadsheet, dropped, chosen or pasted; shown row by row before it is recorded. */
export function PeopleImport({
  settings,
  state,
  onClose,
}: {
  readonly settings: ContestSettings;
  readonly state: ContestState;
  readonly onClose: (recorded: number) => void;
}) {
  const { t } = useText('jury');
  const people = useText('people');
  const desk = useDeskCommands();
  const command = useCommand();
  const { rows, takeFiles, pick, paste } = useRows(command.fail);
  const planned = useMemo(
    () => planPeople(rows, settings, [...state.people.values()], state.jurorDetails),
    [rows, settings, state.people, state.jurorDetails],
  );
  const count = planned.filter(({ status }) => status === 'new' || status === 'changed').length;
  const save = async () => {
    const done = await command.run(() => desk.record(actionsOf(planned)));
    if (done !== null) onClose(count);
  };
  const verbs = (
    <>
      <Button onClick={() => onClose(0)}>{t('common:cancel')}</Button>
      <Button
        variant="primary"
        busy={command.busy}
        disabled={count === 0}
        onClick={() => void save()}
      >
        {count === 0 ? t('common:add') : people.t('import.save', { count })}
      </Button>
    </>
  );
  return (
    <Dialog open wide onClose={() => onClose(0)} title={t('importPeople')} verbs={verbs}>
      <div className="people-import">
        <ErrorBanner error={command.error} />
        <p>{people.t('import.hint')}</p>
        <Source
          onPaste={paste}
          onPick={() => void pick()}
          onFiles={(files) => void takeFiles(files)}
        />
        {planned.length > 0 && (
          <ul className="planned-list" tabIndex={0} aria-label={t('importPeople')}>
            {planned.map((row) => (
              <PlannedRow key={row.row} planned={row} settings={settings} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
