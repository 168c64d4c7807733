/** Somebody who came without a booking or an account: of most of them only what brings them is known. */
import { MEMBER_STATUSES } from '../accounts/member-status.js';
import type { Language, Words } from '../platform/i18n/language.js';

export const WALK_IN_CATEGORIES = [...MEMBER_STATUSES, 'other'] as const;
export type WalkInCategory = (typeof WALK_IN_CATEGORIES)[number];

/** Nobody is asked whether they are a man or a woman: what brings them is said, as far as French lets one. */
export const WALK_IN_WORDS: Readonly<Record<WalkInCategory, Words>> = {
  independent: { fr: 'indépendant', en: 'independent' },
  employee: { fr: 'emploi salarié', en: 'employee' },
  public_agent: { fr: 'agent public', en: 'civil servant' },
  job_seeker: { fr: 'recherche d’emploi', en: 'job seeker' },
  student: { fr: 'études', en: 'student' },
  association: { fr: 'association', en: 'association' },
  second_home_owner: { fr: 'résidence secondaire', en: 'second-home owner' },
  candidate: { fr: 'projet d’installation', en: 'planning to move here' },
  other: { fr: 'autre', en: 'other' },
};

/** Where a booking is read with its holder's name beside it. */
export function holderInWords(
  { holder, walkIn }: { readonly holder: string | null; readonly walkIn: WalkInCategory | null },
  language: Language,
): string | null {
  return holder ?? (walkIn && walkInLabel(walkIn, language));
}

/** `Passage (indépendant)`: what stands where others have a name. */
export function walkInLabel(category: WalkInCategory, language: Language): string {
  const brought = WALK_IN_WORDS[category][language];
  return language === 'fr' ? `Passage (${brought})` : `Walk-in (${brought})`;
}
