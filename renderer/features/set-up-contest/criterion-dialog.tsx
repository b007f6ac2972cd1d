import { useState } from 'react';

import { languages } from '../../../shared/basics/localized.ts';
import { milli, type Milli } from '../../../shared/basics/points.ts';
import type { Anchor, Criterion, Id, Nomination, Scale } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { criterionFault, noText } from './draft.ts';
import { LocalizedFields } from './localized-fields.tsx';
import { NumberField } from './number-field.tsx';

interface EditProps {
  readonly criterion: Criterion;
  readonly onChange: (criterion: Criterion) => void;
}

function ScaleFields({ criterion, onChange }: EditProps) {
  const { t } = useText('contest-setup');
  const { scale, comment } = criterion;
  const set = (part: Partial<Scale>) => onChange({ ...criterion, scale: { ...scale, ...part } });
  const number = (label: string, value: Milli, change: (value: Milli) => void) => (
    <NumberField
      label={label}
      value={value}
      onChange={(next) => {
        if (next !== null) change(next);
      }}
    />
  );
  return (
    <>
      <div className="field-grid">
        {number(t('weight'), criterion.weight, (weight) => onChange({ ...criterion, weight }))}
        {number(t('scaleMin'), scale.min, (min) => set({ min }))}
        {number(t('scaleMax'), scale.max, (max) => set({ max }))}
        {number(t('scaleStep'), scale.step, (step) => set({ step }))}
      </div>
      <div className="field-grid">
        <NumberField
          label={t('commentBelow')}
          value={comment.requiredAtOrBelow}
          optional
          onChange={(requiredAtOrBelow) =>
            onChange({ ...criterion, comment: { ...comment, requiredAtOrBelow } })
          }
        />
        <NumberField
          label={t('commentAbove')}
          value={comment.requiredAtOrAbove}
          optional
          onChange={(requiredAtOrAbove) =>
            onChange({ ...criterion, comment: { ...comment, requiredAtOrAbove } })
          }
        />
      </div>
      {(comment.requiredAtOrBelow !== null || comment.requiredAtOrAbove !== null) && (
        <LocalizedFields
          label={t('commentNote')}
          value={comment.note}
          onChange={(note) => onChange({ ...criterion, comment: { ...comment, note } })}
          lines
        />
      )}
    </>
  );
}

/** The highest score that has no description yet; the highest of all where every step has one. */
function nextLevel({ anchors, scale }: Criterion): Milli {
  const described = new Set<number>(anchors.map(({ level }) => level));
  const steps = scale.step > 0 ? Math.floor((scale.max - scale.min) / scale.step) : 0;
  for (let step = steps; step >= 0; step -= 1) {
    const level = scale.min + step * scale.step;
    if (!described.has(level)) return milli(level);
  }
  return scale.max;
}

/** True where a level is not described in all three languages. */
const isIncomplete = (anchors: readonly Anchor[]): boolean =>
  anchors.some(({ text }) => languages.some((language) => text[language].trim() === ''));

function AnchorFields({ criterion, onChange }: EditProps) {
  const { t, format } = useText('contest-setup');
  const { anchors } = criterion;
  // Asked once: it must not close under somebody who has just written the last text.
  const [incomplete] = useState(() => isIncomplete(anchors));
  const set = (next: readonly Anchor[]) => onChange({ ...criterion, anchors: next });
  const change = (at: number, part: Partial<Anchor>) =>
    set(anchors.map((anchor, index) => (index === at ? { ...anchor, ...part } : anchor)));
  return (
    <details className="more" open={incomplete}>
      <summary>{t('anchors', { number: format.number(anchors.length) })}</summary>
      <div className="col g3">
        <p className="meta">{t('anchorsHint')}</p>
        <ol className="edit-rows">
          {anchors.map((anchor, index) => (
            // Levels may repeat while they are typed, so a row is known by its place.
            <li key={index}>
              <div className="grow col g1">
                <NumberField
                  label={t('anchorLevel')}
                  value={anchor.level}
                  onChange={(level) => {
                    if (level !== null) change(index, { level });
                  }}
                />
                <LocalizedFields
                  label={t('anchorText')}
                  value={anchor.text}
                  onChange={(text) => change(index, { text })}
                  lines
                />
              </div>
              <Button
                variant="quiet"
                icon="trash"
                aria-label={t('removeNamed', { name: format.score(anchor.level) })}
                onClick={() => set(anchors.filter((_, other) => other !== index))}
              />
            </li>
          ))}
        </ol>
        <div className="row">
          <Button
            icon="plus"
            onClick={() => set([...anchors, { level: nextLevel(criterion), text: noText }])}
          >
            {t('addAnchor')}
          </Button>
        </div>
      </div>
    </details>
  );
}

/** Weights of single nominations where they differ from the common one; an empty field takes that. */
function NominationWeights({
  criterion,
  nominations,
  onChange,
}: EditProps & { readonly nominations: readonly Nomination[] }) {
  const { t, format } = useText('contest-setup');
  const { weightsByNomination = {}, ...common } = criterion;
  const set = (id: Id, weight: Milli | null) => {
    const others = Object.entries(weightsByNomination).filter(([other]) => other !== id);
    const all = Object.fromEntries(weight === null ? others : [...others, [id, weight]]);
    onChange(Object.keys(all).length === 0 ? common : { ...common, weightsByNomination: all });
  };
  if (nominations.length < 2) return null;
  return (
    <details className="more">
      <summary>{t('weightsByNomination')}</summary>
      <p className="meta">{t('weightsByNominationHint')}</p>
      <div className="field-grid">
        {nominations.map(({ id, title }) => (
          <NumberField
            key={id}
            label={format.localized(title) || t('untitled')}
            value={weightsByNomination[id] ?? null}
            optional
            accepts={(weight) => weight > 0}
            onChange={(weight) => set(id, weight)}
          />
        ))}
      </div>
    </details>
  );
}

/** One criterion: its titles, weight, scale, when a comment is obligatory, and what the levels mean. */
export function CriterionDialog({
  criterion,
  nominations,
  scored,
  onSave,
  onClose,
}: {
  readonly criterion: Criterion;
  readonly nominations: readonly Nomination[];
  /** Scores were given by it already. */
  readonly scored: boolean;
  readonly onSave: (criterion: Criterion) => void;
  readonly onClose: () => void;
}) {
  const { t } = useText('contest-setup');
  const [edited, setEdited] = useState(criterion);
  const fault = criterionFault(edited);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('criterion')}
      verbs={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" disabled={fault !== null} onClick={() => onSave(edited)}>
            {t('saveCriterion')}
          </Button>
        </>
      }
    >
      <div className="col g4">
        {scored && <Banner tone="warn">{t('criterionScoredWarning')}</Banner>}
        <LocalizedFields
          label={t('criterionTitle')}
          value={edited.title}
          onChange={(title) => setEdited({ ...edited, title })}
        />
        <ScaleFields criterion={edited} onChange={setEdited} />
        {fault !== null && <Banner tone="warn">{t(`criterionFaults.${fault}`)}</Banner>}
        <details className="more">
          <summary>{t('criterionHelp')}</summary>
          <LocalizedFields
            label={t('criterionHelpText')}
            value={edited.help}
            onChange={(help) => setEdited({ ...edited, help })}
            lines
          />
        </details>
        <NominationWeights criterion={edited} nominations={nominations} onChange={setEdited} />
        <AnchorFields criterion={edited} onChange={setEdited} />
      </div>
    </Dialog>
  );
}
