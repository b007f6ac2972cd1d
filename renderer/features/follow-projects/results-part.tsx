import { useState } from 'react';

import type { Indicator } from '../../../shared/following/indicator.ts';
import {
  type IndicatorFigures,
  projectFigures,
} from '../../../shared/reports/monitoring/project-figures.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { FactDialog } from './fact-dialog.tsx';
import { followedIn, signerName } from './follow-subject.ts';
import { IndicatorDialog } from './indicator-dialog.tsx';
import type { ProjectSubject } from './project-subject.ts';

/** The whole plan, and everything that was told of an indicator. */
function AllFigures({
  own: { subject, followed, words },
  indicator,
}: {
  readonly own: ProjectSubject;
  readonly indicator: Indicator;
}) {
  const { t, value, day } = words;
  const facts = followed.facts.filter((each) => each.indicator === indicator.id);
  return (
    <details>
      <summary>{t('results.all')}</summary>
      <div className="follow-facts">
        <ul className="follow-list">
          {indicator.plan.map((step) => (
            <li key={step.day}>
              {t('results.planned', {
                date: day(step.day),
                value: value(indicator, step.value),
              })}
            </li>
          ))}
        </ul>
        <ul className="follow-list">
          {facts.map((each) => (
            <li key={each.day}>
              {t('results.told', {
                date: day(each.day),
                value: value(indicator, each.value),
                name: signerName(subject, each.by) ?? t('money.somebody'),
              })}{' '}
              {each.source}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

/** One indicator: plan for today, fact, and everything that was told of it. */
function IndicatorCard({
  own,
  figures,
  onEdit,
  onTell,
}: {
  readonly own: ProjectSubject;
  readonly figures: IndicatorFigures;
  readonly onEdit: (indicator: Indicator) => void;
  readonly onTell: (indicator: Indicator) => void;
}) {
  const { subject, words } = own;
  const { t, value, day, format } = words;
  const { indicator, plan, fact, factDay } = figures;
  const share = plan === null || plan === 0 || fact === null ? null : fact / plan;
  return (
    <Card
      title={words.indicator(indicator)}
      aside={
        <span className="row wrap">
          {subject.region === null && (
            <Button
              variant="quiet"
              icon="pen"
              aria-label={t('results.editOf', { name: words.indicator(indicator) })}
              onClick={() => onEdit(indicator)}
            />
          )}
          <Button icon="plus" onClick={() => onTell(indicator)}>
            {t('results.tellFact')}
          </Button>
        </span>
      }
    >
      <div className="col g3">
        <p>
          {t('results.now', {
            plan: value(indicator, plan),
            fact: value(indicator, fact),
            date: day(factDay),
          })}{' '}
          {share !== null && t('results.share', { share: format.percent(share) })}
        </p>
        {share !== null && (
          <ProgressBar
            label={words.indicator(indicator)}
            value={Math.min(1000, Math.max(0, Math.round(share * 1000)))}
            total={1000}
          />
        )}
        <AllFigures own={own} indicator={indicator} />
      </div>
    </Card>
  );
}

/** What was promised and what was reached. */
export function ResultsPart(own: ProjectSubject) {
  const { subject, followed, words } = own;
  const { t } = words;
  const [editing, setEditing] = useState<Indicator | 'new' | null>(null);
  const [telling, setTelling] = useState<Indicator | null>(null);
  const figures = projectFigures(followed, subject.state, subject.today)?.indicators ?? [];
  const recorded = followedIn(subject.recorded, followed.submission).indicators;
  const add = subject.region === null && followed.project !== null && (
    <Button icon="plus" onClick={() => setEditing('new')}>
      {t('results.add')}
    </Button>
  );
  return (
    <>
      {figures.length === 0 ? (
        <EmptyState title={t('results.empty')} ornament={false} action={add}>
          {t('results.emptyText')}
        </EmptyState>
      ) : (
        <>
          {add !== false && <div>{add}</div>}
          {figures.map((each) => (
            <IndicatorCard
              key={each.indicator.id}
              own={own}
              figures={each}
              onEdit={({ id }) => setEditing(recorded.find((one) => one.id === id) ?? null)}
              onTell={setTelling}
            />
          ))}
        </>
      )}
      {editing !== null && (
        <IndicatorDialog
          submission={followed.submission}
          indicator={editing === 'new' ? null : editing}
          words={words}
          onClose={() => setEditing(null)}
        />
      )}
      {telling !== null && (
        <FactDialog
          subject={subject}
          indicator={telling}
          words={words}
          onClose={() => setTelling(null)}
        />
      )}
    </>
  );
}
