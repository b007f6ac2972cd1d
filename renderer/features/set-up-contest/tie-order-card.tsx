import type { TieBreak } from '../../../shared/contest/contest.ts';
import { sameData } from '../../../shared/basics/same-data.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import type { Draft } from './draft.ts';
import { moved } from './draft-stages.ts';
import { MoveButtons } from './move-buttons.tsx';
import type { RulesProps } from './ranking-card.tsx';
import { isTieRule, tieRules } from '../../regulation/setting-words.ts';

const ruleOf = (name: string): TieBreak =>
  name === 'median' || name === 'chair-decision-with-reason' ? { by: name } : { by: 'other', name };

/** Words for a rule; a criterion is told with its stage, for two stages may ask the same. */
function useRuleText({ stages }: Draft): (rule: TieBreak) => string {
  const { t, format } = useText('contest-setup');
  return (rule) => {
    if (rule.by === 'other') return isTieRule(rule.name) ? t(`tieRules.${rule.name}`) : rule.name;
    if (rule.by !== 'criterion') return t(`tieRules.${rule.by}`);
    const stage = stages.find(({ id }) => id === rule.stage);
    const criterion = stage?.criteria.find(({ id }) => id === rule.criterion);
    return criterion === undefined || stage === undefined
      ? t('tieCriterionGone')
      : t('tieCriterion', {
          criterion: format.localized(criterion.title),
          stage: format.localized(stage.title),
        });
  };
}

/** A rule's name for keys and choices; a rule stands in the order once. */
const nameOf = (rule: TieBreak): string =>
  rule.by === 'criterion'
    ? `criterion/${rule.stage}/${rule.criterion}`
    : rule.by === 'other'
      ? rule.name
      : rule.by;

/** What settles equal scores, the first rule first. */
export function TieOrderCard({
  draft,
  regulation,
  onRules,
}: RulesProps & { readonly draft: Draft }) {
  const { t } = useText('contest-setup');
  const ruleText = useRuleText(draft);
  const { tieBreak } = regulation;
  const all: readonly TieBreak[] = [
    ...draft.stages.flatMap(({ id: stage, criteria }) =>
      criteria.map(({ id }): TieBreak => ({ by: 'criterion', criterion: id, stage })),
    ),
    ...tieRules.map(ruleOf),
  ];
  const free = all.filter((rule) => !tieBreak.some((other) => sameData(other, rule)));
  const add = (name: string) => {
    const rule = free.find((candidate) => nameOf(candidate) === name);
    if (rule !== undefined) onRules({ tieBreak: [...tieBreak, rule] });
  };
  return (
    <Card title={t('tieOrder')}>
      <p className="meta">{t('tieOrderHint')}</p>
      <ol className="edit-rows lines numbered" data-place="ties">
        {tieBreak.map((rule, at) => {
          const name = ruleText(rule);
          return (
            <li key={nameOf(rule)}>
              <span className="grow">{name}</span>
              <MoveButtons
                name={name}
                at={at}
                count={tieBreak.length}
                onMove={(to) => onRules({ tieBreak: moved(tieBreak, at, to) })}
              />
              <Button
                variant="quiet"
                icon="trash"
                aria-label={t('removeNamed', { name })}
                onClick={() => onRules({ tieBreak: tieBreak.filter((_, other) => other !== at) })}
              />
            </li>
          );
        })}
      </ol>
      <SelectField
        label={t('addTieRule')}
        value=""
        onChange={add}
        options={[
          { value: '', label: t('chooseRule') },
          ...free.map((rule) => ({ value: nameOf(rule), label: ruleText(rule) })),
        ]}
      />
    </Card>
  );
}
