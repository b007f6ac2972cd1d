import { useState } from 'react';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ConsentText } from './consent-parts.tsx';
import { consentParts, consentStanding, needsConsent } from './consent-texts.ts';
import type { WorkItem } from './juror-work.ts';
import './consent.css';

function useStanding(settings: ContestSettings) {
  const { profile, state } = useDesk('profile', 'state');
  return profile === null || state === null
    ? null
    : consentStanding(settings, state, profile.person.id);
}

/** Above the list, while the consent is not signed: what stands before the first application. */
export function ConsentDue({
  settings,
  items,
  next,
}: {
  readonly settings: ContestSettings;
  readonly items: readonly WorkItem[];
  readonly next: WorkItem | null;
}) {
  const { t } = useText('consent');
  const standing = useStanding(settings);
  const first = next ?? items.find(({ sheet }) => needsConsent(sheet));
  if (standing?.due !== true || first === undefined) return null;
  return (
    <div className="consent-due">
      <Banner
        tone="warn"
        icon="pen"
        title={standing.amended ? t('amended') : t('due')}
        action={<LinkButton href={`#/sheet/${first.submission.id}`}>{t('toSign')}</LinkButton>}
      >
        {standing.amended ? t('amendedDetail') : t('dueDetail')}
      </Banner>
    </div>
  );
}

/** When and in which language the consent was signed, and its text to read again. */
export function ConsentSigned({ settings }: { readonly settings: ContestSettings }) {
  const { t, format } = useText('consent');
  const standing = useStanding(settings);
  const [open, setOpen] = useState(false);
  const signed = standing?.signed ?? null;
  if (signed === null || consentParts(settings, signed.language).length === 0) return null;
  const when = t('signedAt', {
    date: format.date(signed.wallClock, 'press'),
    time: format.time(signed.wallClock),
    language: languageNames[signed.language],
  });
  return (
    <section className="card pad col" aria-label={t('card')}>
      <p className="meta">{when}</p>
      <Button variant="quiet" icon="doc" onClick={() => setOpen(true)}>
        {t('readAgain')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        wide
        title={t('card')}
        verbs={<Button onClick={() => setOpen(false)}>{t('common:close')}</Button>}
      >
        <p className="meta">{when}</p>
        {consentParts(settings, signed.language).map((part) => (
          <section key={part.id}>
            <h3>{t(`${part.id}.title`)}</h3>
            <ConsentText part={part} wanted={signed.language} />
          </section>
        ))}
      </Dialog>
    </section>
  );
}
