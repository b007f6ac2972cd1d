import { Redirect, Route, Switch } from 'wouter';
import type { Profile } from '../storage/desk.ts';
import { useDesk } from '../storage/use-desk.ts';
import { Rail, type Section, sectionsOf } from './rail.tsx';
import {
  JurorListScreen,
  KeepKeysScreen,
  KeepSafeScreen,
  OwnScoresScreen,
  ScoreSheetScreen,
  sectionScreens,
  ShowCodesScreen,
} from './screens.tsx';

function JurorRoutes() {
  return (
    <Switch>
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
