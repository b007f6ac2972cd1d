import { type Language, languages } from '../../../shared/basics/localized.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { FileLimit } from '../../hand-over/file-limit.tsx';
import { LetterText } from '../../hand-over/letter-text.tsx';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { Segment } from '../../ui/segment.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import type { Invited } from './invited-people.ts';
import type { ExportChoice, ExportDone } from './use-invitation-export.ts';

/** Why there are no files: in a contest with two key keepers the other one approves tickets first, which is no failure. */
export function NoFiles({ error }: { readonly error: DeskError | null }) {
  const { t } = useText('jury');
  if (error?.type !== 'ApprovalsWaiting') return <ErrorBanner error={error} />;
  return (
    <div role="status">
      <Banner
        tone="warn"
        icon="key"
        title={t('approval.title')}
        action={
          <LinkButton variant="quiet" href="#/receive">
            {t('approval.toArchive')}
          </LinkButton>
        }
      >
        {t('approval.what')} {t('approval.do')}
      </Banner>
    </div>
  );
}

/** Documents that are not on this laptop cannot go into a file. */
export function MissingDocuments() {
  const { t } = useText('jury');
  const { missingDocuments } = useDesk('missingDocuments');
  if (missingDocuments === 0) return null;
  return <Banner tone="warn">{t('documentsMissing', { count: missingDocuments })}</Banner>;
}

/** How the files leave: each alone or a ZIP per region, how large, and with or without letters. */
export function ExportOptions({
  choice,
  onChange,
}: {
  readonly choice: ExportChoice;
  readonly onChange: (choice: ExportChoice) => void;
}) {
  const { t } = useText('invitations');
  return (
    <section className="card pad col g3" aria-label={t('options')}>
      <div className="person-grid">
        <SelectField
          label={t('packing.label')}
          value={choice.packing}
          hint={t(`packing.${choice.packing}Hint`)}
          onChange={(packing) => onChange({ ...choice, packing })}
          options={(['people', 'regions'] as const).map((value) => ({
            value,
            label: t(`packing.${value}`),
          }))}
        />
        <FileLimit value={choice.limit} onChange={(limit) => onChange({ ...choice, limit })} />
      </div>
      <CheckField
        label={t('withLetters')}
        checked={choice.letters}
        onChange={(letters) => onChange({ ...choice, letters })}
      />
    </section>
  );
}

/** What was saved, and what is still to be done about it. */
export function ExportNote({
  done,
  asked,
}: {
  readonly done: ExportDone | null;
  /** How many people were chosen. */
  readonly asked: number;
}) {
  const { t, format } = useText('invitations');
  if (done === null) return null;
  const missed = asked - done.people.length;
  return (
    <div role="status" className="col g3">
      {missed > 0 && <Banner tone="warn">{t('missed', { count: missed })}</Banner>}
      {done.tooLarge.length > 0 && (
        <Banner tone="warn" title={t('tooLarge', { count: done.tooLarge.length })}>
          {format.list(done.tooLarge)}
        </Banner>
      )}
    </div>
  );
}

/** The letter that goes with one person's invitation. */
export function LetterPreview({
  entry,
  text,
  language,
  onLanguage,
}: {
  readonly entry: Invited;
  readonly text: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}) {
  const { t } = useText('invitations');
  return (
    <details className="card pad unfold">
      <summary>{t('letterFor', { name: fullName(entry.person) })}</summary>
      <div className="col g3 panel">
        <Segment
          label={t('letterLanguage')}
          value={language}
          onChange={onLanguage}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <LetterText text={text} language={language} />
      </div>
    </details>
  );
}
