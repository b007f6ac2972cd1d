import type { Id } from '../../../shared/contest/contest.ts';
import { criterionTitle } from '../../../shared/results/naming.ts';
import { placeLabel } from '../../../shared/results/register.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { RadioField, TextArea } from '../../ui/field.tsx';
import { MoveButtons } from '../../ui/move-buttons.tsx';
import { TwoLines } from '../../ui/table.tsx';
import { useMeetingForm } from './form-context.ts';
import {
  settles,
  type TieCase,
  tieCases,
  tieStanding,
  withoutTie,
  withSharedPlace,
  withTieOrder,
} from './tie-cases.ts';

/** What the regulation's own steps said of an application, which they left equal to others. */
function useStepsOf() {
  const form = useMeetingForm();
  const { t, state, language, format, places, tieValues, scoreOf, numbered, regionOf } = form;
  return (id: Id): string => {
    const steps = (tieValues.get(id) ?? []).map(({ by, value }) => {
      const name =
        by === 'median'
          ? t('ties.median')
          : criterionTitle(state, by.replace(/^criterion:/, ''), language);
      return t('ties.step', { name, value: value === null ? '—' : format.rational(value, places) });
    });
    const score = t('ties.score', { score: scoreOf(id) });
    return [numbered(id), regionOf(id), score, ...steps].filter((part) => part !== '').join(' · ');
  };
}

/** The applications of a tie in the order in which they stand; `onOrder` null while people have not begun to decide. */
function TiedRows({
  tie,
  order,
  onOrder,
}: {
  readonly tie: TieCase;
  readonly order: readonly Id[];
  readonly onOrder: ((order: readonly Id[]) => void) | null;
}) {
  const { t, titleOf } = useMeetingForm();
  const stepsOf = useStepsOf();
  const move = (at: number, to: number) => {
    const [id] = order.slice(at, at + 1);
    if (id !== undefined) onOrder?.(order.toSpliced(at, 1).toSpliced(to, 0, id));
  };
  return (
    <ol className="decide-rows tied">
      {order.map((id, at) => (
        <li key={id}>
          {onOrder !== null && <b className="tied-place">{tie.place + at}</b>}
          <div className="grow">
            <TwoLines first={titleOf(id)} second={stepsOf(id)} />
          </div>
          {onOrder !== null && tie.kind === 'cut' && (
            <Chip tone={at < tie.seats ? 'ok' : 'neutral'} icon={at < tie.seats ? 'done' : 'dash'}>
              {at < tie.seats ? t('ties.goesOn') : t('ties.staysBehind')}
            </Chip>
          )}
          {onOrder !== null && (
            <MoveButtons
              words={{
                up: t('ties.up', { title: titleOf(id) }),
                down: t('ties.down', { title: titleOf(id) }),
                moved: (place) => t('ties.moved', { place, total: order.length }),
              }}
              at={at}
              count={order.length}
              onMove={(to) => move(at, to)}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function TieBlock({ tie }: { readonly tie: TieCase }) {
  const { t, settings, draft, onChange, wrongAt, nominationTitle } = useMeetingForm();
  const at = draft.ties.findIndex((each) => settles(each, tie));
  const settled = draft.ties[at];
  const standing = tieStanding(draft, tie);
  const places = placeLabel(tie.place, tie.submissions.length);
  const count = tie.submissions.length;
  const last = settings.prizePlaces;
  const title =
    tie.kind === 'cut'
      ? t('ties.cut', { places, count, seats: tie.seats })
      : t('ties.winners', { places, count });
  const decide = (order: readonly Id[], reason: string) =>
    onChange(withTieOrder(draft, tie, { nomination: tie.nomination, order, reason }, last));
  const choose = (value: 'open' | 'ordered' | 'shared') => {
    if (value === 'ordered') decide(settled?.order ?? tie.submissions, settled?.reason ?? '');
    else if (value === 'shared') onChange(withSharedPlace(draft, tie));
    else onChange(withoutTie(draft, tie, last));
  };
  return (
    <section className="tie-block" aria-label={title}>
      <h3>{title}</h3>
      {tie.nomination !== null && <p className="meta">{nominationTitle(tie.nomination)}</p>}
      <RadioField
        label={t('ties.how')}
        value={standing}
        onChange={choose}
        options={[
          { value: 'open', label: t('ties.open') },
          { value: 'ordered', label: t('ties.ordered') },
          ...(tie.kind === 'winners'
            ? [{ value: 'shared' as const, label: t('ties.shared') }]
            : []),
        ]}
      />
      <TiedRows
        tie={tie}
        order={settled?.order ?? tie.submissions}
        onOrder={settled === undefined ? null : (order) => decide(order, settled.reason)}
      />
      {settled !== undefined && (
        <TextArea
          label={t('ties.reason')}
          hint={t('ties.reasonHint')}
          value={settled.reason}
          onChange={(reason) =>
            onChange({ ...draft, ties: draft.ties.with(at, { ...settled, reason }) })
          }
          {...wrongAt(`ties/${at}/reason`)}
        />
      )}
    </section>
  );
}

/** Orders that were decided for ties which are not there any more: the scores have changed since. */
function StaleTies({ cases }: { readonly cases: readonly TieCase[] }) {
  const { t, draft, change, format, numbered } = useMeetingForm();
  const stale = draft.ties.filter((tie) => !cases.some((each) => settles(tie, each)));
  return stale.map((tie) => {
    const names = format.list(tie.order.map(numbered));
    return (
      <Banner
        key={`${tie.nomination ?? ''}/${tie.order.join()}`}
        tone="warn"
        action={
          <Button onClick={() => change({ ties: draft.ties.filter((each) => each !== tie) })}>
            {t('ties.drop')}
          </Button>
        }
      >
        {t('ties.stale', { names })}
      </Banner>
    );
  });
}

/** Equal places that only people can settle: each with what the regulation's steps said, an order and a reason. */
export function TiesCard() {
  const { t, settings, ranking, draft, change } = useMeetingForm();
  const cases = tieCases(settings, ranking);
  if (cases.length === 0 && draft.ties.length === 0 && draft.tieReason === '') return null;
  return (
    <Card title={t('ties.title')}>
      <div className="col g4">
        <StaleTies cases={cases} />
        {cases.map((tie) => (
          <TieBlock key={`${tie.kind}/${tie.nomination ?? ''}/${tie.place}`} tie={tie} />
        ))}
        {draft.tieReason !== '' && (
          <TextArea
            label={t('ties.wholeReason')}
            value={draft.tieReason}
            onChange={(tieReason) => change({ tieReason })}
          />
        )}
      </div>
    </Card>
  );
}
