import { languages } from '../../../shared/basics/localized.ts';
import type { CommissionMember } from '../../../shared/contest/contest.ts';
import type { Award } from '../../../shared/results/ceremony-awards.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { Segment } from '../../ui/segment.tsx';
import { type CeremonyChoices, type CeremonyPlace, withHandOver } from './ceremony-choices.ts';
import { stageLooks } from '../../show/show-messages.ts';

interface Choosing {
  readonly choices: CeremonyChoices;
  readonly onChoose: (choices: CeremonyChoices) => void;
}

function LookCard({ choices, onChoose, draft }: Choosing & { readonly draft: boolean }) {
  const { t } = useText('ceremony');
  const names = languages.map((value) => ({ value, label: languageNames[value] }));
  return (
    <Card title={t('setup.screen')}>
      <div className="ceremony-fields">
        <SelectField
          label={t('setup.first')}
          value={choices.first}
          onChange={(first) =>
            onChoose({
              ...choices,
              first,
              second: choices.second === first ? null : choices.second,
            })
          }
          options={names}
        />
        <SelectField
          label={t('setup.second')}
          value={choices.second ?? ''}
          onChange={(second) => onChoose({ ...choices, second: second === '' ? null : second })}
          options={[
            { value: '', label: t('setup.oneLanguage') },
            ...names.filter(({ value }) => value !== choices.first),
          ]}
        />
        <div className="field">
          <span className="label" aria-hidden="true">
            {t('setup.look')}
          </span>
          <Segment
            label={t('setup.look')}
            value={choices.look}
            onChange={(look) => onChoose({ ...choices, look })}
            options={stageLooks.map((value) => ({ value, label: t(`common:${value}`) }))}
          />
        </div>
      </div>
      <CheckField
        label={t('setup.rehearsal')}
        hint={draft ? t('setup.onlyRehearsal') : t('setup.rehearsalHint')}
        checked={choices.rehearsal}
        disabled={draft}
        onChange={(rehearsal) => onChoose({ ...choices, rehearsal })}
      />
    </Card>
  );
}

function HandOverCard({
  choices,
  onChoose,
  awards,
  commission,
}: Choosing & {
  readonly awards: readonly Award[];
  readonly commission: readonly CommissionMember[];
}) {
  const { t } = useText('ceremony');
  const members = commission.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card title={t('setup.handOver')}>
      <p className="muted">{t('setup.handOverNote')}</p>
      <div className="ceremony-fields">
        {awards.map(({ id, title }) => (
          <SelectField<string>
            key={id}
            label={title}
            value={choices.handOver.get(id) ?? ''}
            onChange={(member) =>
              onChoose(withHandOver(choices, id, member === '' ? null : member))
            }
            options={[{ value: '', label: t('setup.nobody') }, ...members]}
          />
        ))}
      </div>
    </Card>
  );
}

/** What is chosen before a ceremony, and its two beginnings. */
export function CeremonySetup({
  choices,
  onChoose,
  draft,
  steps,
  awards,
  commission,
  onBegin,
}: Choosing & {
  readonly draft: boolean;
  /** How many steps the running order has. */
  readonly steps: number;
  readonly awards: readonly Award[];
  readonly commission: readonly CommissionMember[];
  readonly onBegin: (place: CeremonyPlace) => void;
}) {
  const { t, format } = useText('ceremony');
  const awarded = awards.filter(({ places }) => places.length > 0);
  return (
    <div className="col g4">
      <LookCard choices={choices} onChoose={onChoose} draft={draft} />
      {awarded.length > 0 && (
        <HandOverCard
          choices={choices}
          onChoose={onChoose}
          awards={awarded}
          commission={commission}
        />
      )}
      <Card title={choices.rehearsal ? t('begin.rehearsal') : t('begin.title')}>
        <p>{t('begin.steps', { count: steps, number: format.number(steps) })}</p>
        <p className="muted">{t('begin.secondNote')}</p>
        <div className="row g3 wrap">
          <Button
            variant="primary"
            size="lg"
            icon="screen"
            onClick={() => onBegin('second-window')}
          >
            {t('begin.second')}
          </Button>
          <Button size="lg" icon="play" onClick={() => onBegin('this-window')}>
            {t('begin.here')}
          </Button>
        </div>
        <p className="meta">{t('begin.hereNote')}</p>
      </Card>
    </div>
  );
}
