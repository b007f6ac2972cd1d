import type { Id } from '../../../shared/contest/contest.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import { type KeyFigure, KeyFigures } from '../../ui/key-figures.tsx';
import { TwoLines } from '../../ui/table.tsx';
import { useMeetingForm } from './form-context.ts';
import { typedBudget, typedFaults } from './grant-sums.ts';
import type { GrantDraft } from './meeting-draft.ts';
import { RemoveButton } from './remove-button.tsx';
import { SubmissionPicker } from './submission-picker.tsx';
import { groupedTenge, parseTenge } from './typed-values.ts';

/** A sum as people type it; once it is left its digits stand in groups. */
function TengeField({
  label,
  value,
  onChange,
  error,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string;
}) {
  const { language } = useMeetingForm();
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={value}
      onChange={onChange}
      onBlur={() => onChange(groupedTenge(value, language))}
      {...(error === undefined ? {} : { error })}
    />
  );
}

function GrantRow({ grant, at }: { readonly grant: GrantDraft; readonly at: number }) {
  const { t, settings, draft, change, wrongAt, titleOf, numbered, placeOf } = useMeetingForm();
  const { submission } = grant;
  const set = (next: Partial<GrantDraft>) =>
    change({ grants: draft.grants.with(at, { ...grant, ...next }) });
  const refused = parseTenge(grant.granted) === 0;
  return (
    <li>
      <div className="grow col g3" role="group" aria-label={titleOf(submission)}>
        <TwoLines
          first={titleOf(submission)}
          second={t('grants.facts', { number: numbered(submission), place: placeOf(submission) })}
        />
        <div className="grant-fields">
          <TengeField
            label={t('grants.requested')}
            value={grant.requested}
            onChange={(requested) => set({ requested })}
            {...wrongAt(`grants/${at}/requested`)}
          />
          <TengeField
            label={t('grants.granted')}
            value={grant.granted}
            onChange={(granted) => set({ granted })}
            {...wrongAt(`grants/${at}/granted`)}
          />
          <TextField
            label={refused ? t('grants.reasonRefused') : t('grants.reason')}
            value={grant.reason}
            onChange={(reason) => set({ reason })}
            {...wrongAt(`grants/${at}/reason`)}
          />
        </div>
        <div className="row wrap g2" role="status">
          {refused && (
            <Chip tone="neutral" icon="dash">
              {t('grants.refused')}
            </Chip>
          )}
          {typedFaults(grant, settings.grants).map((fault) => (
            <Chip key={fault} tone="warn" icon="alert">
              {t(`grants.fault.${fault}`)}
            </Chip>
          ))}
        </div>
      </div>
      <RemoveButton
        name={titleOf(submission)}
        onRemove={() => change({ grants: draft.grants.toSpliced(at, 1) })}
      />
    </li>
  );
}

/** What the grants come to beside the ceiling; money above it is said before anything is saved. */
function Sums() {
  const { t, settings, draft, format } = useMeetingForm();
  const { requested, granted, ceiling, left } = typedBudget(draft.grants, settings.grants);
  const over = left !== null && left < 0n;
  const money = (tenge: bigint) => format.money(Number(tenge));
  const most = settings.grants?.perProjectMax ?? null;
  const figures: readonly KeyFigure[] = [
    { id: 'requested', value: money(requested), note: t('grants.sum.requested') },
    {
      id: 'granted',
      value: money(granted),
      note: t('grants.sum.granted'),
      ...(over ? { tone: 'danger' as const } : {}),
    },
    {
      id: 'ceiling',
      value: ceiling === null ? '—' : money(ceiling),
      note: ceiling === null ? t('grants.sum.noCeiling') : t('grants.sum.ceiling'),
    },
    ...(left === null
      ? []
      : [
          {
            id: 'left',
            value: money(over ? 0n : left),
            note: t('grants.sum.left'),
            ...(over ? { tone: 'danger' as const } : {}),
          },
        ]),
  ];
  return (
    <>
      <KeyFigures label={t('grants.sums')} figures={figures} />
      {over && (
        <Banner tone="danger" title={t('grants.over', { sum: money(-left) })}>
          {t('grants.overText')}
        </Banner>
      )}
      {most !== null && (
        <p className="meta">{t('grants.perProject', { sum: format.money(most) })}</p>
      )}
    </>
  );
}

/** Money for projects under the regulation's ceiling. */
export function GrantsPart() {
  const { t, state, draft, change, language } = useMeetingForm();
  const { grants } = draft;
  const taken = grants.map(({ submission }) => submission);
  const proposed = (submission: Id): GrantDraft => {
    const budget = state.submissions.get(submission)?.budget ?? null;
    const requested = budget === null ? '' : groupedTenge(String(budget), language);
    return { submission, requested, granted: requested, reason: '' };
  };
  const add = (ids: readonly Id[]) => change({ grants: [...grants, ...ids.map(proposed)] });
  const winners = [
    ...new Set(
      [...draft.winners, ...draft.prizes].flatMap(({ submission }) =>
        submission === '' || taken.includes(submission) ? [] : [submission],
      ),
    ),
  ];
  return (
    <div className="col g4">
      <Sums />
      <Card title={t('grants.title')}>
        <div className="col g3">
          {grants.length === 0 ? (
            <EmptyState title={t('grants.empty')}>{t('grants.emptyText')}</EmptyState>
          ) : (
            <ul className="decide-rows">
              {grants.map((grant, at) => (
                <GrantRow key={grant.submission} grant={grant} at={at} />
              ))}
            </ul>
          )}
          {winners.length > 0 && (
            <div>
              <Button icon="plus" onClick={() => add(winners)}>
                {t('grants.addWinners', { count: winners.length })}
              </Button>
            </div>
          )}
          <SubmissionPicker
            state={state}
            label={t('grants.add')}
            taken={taken}
            onPick={(submission) => add([submission])}
          />
        </div>
      </Card>
    </div>
  );
}
