import { fullName } from '../../../shared/contest/people.ts';
import { sheetPath } from '../../../shared/merge/key-parts.ts';
import type { ContestState, SoftItem } from '../../../shared/merge/state.ts';
import type { Operation } from '../../../shared/log/operation.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table, TwoLines } from '../../ui/table.tsx';
import { type ConflictsText, keyWords, momentText, personName } from './item-words.ts';

interface LevelProps {
  readonly state: ContestState;
}

const sheetTitle = ({ submission, juror }: SoftItem, state: ContestState, { t }: ConflictsText) => {
  const person = state.people.get(juror);
  return {
    first: `${t('common:submissionNumber', { number: submission })} · ${state.submissions.get(submission)?.title ?? ''}`,
    second: t('jurorOf', { juror: person === undefined ? juror : fullName(person) }),
  };
};

/** Who gave which fields of a sheet, one line a person. */
function GivenFields({ item, state }: { readonly item: SoftItem; readonly state: ContestState }) {
  const text = useText('conflicts');
  const { t, format } = text;
  const byPeople = new Map<string, string[]>();
  for (const { key, people } of item.fields) {
    const who = format.list(people.map((person) => personName(person, state, text)));
    const path = sheetPath(key);
    const criterion = state.settings?.stages
      .find(({ id }) => id === path?.stage)
      ?.criteria.find(({ id }) => id === path?.criterion);
    const name = criterion === undefined ? key : format.localized(criterion.title);
    const field = key.startsWith('comment/') ? t('soft.comment', { field: name }) : name;
    byPeople.set(who, [...(byPeople.get(who) ?? []), field]);
  }
  return (
    <ul className="given">
      {[...byPeople].map(([who, fields]) => (
        <li key={who}>{t('soft.given', { person: who, fields: format.list(fields) })}</li>
      ))}
    </ul>
  );
}

/** Sheets that several installations worked on without a contradiction: everything was taken. */
export function SoftLevel({ state }: LevelProps) {
  const text = useText('conflicts');
  const { t } = text;
  return (
    <Card pad={false} title={t('soft.title')}>
      <p className="level-note">{t('soft.what')}</p>
      <Table
        label={t('soft.title')}
        rows={state.soft}
        rowKey={({ stage, submission, juror }) => `${stage}/${submission}/${juror}`}
        columns={[
          {
            id: 'sheet',
            title: t('soft.sheet'),
            cell: (item) => <TwoLines {...sheetTitle(item, state, text)} />,
          },
          {
            id: 'fields',
            title: t('soft.fields'),
            cell: (item) => <GivenFields item={item} state={state} />,
          },
        ]}
        empty={<EmptyState ornament={false} title={t('soft.none')} />}
      />
    </Card>
  );
}

/** Fields that several people gave alike: nothing to do. */
export function AgreeLevel({ state }: LevelProps) {
  const { t } = useText('conflicts');
  return (
    <Card title={t('agree.title')}>
      <p>{t('agree.count', { count: state.counts.agree })}</p>
      <p className="meta">{t('agree.what')}</p>
    </Card>
  );
}

/** Records of a newer program: kept and passed on, not read. */
export function UnknownLevel({ state }: LevelProps) {
  const text = useText('conflicts');
  const { t } = text;
  const personOf = ({ signer }: Operation) =>
    personName(state.keys.get(signer)?.person ?? null, state, text);
  return (
    <Card pad={false} title={t('unknown.title')}>
      <p className="level-note">{t('unknown.what')}</p>
      <Table
        label={t('unknown.title')}
        rows={state.unknown}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'record',
            title: t('unknown.record'),
            cell: ({ kind, version, key }) => (
              <TwoLines
                first={sheetPath(key) === null ? key : keyWords(key, state, text).title}
                second={t('unknown.kind', { kind, version })}
              />
            ),
          },
          {
            id: 'from',
            title: t('unknown.from'),
            cell: (operation) => (
              <TwoLines
                first={personOf(operation)}
                second={momentText(operation.wallClock, text)}
              />
            ),
          },
        ]}
        empty={<EmptyState ornament={false} title={t('unknown.none')} />}
      />
    </Card>
  );
}
