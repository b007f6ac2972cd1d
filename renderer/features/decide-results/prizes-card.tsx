import { languages, type LocalizedText } from '../../../shared/basics/localized.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { grandPrixId } from '../../../shared/results/ceremony-awards.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FieldError, TextField } from '../../ui/field.tsx';
import { useMeetingForm } from './form-context.ts';
import type { MeetingDraft, PrizeDraft } from './meeting-draft.ts';
import { RemoveButton } from './remove-button.tsx';
import { SubmissionPicker } from './submission-picker.tsx';

/** A name for a prize that the regulation does not have, free among those there are. */
function freshId(prizes: MeetingDraft['prizes']): string {
  const taken = new Set(prizes.map(({ id }) => id));
  let number = 1;
  while (taken.has(`prize-${number}`)) number += 1;
  return `prize-${number}`;
}

function TitleFields({ prize, at }: { readonly prize: PrizeDraft; readonly at: number }) {
  const { t, draft, change, wrongAt } = useMeetingForm();
  const set = (title: LocalizedText) =>
    change({
      // A prize that is shared has one title.
      prizes: draft.prizes.map((each) => (each.id === prize.id ? { ...each, title } : each)),
    });
  return (
    <fieldset className="prize-titles">
      <legend className="sr">{t('prizes.name')}</legend>
      {languages.map((language, index) => (
        <TextField
          key={language}
          label={t('prizes.nameIn', { language: languageNames[language] })}
          value={prize.title[language]}
          lang={language}
          onChange={(text) => set({ ...prize.title, [language]: text })}
          {...(index === 0 ? wrongAt(`prizes/${at}/title`) : {})}
        />
      ))}
    </fieldset>
  );
}

/** Who gets a prize: found by number or title, or nobody yet. */
function Holder({ prize, at }: { readonly prize: PrizeDraft; readonly at: number }) {
  const { t, state, draft, change, problems, wrongAt, labelOf } = useMeetingForm();
  const set = (submission: PrizeDraft['submission']) =>
    change({ prizes: draft.prizes.with(at, { ...prize, submission }) });
  if (prize.submission === '')
    return (
      <SubmissionPicker
        state={state}
        label={t('prizes.holder')}
        onPick={set}
        {...wrongAt(`prizes/${at}/submission`)}
      />
    );
  const label = labelOf(prize.submission);
  return (
    <div className="col">
      <div className="picked">
        <span className="grow">{label}</span>
        <RemoveButton name={label} onRemove={() => set('')} />
      </div>
      {problems.has(`prizes/${at}/submission`) && <FieldError>{t('problem.twice')}</FieldError>}
    </div>
  );
}

function PrizeRow({ prize, at }: { readonly prize: PrizeDraft; readonly at: number }) {
  const { t, settings, draft, change, format } = useMeetingForm();
  const own = settings.prizes.some(({ id }) => id === prize.id);
  const isFirst = draft.prizes.findIndex(({ id }) => id === prize.id) === at;
  const title = format.localized(prize.title) || t('prizes.untitled');
  const share = () =>
    change({ prizes: draft.prizes.toSpliced(at + 1, 0, { ...prize, submission: '' }) });
  return (
    <li>
      <div className="grow col g3">
        {own || !isFirst ? <p className="t1">{title}</p> : <TitleFields prize={prize} at={at} />}
        <Holder prize={prize} at={at} />
      </div>
      {isFirst && (
        <Button
          variant="quiet"
          icon="plus"
          aria-label={t('prizes.share', { title })}
          title={t('prizes.share', { title })}
          onClick={share}
        />
      )}
      {!(own && isFirst) && (
        <RemoveButton
          name={title}
          onRemove={() => change({ prizes: draft.prizes.toSpliced(at, 1) })}
        />
      )}
    </li>
  );
}

/** Special prizes and the grand prix: those of the regulation, and what the commission adds by itself. */
export function PrizesCard() {
  const { t, draft, change } = useMeetingForm();
  const { prizes } = draft;
  const add = (id: string, title: LocalizedText) =>
    change({ prizes: [...prizes, { id, title, submission: '' }] });
  const grandPrix: LocalizedText = {
    kk: t('prizes.grandPrix', { lng: 'kk' }),
    ru: t('prizes.grandPrix', { lng: 'ru' }),
    en: t('prizes.grandPrix', { lng: 'en' }),
  };
  return (
    <Card title={t('prizes.title')}>
      <div className="col g3">
        {prizes.length === 0 ? (
          <p className="meta">{t('prizes.none')}</p>
        ) : (
          <ul className="decide-rows">
            {prizes.map((prize, at) => (
              // A prize may be shared, so it has no name of its own in the list.
              <PrizeRow key={at} prize={prize} at={at} />
            ))}
          </ul>
        )}
        <div className="row wrap g2">
          {!prizes.some(({ id }) => id === grandPrixId) && (
            <Button icon="plus" onClick={() => add(grandPrixId, grandPrix)}>
              {t('prizes.addGrandPrix')}
            </Button>
          )}
          <Button icon="plus" onClick={() => add(freshId(prizes), { kk: '', ru: '', en: '' })}>
            {t('prizes.add')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
