import { errorText } from '../language/error-text.ts';
import { useText } from '../language/use-text.ts';
import type { DeskError } from '../storage/desk.ts';
import { Banner } from '../ui/banner.tsx';

/** An expected failure in words: what happened and what to do now. Nothing while there is none. */
export function ErrorBanner({ error }: { readonly error: DeskError | null }) {
  const { language } = useText('hand-over');
  if (error === null) return null;
  const text = errorText(error, language);
  return (
    <Banner tone="danger" title={text.title}>
      {text.what} {text.do}
    </Banner>
  );
}
