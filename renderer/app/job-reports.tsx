import { type ReactNode, useMemo } from 'react';

import { useHost } from '../host/host-context.ts';
import { createJobReports, windowClock } from '../host/job-reports.ts';
import { JobReportContext, type ToldJob } from '../ui/job-report.ts';

const noBar: ToldJob = () => undefined;

/** Long work of the screens below it on the system's bar of programs, where the host has one. */
export function JobReports({ children }: { readonly children: ReactNode }) {
  const { files } = useHost();
  const tell = useMemo(
    () =>
      files === null
        ? noBar
        : createJobReports((report) => void files.reportJob(report), windowClock),
    [files],
  );
  return <JobReportContext value={tell}>{children}</JobReportContext>;
}
