import type { DirectorySummary } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Card, KeyValues } from '../../ui/card.tsx';

/** What all statements about people and keys come to, so that two desks can compare what they know. */
export function DirectoryCard({ directory }: { readonly directory: DirectorySummary }) {
  const { t, format } = useText('keys');
  return (
    <Card title={t('directory.title')}>
      <div className="col g3">
        <KeyValues
          items={[
            [t('directory.version'), format.number(directory.version)],
            [t('directory.code'), <code key="code">{directory.code}</code>],
            [
              t('directory.keepers'),
              directory.threshold === 2 ? t('directory.two') : t('directory.one'),
            ],
            [t('directory.rule'), t(`directory.${directory.confirmation}`)],
          ]}
        />
        <p className="meta">{t('directory.compare')}</p>
      </div>
    </Card>
  );
}
