import type { ReactNode } from 'react';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { Banner } from '../../ui/banner.tsx';

/** An expected failure in words: what happened and what to do now. */
export function ErrorBanner({
  error,
  action,
}: {
  readonly error: DeskError;
  readonly action?: ReactNode;
}) {
  const { language } = useText('score');
  const text = errorText(error, language);
  return (
    <Banner tone="danger" title={text.title} action={action}>
      {text.what} {text.do}
    </Banner>
  );
}
