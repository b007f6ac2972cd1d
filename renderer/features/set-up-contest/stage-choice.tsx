import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { SelectField } from '../../ui/field.tsx';
import type { Draft } from './draft.ts';

/** Which stage's form, criteria or rules are shown; nothing to choose where there is only one. */
export function StageChoice({
  draft,
  stage,
  onStage,
}: {
  readonly draft: Draft;
  readonly stage: Id;
  readonly onStage: (stage: Id) => void;
}) {
  const { t, format } = useText('contest-setup');
  if (draft.stages.length < 2) return null;
  return (
    <SelectField
      label={t('common:stage')}
      value={stage}
      onChange={onStage}
      options={draft.stages.map(({ id, title }, at) => ({
        value: id,
        label: t('stageNumbered', {
          number: String(at + 1),
          title: format.localized(title) || t('untitled'),
        }),
      }))}
    />
  );
}
