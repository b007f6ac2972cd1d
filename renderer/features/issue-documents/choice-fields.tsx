import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { letterKinds } from '../../../shared/results/letter-list.ts';
import { useText } from '../../language/use-text.ts';
import { CheckField, SelectField } from '../../ui/field.tsx';
import {
  type DocumentChoice,
  isByNomination,
  languagesFor,
  offeredPapers,
} from './document-choice.ts';

export interface Choosing {
  readonly choice: DocumentChoice;
  readonly onChoose: (choice: DocumentChoice) => void;
}

/** What only some papers can be asked. */
function OwnFields({
  choice,
  onChoose,
  settings,
}: Choosing & { readonly settings: ContestSettings }) {
  const { t, format } = useText('issue');
  const { paper } = choice;
  return (
    <>
      {paper === 'protocol' && (
        <CheckField
          label={t('document.register')}
          checked={choice.withRegister}
          onChange={(withRegister) => onChoose({ ...choice, withRegister })}
        />
      )}
      {paper === 'letters' && (
        <SelectField
          label={t('letters.label')}
          value={choice.letters ?? 'all'}
          onChange={(kind) => onChoose({ ...choice, letters: kind === 'all' ? null : kind })}
          options={(['all', ...letterKinds] as const).map((value) => ({
            value,
            label: t(`letters.${value}`),
          }))}
        />
      )}
      {(paper.endsWith('diplomas') || paper.endsWith('certificates')) && (
        <CheckField
          label={t('document.upright')}
          checked={choice.upright}
          onChange={(upright) => onChoose({ ...choice, upright })}
        />
      )}
      {paper === 'feedback' && (
        <CheckField
          label={t('document.comments')}
          checked={choice.withComments}
          onChange={(withComments) => onChoose({ ...choice, withComments })}
        />
      )}
      {isByNomination(paper) && settings.nominations.length > 1 && (
        <SelectField
          label={t('document.nomination')}
          value={choice.nomination ?? ''}
          onChange={(id) => onChoose({ ...choice, nomination: id === '' ? null : id })}
          options={[
            { value: '', label: t('document.allNominations') },
            ...settings.nominations.map(({ id, title }) => ({
              value: id,
              label: format.localized(title),
            })),
          ]}
        />
      )}
    </>
  );
}

/** Which paper, in which language, and what of it. */
export function ChoiceFields(
  props: Choosing & { readonly settings: ContestSettings; readonly stage: Id },
) {
  const { choice, onChoose, settings, stage } = props;
  const { t } = useText('issue');
  const offered = languagesFor(choice.paper);
  return (
    <>
      <SelectField
        label={t('document.which')}
        value={choice.paper}
        onChange={(paper) => onChoose({ ...choice, paper })}
        options={offeredPapers(settings, stage).map((value) => ({
          value,
          label: t(`papers.${value}`),
        }))}
      />
      <SelectField
        label={t('document.language')}
        value={offered.includes(choice.language) ? choice.language : 'kk'}
        onChange={(language) => onChoose({ ...choice, language })}
        options={offered.map((value) => ({ value, label: t(`document.languages.${value}`) }))}
      />
      <OwnFields {...props} />
    </>
  );
}
