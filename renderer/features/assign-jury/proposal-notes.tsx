import { groupBy } from '../../../shared/basics/group-by.ts';
import type { AssignmentShortfall } from '../../../shared/assigning/assignment.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { Banner } from '../../ui/banner.tsx';
import { atWork } from './assigning-facts.ts';
import { type AssigningView, useAssigningView, useAssigningWords } from './assigning-view.ts';
import { wantedBy } from './panel-rules.ts';
import { pairName, panelIn } from './panels.ts';

/** So many are named; of the others only the number is said. */
const shown = 12;

/** Submissions with fewer jurors than the rule asks for, with the reason where a proposal found one. */
export interface ShortPanel {
  readonly submission: Id;
  readonly missing: number;
  readonly reason: AssignmentShortfall['reason'] | 'byHand';
}

/** Short panels as they would be; `found` is what the last proposal said of them. */
export function shortPanels(
  { ground, panels }: Pick<AssigningView, 'ground' | 'panels'>,
  found: readonly AssignmentShortfall[],
): readonly ShortPanel[] {
  const reasons = new Map(found.map(({ submission, reason }) => [submission, reason]));
  const said = new Map(found.map(({ submission, missing }) => [submission, missing]));
  return ground.facts.submissions.flatMap((submission): ShortPanel[] => {
    const { id } = submission;
    const panel = atWork(ground.facts, panels, id).length;
    const reason = reasons.get(id) ?? 'byHand';
    const isWhole = ground.facts.stage.assignment.jurorsPerSubmission === 'all';
    const missing = isWhole ? (said.get(id) ?? 0) : wantedBy(ground, submission) - panel;
    return missing > 0 ? [{ submission: id, missing, reason }] : [];
  });
}

/** What could not be filled, reason by reason. */
export function ShortNotes({ found }: { readonly found: readonly AssignmentShortfall[] }) {
  const view = useAssigningView();
  const { t, format } = useAssigningWords();
  const short = shortPanels(view, found);
  if (short.length === 0) return null;
  const reasons = [...groupBy(short, ({ reason }) => reason)];
  return (
    <Banner tone="warn" title={t('short.title', { count: short.length })}>
      {reasons.map(([reason, list]) => (
        <div key={reason} className="assign-reason">
          <p>{t(`short.${reason}`)}</p>
          <p className="t2">
            {list
              .slice(0, shown)
              .map(({ submission, missing }) =>
                t('short.one', { number: submission, missing: format.number(missing) }),
              )
              .join('; ')}
            {list.length > shown && <> {t('short.more', { count: list.length - shown })}</>}
          </p>
        </div>
      ))}
    </Banner>
  );
}

/** Pairs that have something in common and that nobody judged yet: a person should look before anything leaves. */
export function SignNotes() {
  const { ground, panels } = useAssigningView();
  const { t, jurorName } = useAssigningWords();
  const pairs = ground.facts.submissions.flatMap(({ id }) =>
    panelIn(panels, id).flatMap((juror) => {
      const sign = ground.signs.get(pairName(id, juror));
      return sign === undefined ? [] : [{ submission: id, juror, sign }];
    }),
  );
  if (pairs.length === 0) return null;
  return (
    <Banner tone="warn" title={t('signs.title', { count: pairs.length })}>
      <p>{t('signs.text')}</p>
      <ul className="assign-list">
        {pairs.slice(0, shown).map(({ submission, juror, sign }) => (
          <li key={pairName(submission, juror)}>
            {t('signs.one', {
              juror: jurorName(juror),
              number: submission,
              sign: t(`signs.${sign}`),
            })}
          </li>
        ))}
        {pairs.length > shown && <li>{t('signs.more', { count: pairs.length - shown })}</li>}
      </ul>
    </Banner>
  );
}
