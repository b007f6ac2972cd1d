import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import type { SectionProps } from './general-section.tsx';
import { LocalizedFields } from './localized-fields.tsx';

/** What jurors sign before they score. */
export function TextsSection({ draft, onChange }: SectionProps) {
  const { t } = useText('contest-setup');
  return (
    <Card title={t('texts')}>
      <div className="col g4">
        <p className="meta">{t('textsHint')}</p>
        <div data-place="consent">
          <LocalizedFields
            label={t('consentText')}
            value={draft.consent}
            onChange={(consent) => onChange({ ...draft, consent })}
            lines
          />
        </div>
        <div data-place="confidentiality">
          <LocalizedFields
            label={t('confidentialityText')}
            value={draft.confidentiality}
            onChange={(confidentiality) => onChange({ ...draft, confidentiality })}
            lines
          />
        </div>
      </div>
    </Card>
  );
}
