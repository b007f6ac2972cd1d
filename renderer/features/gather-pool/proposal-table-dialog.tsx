import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import type { UnknownText } from '../../../shared/intake/plan-intake.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useDesk } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import type { PoolSubject } from './own-part.ts';
import { type ProposalColumn, proposalColumns } from './proposal-table.ts';
import { RecordDialog, useRecording } from './record-dialog.tsx';
import type { PoolWords } from './use-pool-words.ts';
import { type ProposalTable, type ReadProposals, useProposalTable } from './use-proposal-table.ts';

interface PartProps {
  readonly subject: PoolSubject;
  readonly words: PoolWords;
  readonly table: ProposalTable;
}

/** Which column holds what; without one for sections, the section of all rows. */
function Columns({ subject, words, table: { opened, reading, change } }: PartProps) {
  const { t } = words;
  const sheet = reading === null ? undefined : opened?.sheets[reading.sheet];
  if (reading === null || sheet === undefined) return null;
  const labels: Readonly<Record<ProposalColumn, string>> = {
    title: t('proposals.name'),
    applicant: t('proposals.author'),
    nomination: t('proposals.section'),
    region: t('board.region'),
    summary: t('proposals.text'),
  };
  const choose = (id: ProposalColumn, column: string) => {
    const { [id]: _former, ...others } = reading.mapping;
    change({ mapping: column === '' ? others : { ...others, [id]: Number(column) } });
  };
  return (
    <fieldset className="pool-fields">
      <legend>{t('proposals.table.columns')}</legend>
      {proposalColumns.map((id) => (
        <SelectField
          key={id}
          label={labels[id]}
          value={String(reading.mapping[id] ?? '')}
          onChange={(column) => choose(id, column)}
          options={[
            { value: '', label: t('proposals.table.noColumn') },
            ...sheet.columns.map(({ heading }, at) => ({ value: String(at), label: heading })),
          ]}
        />
      ))}
      {!('nomination' in reading.mapping) && (
        <SelectField
          label={t('proposals.table.sectionOfAll')}
          value={reading.section}
          onChange={(section) => change({ section })}
          options={subject.settings.nominations.map(({ id }) => ({
            value: id,
            label: words.track(id),
          }))}
        />
      )}
    </fieldset>
  );
}

/** Texts that fit no section or region, each settled once for all its rows. */
function UnknownTexts({
  subject: { settings },
  words,
  table: { reading, change },
  unknown,
}: PartProps & { readonly unknown: readonly UnknownText[] }) {
  const { t } = words;
  if (reading === null || unknown.length === 0) return null;
  const { choices } = reading;
  const optionsOf = (field: UnknownText['field']) =>
    field === 'nomination'
      ? settings.nominations.map(({ id }) => ({ value: id, label: words.track(id) }))
      : settings.regions.map((id) => ({ value: id, label: words.region(id) }));
  const settle = ({ field, key }: UnknownText, value: string) =>
    change({
      choices:
        field === 'nomination'
          ? { ...choices, nominations: { ...choices.nominations, [key]: value } }
          : { ...choices, regions: { ...choices.regions, [key]: value } },
    });
  return (
    <div className="pool-fields" role="group" aria-label={t('proposals.table.unknown')}>
      {unknown.map((each) => (
        <SelectField
          key={`${each.field}/${each.key}`}
          label={t('proposals.table.meant', { text: each.text })}
          value=""
          onChange={(value) => settle(each, value)}
          options={[{ value: '', label: t('proposals.table.noChoice') }, ...optionsOf(each.field)]}
        />
      ))}
    </div>
  );
}

/** Rows named one by one up to this many. */
const mostNamed = 20;

/** What would be recorded, what is here already, and which rows are left out. */
function Outcome({ read, words }: { readonly read: ReadProposals; readonly words: PoolWords }) {
  const { t, format } = words;
  const { proposals, known, refused } = read;
  return (
    <div role="status" className="col g2">
      <p>
        {t('proposals.table.found', {
          count: format.number(proposals.length),
          known: format.number(known),
        })}
      </p>
      {refused.length > 0 && (
        <p>
          {t('proposals.table.refused', {
            count: format.number(refused.length),
            rows: refused
              .slice(0, mostNamed)
              .map((row) => format.number(row))
              .join(', '),
          })}
        </p>
      )}
      <ul className="pool-preview">
        {proposals.slice(0, 5).map(({ id, title, nomination }) => (
          <li key={id}>
            {title} <span className="t2">{words.track(nomination)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Proposals of the sections out of a table, whose columns are guessed as those of applications are. */
export function ProposalTableDialog({
  subject,
  words,
  onClose,
}: {
  readonly subject: PoolSubject;
  readonly words: PoolWords;
  readonly onClose: () => void;
}) {
  const { t } = words;
  const { state } = useDesk('state');
  const table = useProposalTable(subject.settings, state?.submissions ?? new Map());
  const recording = useRecording(onClose);
  const { opened, reading, read, busy } = table;
  const proposals = read?.proposals ?? [];
  return (
    <RecordDialog
      title={t('proposals.table.title')}
      verb={t('proposals.table.record')}
      {...{ recording, onClose }}
      disabled={proposals.length === 0}
      onSave={() =>
        recording.save(
          proposals.length === 0,
          () => proposals.map(addSubmission),
          t('proposals.table.recorded'),
        )
      }
    >
      <ErrorBanner error={table.error} />
      <p>{t('proposals.table.text')}</p>
      <div className="row wrap">
        <Button icon="table" busy={busy} onClick={() => void table.choose()}>
          {t('common:chooseFile')}
        </Button>
        {opened !== null && <span>{opened.name}</span>}
      </div>
      {opened !== null && opened.sheets.length > 1 && (
        <SelectField
          label={t('proposals.table.sheet')}
          value={String(reading?.sheet ?? 0)}
          onChange={(sheet) => table.chooseSheet(Number(sheet))}
          options={opened.sheets.map(({ name }, at) => ({ value: String(at), label: name }))}
        />
      )}
      <Columns {...{ subject, words, table }} />
      {read !== null && <UnknownTexts {...{ subject, words, table }} unknown={read.unknown} />}
      {read !== null && <Outcome read={read} words={words} />}
    </RecordDialog>
  );
}
