/** What brings people to a telecentre, as they say it themselves; all that is kept of them when they have left. */
export const MEMBER_STATUSES = [
  'independent',
  'employee',
  'public_agent',
  'job_seeker',
  'student',
  'association',
  'second_home_owner',
  'candidate',
] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];
