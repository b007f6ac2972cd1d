import { useEffect, useState } from 'react';

import type { PublicOptions } from '../../../shared/results/public-options.ts';
import type { PublicPageData } from '../../../shared/results/public-page.ts';
import type { StageReportState } from '../../results/use-stage-report.ts';

/**
 * What everybody would see with these options; the page before while the next is being made, null at first. `report` is
 * what the page is made of: it is made again with it.
 */
export function usePublicPage(
  { report, createPage }: Pick<StageReportState, 'report' | 'createPage'>,
  options: PublicOptions,
): { readonly page: PublicPageData | null; readonly failed: boolean } {
  const [page, setPage] = useState<PublicPageData | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (report === null) return undefined;
    let current = true;
    createPage(options).then(
      (made) => {
        if (!current) return;
        setPage(made);
        setFailed(false);
      },
      () => {
        if (current) setFailed(true);
      },
    );
    return () => {
      current = false;
    };
  }, [report, createPage, options]);
  return { page, failed };
}
