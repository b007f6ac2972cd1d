import type { RegionCode } from '../../../shared/contest/contest.ts';
import { useDesk } from '../../storage/use-desk.ts';

/** The region whose coordinator registers applications on this computer; null at headquarters. */
export function useOwnRegion(): RegionCode | null {
  const { profile } = useDesk('profile');
  return profile?.role === 'coordinator' ? profile.person.region : null;
}
