import type { JSX } from 'preact';
import type { Language, Words } from '../platform/i18n/language.js';
import { newSeriesPath, REPEAT } from './series-path.js';
import { choicesPath, type FirstChoice } from './choices-path.js';

/** For whom one press is not enough: they have a second choice in mind, or a team. */
export function FurtherWays({
  wish,
  team = false,
  language,
}: {
  readonly wish: FirstChoice;
  readonly team?: boolean;
  readonly language: Language;
}): JSX.Element {
  const { time } = wish;
  return (
    <ul class="ways">
      <li>
        <a href={choicesPath(wish)}>{CHOICES[language]}</a>
      </li>
      {wish.where !== undefined && (
        <li>
          <a href={newSeriesPath({ ...wish, where: wish.where })}>{REPEAT[language]}</a>
        </li>
      )}
      {team && (
        <li>
          <a href={newTeamPath({ ...time })}>{TEAM[language]}</a>
        </li>
      )}
    </ul>
  );
}

/** The form for a team, with what is known of it already. */
export function newTeamPath(known: Readonly<Record<string, string | undefined>>): string {
  const fields = ['telecentre', 'date', 'halfDay', 'desks'].flatMap((name): [string, string][] => {
    const value = known[name];
    return value === undefined ? [] : [[name, value]];
  });
  return `/teams/new?${new URLSearchParams(fields).toString()}`;
}

const CHOICES: Words = { fr: 'Dire aussi un deuxième choix', en: 'Say a second choice as well' };
export const TEAM: Words = { fr: 'Réserver pour une équipe', en: 'Book for a team' };
