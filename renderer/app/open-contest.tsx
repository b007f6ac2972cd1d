import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useText } from '../language/use-text.ts';
import type { Profile } from '../storage/desk.ts';
import { useDesk } from '../storage/use-desk.ts';
import { LinkButton } from '../ui/button.tsx';
import { Rail, type Section, sectionsOf } from './rail.tsx';
import {
  JurorListScreen,
  KeepKeysScreen,
  KeepSafeScreen,
  OwnScoresScreen,
  RunTournamentScreen,
  ScoreSheetScreen,
  sectionScreens,
  ShowCodesScreen,
} from './screens.tsx';

/** Where a contest has disciplines, its jurors are referees as well: two tasks side by side. */
function RefereeTasks() {
  const { t } = useText('shell');
  const [path] = useLocation();
  const isDay = path.startsWith('/tournament');
  return (
    <nav className="referee-tasks row wrap" aria-label={t('referee.label')}>
      <LinkButton href="#/tournament" {...(isDay ? { 'aria-current': 'page' } : {})}>
        {t('referee.day')}
      </LinkButton>
      <LinkButton href="#/" {...(isDay ? {} : { 'aria-current': 'page' })}>
        {t('referee.sheets')}
      </LinkButton>
    </nav>
  );
}

function JurorRoutes() {
  const { state } = useDesk('state');
  const [path] = useLocation();
  const isReferee = (state?.settings?.disciplines ?? []).length > 0;
  const isHome = path === '/' || path.startsWith('/tournament');
  return (
    <>
      {isReferee && isHome && <RefereeTasks />}
      <JurorSwitch />
    </>
  );
}

function JurorSwitch() {
  return (
    <Switch>
      <Route path="/tournament/*?" component={RunTournamentScreen} />
      <Route path="/sheet/:submission">
        {({ submission }) => (
          <ScoreSheetScreen key={submission} submissionId={decodeURIComponent(submission)} />
        )}
      </Route>
      <Route path="/own/*?" component={OwnScoresScreen} />
      <Route path="/keys" component={KeepKeysScreen} />
      <Route path="/safety" component={KeepSafeScreen} />
      <Route path="/codes">
        <ShowCodesScreen back="/" />
      </Route>
      <Route path="/" component={JurorListScreen} />
      <Redirect to="/" replace />
    </Switch>
  );
}

function SectionRoutes({ profile, home }: { readonly profile: Profile; readonly home: Section }) {
  const { state } = useDesk('state');
  const sections = sectionsOf(profile.role, state?.settings ?? null);
  return (
    <div className="shell">
      <Rail sections={sections} state={state} profile={profile} />
      <Switch>
        {sections.map((section) => (
          <Route key={section} path={`/${section}/*?`} component={sectionScreens[section]} />
        ))}
        <Redirect to={`/${home}`} replace />
      </Switch>
    </div>
  );
}

/** The screens of the role this installation has. */
export function OpenContest({ profile }: { readonly profile: Profile }) {
  switch (profile.role) {
    case 'juror':
      return <JurorRoutes />;
    case 'headquarters':
      return <SectionRoutes profile={profile} home="contest" />;
    case 'coordinator':
      return <SectionRoutes profile={profile} home="receive" />;
  }
}
