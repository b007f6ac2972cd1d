import { ErrorBanner } from '../language/error-banner.tsx';
import { useText } from '../language/use-text.ts';
import { Banner } from '../ui/banner.tsx';
import type { ReadingError } from './reading-error.ts';

/** Why a document is not shown, in plain words; the sheet can be scored all the same. */
export function ReadingNote({ error }: { readonly error: ReadingError }) {
  const { t, format } = useText('document-pane');
  switch (error.type) {
    case 'desk':
      return <ErrorBanner error={error.error} tone="warn" />;
    case 'picture-too-large':
      return (
        <Banner tone="warn" title={t('error.picture-too-large.title')}>
          {t('error.picture-too-large.what', { megapixels: format.number(error.megapixels) })}
        </Banner>
      );
    case 'missing':
    case 'damaged':
    case 'empty':
    case 'other-kind':
    case 'locked':
    case 'too-slow':
      return (
        <Banner tone="warn" title={t(`error.${error.type}.title`)}>
          {t(`error.${error.type}.what`)}
        </Banner>
      );
  }
}
